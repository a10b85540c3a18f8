import { readFile, writeFile } from 'node:fs/promises'
import {
  checkMarks,
  type Hidden,
  hiddenKinds,
  inOrder,
  type Mark,
  type Proof,
  proveRedacted,
  type RedactedCopy,
  readForRedaction,
  redact,
  redactableKind,
  redactionLimits,
  suggestMarks,
  type WithheldLine,
  withheldList,
} from '../document/redaction/index.ts'
import { BadInput } from '../errors.ts'
import { findPersonalData, type PersonalKind, personalKinds } from '../secrets/index.ts'
import type { Say } from '../text/say.ts'

export type RedactRequest = { marks?: string; out?: string; suggest?: true; json?: true }

/** What the command prints, and whether the copy is proven; only a proven one is written. Throws BadInput. */
export async function redactFile(file: string, flags: RedactRequest, say: Say): Promise<{ output: string; isProven: boolean }> {
  const bytes = await bytesOf(file)
  const kind = redactableKind(bytes)
  const reading = await readForRedaction(bytes, kind)
  if (flags.suggest) {
    const marks = inOrder(
      suggestMarks(reading, findPersonalData).map(({ mark, found }) => ({ ...mark, note: personalKinds[found as PersonalKind].label })),
      reading,
    )
    return { output: `${JSON.stringify(marks, null, 2)}\n`, isProven: true }
  }
  if (!flags.marks || !flags.out)
    throw new BadInput(say('请同时给出 --marks 和 --out，或者 --suggest。', 'give --marks and --out, or --suggest'))
  const marks = inOrder(checkMarks(parsed(await bytesOf(flags.marks), flags.marks), kind!, redactionLimits), reading)
  const copy = await redact(bytes, kind!, marks)
  const proof = await proveRedacted(bytes, copy.bytes, kind!, marks)
  if (proof.isProven) await writeFile(flags.out, copy.bytes)
  const withheld = withheldList(marks, reading)
  const { pictures, dropped } = copy
  const output = flags.json ? `${JSON.stringify({ proof, withheld, pictures, dropped })}\n` : printed(proof, withheld, copy, marks, say)
  return { output, isProven: proof.isProven }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new BadInput(`${file}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? '没有这个文件 / no such file' : String(error)}`)
  }
}

function parsed(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    throw new BadInput(`${file}: 不是 JSON / not JSON`)
  }
}

function printed(proof: Proof, withheld: readonly WithheldLine[], copy: RedactedCopy, marks: readonly Mark[], say: Say): string {
  const gone = proof.marks.filter(({ isGone }) => isGone).length
  const lines = withheld.map(
    ({ numbers, place, kind, label, cites, note }) =>
      `  ${numbers.join('、')}  ${place}  ${kind ?? label}（${cites}）${note ? `  ${note}` : ''}`,
  )
  const left = proof.marks.filter(({ isGone }) => !isGone).map(({ mark, why }) => `  ✗ ${mark + 1}  ${why}`)
  const elsewhere = proof.marks
    .filter(one => one.elsewhere > 0)
    .map(
      one =>
        `  ! ${one.mark + 1}  ${say(`同样的文字另有 ${one.elsewhere} 处没有标记`, `the same words stand unmarked at ${one.elsewhere} more places`)}`,
    )
  const pictures = copy.pictures.map(({ page, why }) => `  ${say(`第 ${page} 页改为图像`, `page ${page} became its picture`)}：${why}`)
  const hidden = (list: readonly Hidden[]) =>
    list.map(({ what, count }) => `  ${say(hiddenKinds[what].label, hiddenKinds[what].english)} ${count}`)
  return [
    say(`隐去 ${marks.length} 处，核验 ${gone} 处已移除`, `${marks.length} passages withheld, ${gone} proven gone`),
    ...lines,
    ...left,
    ...elsewhere,
    ...pictures,
    ...(copy.dropped.length > 0 ? [say('没有带入公开版：', 'left behind:'), ...hidden(copy.dropped)] : []),
    ...(proof.hides.length > 0 ? [say('公开版中仍有：', 'still in the copy:'), ...hidden(proof.hides)] : []),
    proof.isProven ? `SHA-256 ${proof.sha256.copy}` : say('核验没有通过，公开版没有写出。', 'not proven: the copy was not written'),
    '',
  ].join('\n')
}
