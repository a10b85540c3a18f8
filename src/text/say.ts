/** Picks the wording for the reader of the terminal: Chinese first, English by locale. */
export type Say = (chinese: string, english: string) => string
