/** Text for XML 1.0: what it cannot hold is dropped, what is markup is written as its entity. */
export const xml = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, letter => entities[letter]!)

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
