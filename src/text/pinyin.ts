/** With ɑ (U+0251) and ɡ (U+0261), which Chinese input methods write for a and g, and with combining marks. */
const marked = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿế\u0304\u0301\u030c\u0300'
const letters = `a-zɑɡüêŋ\u0308${marked}`

/** Every syllable of standard Mandarin is an initial (or none) and one of these finals; a few pairs that do not exist do no harm. */
const finals = 'iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|er|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v|ü'
const unmarked = `(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:${finals})|ai|ei|ao|ou|an|en|er|ang)`

const afterHan = '(?<=\\p{Script=Han}[ \\u3000]?)[(（]\\s?'
const close = '\\s?[)）]'
const withTone = new RegExp(`${afterHan}(?=[^()（）]{0,8}[${marked}])[${letters}]{1,8}${close}`, 'giu')
const withoutTone = new RegExp(`${afterHan}${unmarked}${close}`, 'gu')

/**
 * Takes out the readings that some mirrors put after a character: 公開(kāi) → 公開, 一項（xiàng） → 一項, 的(de) → 的.
 * A reading without a tone mark goes only where it is lower-case, two letters or more, a syllable of Mandarin, and right after a Chinese character.
 */
export function stripPinyin(text: string): string {
  if (!/[(（]\s?[a-z\u00e0-\u01dcɑɡńňǹḿ]/iu.test(text)) return text
  return text.replace(withTone, '').replace(withoutTone, '')
}
