/** Digits, Latin letters and punctuation from full width to half width, the ideographic space to a space, and the minus signs to a hyphen-minus. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, found => String.fromCharCode(found.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/[\u2212\ufe63]/g, '-')
    .replace(/\ufe62/g, '+')
}

const bracketedYear =
  /[﹝[【(（［〔「『〈<]\s*([0-9０-９]{4})\s*(?:年\s*)?[﹞\]】)）］〕」』〉>](?=\s*第?\s*[0-9０-９]+\s*号|\s*第?\s*[0-9０-９]+\s*號)/g

/** 国办公开办函﹝2021﹞30号 → 国办公开办函〔2021〕30号: the brackets that the standard of official documents (GB/T 9704) gives the year of a document number. */
export function normalizeDocumentNumber(text: string): string {
  return text.replace(bracketedYear, (_, year: string) => `〔${halfWidth(year)}〕`)
}
