const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands between tags or in quotes; control characters, which HTML cannot hold, fall away. */
export const escapeText = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '').replace(/[&<>"]/g, character => escapes[character]!)
