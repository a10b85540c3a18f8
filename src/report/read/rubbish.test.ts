import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../errors.ts'
import { readReport } from './index.ts'

/** What reading ends in: a report, or a sentence for the person who sent the input. Anything else is a bug. */
async function outcome(input: string | Uint8Array): Promise<string> {
  try {
    const report = await readReport(input)
    return report.schema
  } catch (error) {
    if (error instanceof BadInput) return error.message
    throw error
  }
}

const words = fc.constantFrom(
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '第二十条第（一）项',
  '信息内容',
  '规章',
  '行政许可',
  '一、本年新收政府信息公开申请数量',
  '（一）予以公开',
  '1.属于国家秘密',
  '（七）总计',
  '四、结转下年度继续办理',
  '申请人情况',
  '结果维持',
  '0',
  '12',
  '1,234',
  '增1',
  '/',
  '—',
  '',
  '|',
  '||',
  ' ',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '開(kāi)',
  '｜',
  '- 3 -',
  '�',
  '９',
  '年',
  '。',
  '"',
  ',',
  '<td>',
  '**',
)

describe('input of every kind ends in a report or in a sentence', () => {
  it('pieces of reports in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 300 }), async pieces => {
        expect(await outcome(pieces.join(''))).toMatch(/./)
      }),
      { numRuns: 400 },
    )
  })

  it('bytes of every kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async bytes => {
        expect(await outcome(bytes)).toMatch(/./)
      }),
      { numRuns: 300 },
    )
  })

  const long = 2_000_000
  const head = '三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 '
  it.each([
    ['bars', '|'.repeat(long)],
    ['dashes and a letter', `${'-'.repeat(long)}x`],
    ['barred dashes', `|${'-'.repeat(long)}x|`],
    ['spaces', ' '.repeat(long)],
    ['digits', `${head}${'7'.repeat(long)}`],
    ['zeros parted by spaces', `${head}${'0 '.repeat(long / 2)}`],
    ['zeros a line', `${head}${'0\n'.repeat(long / 2)}`],
    ['commas', `${head}${',1'.repeat(long / 2)}`],
    ['tabs', `${head}${'\t1'.repeat(long / 2)}`],
    ['quotes', `${head}${'"a,'.repeat(long / 3)}`],
    ['brackets', `${head}${'（'.repeat(long)}`],
    ['pinyin openings', `${head}${'開(kāi'.repeat(long / 5)}`],
    ['numbered labels', `${head}${'1.属于国家秘密'.repeat(long / 8)}`],
    ['labels and figures', `${head}${'（一）予以公开 0 0 0 0 0 0 0\n'.repeat(long / 25)}`],
    ['rows of bars', `${head}${'| 1 '.repeat(long / 4)}`],
    ['one word', '公'.repeat(long)],
    ['headings', '三、收到和处理政府信息公开申请情况\n'.repeat(long / 20)],
    ['years', '2023年'.repeat(long / 5)],
  ])('two megabytes of %s are read or refused, without a hang', async (_name, text) => {
    expect(await outcome(text)).toMatch(/./)
  })

  it.each([
    ['nothing', ''],
    ['another language', 'The quick brown fox jumps over the lazy dog. '.repeat(50)],
    ['a page without tables', '<!doctype html><title>新闻</title><p>今天天气很好。</p>'],
    ['half a JSON', '{"schema": "gongkai.report/1", "form": '],
    ['another JSON', '{"hello": 1}'],
  ])('%s is refused with a sentence, never an empty report', async (_name, text) => {
    await expect(readReport(text)).rejects.toThrow(BadInput)
  })
})
