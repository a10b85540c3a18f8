import { type Kind, kinds } from './kinds.ts'

/** With this, a name still fits where file systems allow 255 bytes and somebody puts a number before it. */
const mostBytes = 200

/** Control characters, and marks that nobody sees: some turn the direction of writing, so that `fdp.exe` reads `exe.pdf`. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\p{Default_Ignorable_Code_Point}/gu
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * The name under which a file is kept in its row and given out again: the last part of a path, without control characters, unseen marks
 * and what Windows forbids, at most 200 bytes, and with an ending that fits the content. Never used as a path on our disk.
 */
export function cleanName(given: string, kind: Kind): string {
  const last = given
    .replace(/\p{Cs}/gu, '')
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!
  const plain = trimmed(
    last
      .replace(unseen, '')
      .replace(/[<>:"|?*]/g, '_')
      .replace(/\s+/g, ' '),
  )
  const { stem, ending } = parted(plain || '未命名', kind)
  return `${shortened(stem.replace(device, '_$1'), mostBytes - Buffer.byteLength(ending))}${ending}`
}

const trimmed = (text: string) => text.replace(/^[\s.]+|[\s.]+$/gu, '')

function parted(name: string, kind: Kind): { stem: string; ending: string } {
  const endings: readonly string[] = kinds[kind].endings
  const dot = name.lastIndexOf('.')
  const own = dot > 0 ? name.slice(dot + 1).toLowerCase() : null
  if (own !== null && endings.includes(own)) return { stem: name.slice(0, dot), ending: `.${own}` }
  return { stem: name, ending: endings[0] ? `.${endings[0]}` : '' }
}

function shortened(stem: string, bytes: number): string {
  let kept = ''
  let used = 0
  for (const character of stem) {
    used += Buffer.byteLength(character)
    if (used > bytes) break
    kept += character
  }
  return trimmed(kept) || '_'
}
