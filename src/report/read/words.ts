/** Before a numbered label inside running words: `（四）无法提供 1.本机关不掌握…` names two things. */
const numbered = /(?<=.)(?=[（(][一二三四五六七][）)](?!项))|(?<=[^\d.])(?=[1-8][.、．](?!\d))/
export const wordsOf = (text: string): string[] => (text.length > 400 ? [text] : text.split(numbered).filter(part => part.trim() !== ''))
