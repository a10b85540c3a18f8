import type { Block } from '../blocks.ts'

/** A head of the first or second level stands alone on its line and is no sentence. */
const head = /^(?:([一二三四五六七八九十]{1,3}、)|(（[一二三四五六七八九十]{1,3}）))[^。；：]{1,28}$/

/**
 * The body of a letter from plain text as it is typed: a line is a paragraph; 一、 and （一） alone on a line are heads; 1. and (1) are
 * paragraphs, as the standard sets them in the face of the text. Empty lines say nothing.
 */
export const bodyOf = (text: string): Block[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => {
      const level = head.exec(line)
      if (level) return { kind: 'heading', level: level[1] ? 1 : 2, text: line }
      return { kind: 'paragraph', runs: [{ text: line }] }
    })
