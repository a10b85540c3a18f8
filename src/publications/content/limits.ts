/** Limits on what comes from outside (house.md 6). Settings of the site and of the command line; these are the defaults. */
export type ContentLimits = {
  /** bytes of one file */
  fileBytes: number
  /** bytes after unpacking a container */
  unpackedBytes: number
  /** characters of text that are kept of one attachment */
  textCharacters: number
  /** pages of a PDF */
  pages: number
  /** milliseconds for one file */
  milliseconds: number
}

export const contentLimits: ContentLimits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  textCharacters: 2_000_000,
  pages: 1_000,
  milliseconds: 10_000,
}
