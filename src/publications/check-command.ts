import { readdirSync, readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BadInput } from '../errors.ts'
import { ofHandle } from '../files/disk.ts'
import type { Kind } from '../files/kinds.ts'
import { sniff } from '../files/sniff.ts'
import { beijingDay, type PlainDate } from '../law/index.ts'
import { decodeText, type Say } from '../text/index.ts'
import { checkAttachment, checkPublication, type Draft, type Finding, ruleNames, type WordList, wordListOf } from './check/index.ts'
import type { CheckFlags } from './commands.ts'
import { contentLimits, fromDocx, fromHtmlFile, fromText } from './content/index.ts'

type Checked = { file: string; kind: Kind; findings: Finding[] } | { file: string; error: string }

/** `publications check`: what stands in the way of publishing these files. Status 1 where something is found, 2 where a file cannot be read. */
export async function check(paths: string[], options: CheckFlags, say: Say, now: Date): Promise<void> {
  const files = paths.flatMap(filesIn)
  const today = beijingDay(now)
  const words = options.words === undefined ? undefined : wordsIn(options.words)
  for (const file of files) {
    const checked = await checkedFile(file, words, today)
    const status = 'error' in checked ? 2 : checked.findings.length > 0 ? 1 : 0
    process.exitCode = Math.max(Number(process.exitCode ?? 0), status)
    if (options.json) process.stdout.write(`${JSON.stringify(checked)}\n`)
    else if ('error' in checked) process.stderr.write(`${file}: ${checked.error}\n`)
    else process.stdout.write(`${files.length > 1 ? `== ${file}\n` : ''}${said(checked.findings, say)}\n`)
  }
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new BadInput(`找不到 ${path} / not found`)
  if (!found.isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => join(path, entry.name))
    .sort()
}

async function checkedFile(file: string, words: WordList | undefined, today: PlainDate): Promise<Checked> {
  try {
    if (statSync(file).size > contentLimits.fileBytes)
      throw new BadInput(`文件超过 ${contentLimits.fileBytes / 1024 / 1024} MB 的上限 / the file exceeds the limit`, 'fileBytes')
    const bytes = new Uint8Array(readFileSync(file))
    const kind = await kindOf(file, bytes.length)
    const findings = [...(await inText(bytes, kind, words, today)), ...(await inFile(file, bytes, kind))]
    const unread = findings.find(({ rule }) => rule === 'unreadable')
    // a scan has no words, but is no broken file
    if (unread && findings.length === 1 && !/扫描件/.test(unread.message)) throw new BadInput(unread.message)
    return { file, kind, findings }
  } catch (error) {
    if (error instanceof BadInput) return { file, error: error.message }
    throw error
  }
}

async function kindOf(file: string, bytes: number): Promise<Kind> {
  const handle = await open(file)
  try {
    return await sniff(ofHandle(handle), bytes)
  } finally {
    await handle.close()
  }
}

/** A file that can be an article is read as one; all others are attachments. */
async function inText(bytes: Uint8Array, kind: Kind, words: WordList | undefined, today: PlainDate): Promise<Finding[]> {
  const body =
    kind === 'html'
      ? fromHtmlFile(bytes).html
      : kind === 'docx'
        ? (await fromDocx(bytes)).html
        : kind === 'txt'
          ? fromText(decodeText(bytes))
          : null
  if (body === null) return []
  const draft: Draft = {
    title: '—',
    body,
    documentNumber: null,
    formedOn: null,
    effectiveOn: null,
    expiresOn: null,
    summary: '',
    source: '',
    keywords: [],
    attachments: [],
  }
  // The file is one document: its attachments and pages elsewhere are not at hand.
  const found = checkPublication(draft, { today, ...(words && { words }) })
  return found.filter(({ rule }) => rule !== 'attachment')
}

async function inFile(file: string, bytes: Uint8Array, kind: Kind): Promise<Finding[]> {
  if (kind === 'html' || kind === 'txt') return []
  const found = await checkAttachment({ fileId: basename(file), title: basename(file), bytes, kind })
  // the words of a Word file have been looked at as an article
  return kind === 'docx' ? found.filter(({ rule }) => rule !== 'personal' && rule !== 'minor') : found
}

function wordsIn(file: string): WordList {
  let text: string
  try {
    text = decodeText(readFileSync(file)).replace(/^\ufeff/, '')
  } catch {
    throw new BadInput(`无法读取 ${file} / cannot be read`)
  }
  const lines = text.split(/\r?\n/).map(line => line.split(/[,，\t]/).map(cell => cell.trim()))
  return wordListOf(
    lines.flatMap(([wrong = '', right = '', reason = '']) =>
      wrong.length < 2 ? [] : [{ wrong, right, reason: reason || '本单位用词表', level: 'warning' as const }],
    ),
  )
}

function said(findings: readonly Finding[], say: Say): string {
  if (findings.length === 0) return say('没有发现问题', 'no findings')
  return findings
    .map(({ rule, level, at, message, english, suggestion }) => {
      const { label, english: name } = ruleNames[rule]
      const where = at.where ?? (at.block === undefined ? '' : say(`第 ${at.block + 1} 段`, `block ${at.block + 1}`))
      const head = `${level === 'mustFix' ? say('必须处理', 'must fix') : say('提示', 'warning')}  ${say(label, name)}  ${where}`.trimEnd()
      return `${head}\n    ${say(message, english)}${suggestion ? `  → ${suggestion.text}` : ''}`
    })
    .join('\n')
}
