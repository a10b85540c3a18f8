import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { gbk, zipInGbk } from '../../../test/support/gbk.ts'
import { bureau, clock } from '../../../test/support/publishing.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { zipOf } from '../../text/zip.ts'
import { contentLimits } from '../content/index.ts'
import { listPlace, publicItem } from '../public-store.ts'
import { type Looked, look } from './look.ts'
import { runImport } from './run.ts'
import { fileNamed, sourceOfUpload, zipFiles } from './source.ts'
import { listLimits } from './table.ts'

const word = (text: string) =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph(text),
            new Table({
              rows: [
                new TableRow({
                  children: [new TableCell({ children: [new Paragraph('甲')] }), new TableCell({ children: [new Paragraph('乙')] })],
                }),
              ],
            }),
          ],
        },
      ],
    }),
  )

test('names in GBK that say nothing of it are read, and those of a Mac as lists write them', async () => {
  const files = zipFiles(
    zipInGbk([
      ['页面\\一季度通报.html', 'x'],
      ['说明.txt', 'y'],
    ]),
  )
  expect(files.names).toEqual(['说明.txt', '页面/一季度通报.html'])
  expect(Buffer.from(await files.bytes('页面/一季度通报.html')).toString()).toBe('x')
  const mac = zipFiles(zipOf([['cafe\u0301/a.html', 'z']]))
  expect(fileNamed(mac.names, 'caf\u00e9/a.html')).toBe('caf\u00e9/a.html')
  expect(Buffer.from(await mac.bytes('caf\u00e9/a.html')).toString()).toBe('z')
})

test('whatever climbs out, names a drive, or was put there by a system, is not there', () => {
  const names = [
    ...['../a.html', 'a/../../b.html', '/c.html', 'C:/d.html', 'C:d.html', '..\\e.html', 'f\\..\\..\\g.html', '\\h.html', 'a//i.html'],
    ...['__MACOSX/._j.html', 'k/__MACOSX/l.html', '.git/m.html', 'n/.DS_Store', '~$o.docx', 'Thumbs.db', 'p\u0000.html', 'q\n.html', 'r/'],
  ]
  expect(zipFiles(zipOf([...names.map(name => [name, 'x'] as const), ['好/的.html', 'x']])).names).toEqual(['好/的.html'])
})

test('a file that unpacks beyond the limit of a file is refused, so is a ZIP beyond that of all, and one that lies about its size', async () => {
  const bomb = Buffer.alloc(5_000_000)
  const limits = { ...listLimits, content: { ...contentLimits, fileBytes: 1_000_000 } }
  const files = zipFiles(
    zipOf([
      ['a.html', bomb],
      ['b.html', 'x'],
    ]),
    limits,
  )
  await expect(files.bytes('a.html')).rejects.toThrow(/超过上限/)
  expect(await files.bytes('b.html')).toHaveLength(1)
  const small = { ...listLimits, content: { ...contentLimits, unpackedBytes: 300_000 } }
  const many = zipFiles(
    zipOf([
      ['a.html', bomb],
      ['b.html', bomb],
    ]),
    small,
  )
  expect(await many.bytes('a.html')).toHaveLength(bomb.length)
  await expect(many.bytes('b.html')).rejects.toThrow(/超过上限/)
  const liar = Buffer.from(zipOf([['a.html', bomb]]))
  for (let at = liar.indexOf('PK\x01\x02'); at >= 0; at = liar.indexOf('PK\x01\x02', at + 1)) liar.writeUInt32LE(10, at + 24)
  await expect(zipFiles(liar).bytes('a.html')).rejects.toThrow(/损坏/)
})

test('more documents than the limit are refused with the limit named', async () => {
  const zip = zipOf([
    ['a.html', 'x'],
    ['b.html', 'x'],
    ['c.html', 'x'],
  ])
  await expect(sourceOfUpload('旧站.zip', zip, { ...listLimits, rows: 2 })).rejects.toThrow(/有 3 件，一次最多导入 2 件/)
})

describeStore('a ZIP of an old site', database => {
  test('DOCX and HTML in GB18030 in folders, with the list that names them; what is wrong is said by its cell and nothing else is left out', async () => {
    const { db } = database()
    const of = await bureau(db)
    const { files } = testRooms()
    const page = gbk(
      '<html><head><meta charset="gb2312"><title>x</title></head><body><p>旧网站的正文，朱镕基</p><script>alert(1)</script></body></html>',
    )
    const zip = zipInGbk([
      [
        '旧站/清单.csv',
        gbk(
          [
            '标题,发布日期,栏目,文件,附件',
            '甲通知,2021-05-04,通知公告,正文/甲.docx,附件/明细.csv',
            '乙页面,2021-05-05,通知公告,正文/乙.html,',
            '丙通知,2021-05-06,通知公告,正文/甲.docx,附件/宏.docx',
            '丁通知,2021-05-07,通知公告,正文/炸.html,',
            '#REF!,2021-05-08,通知公告,正文/乙.html,',
          ].join('\n'),
        ),
      ],
      ['旧站/正文/甲.docx', await word('甲的正文')],
      ['旧站/正文/乙.html', page],
      ['旧站/正文/炸.html', Buffer.alloc(2_000_000)],
      ['旧站/附件/明细.csv', gbk('项目,件数\n投诉,46\n')],
      [
        '旧站/附件/宏.docx',
        zipOf([
          ['word/document.xml', '<a/>'],
          ['word/vbaProject.bin', 'x'],
        ]),
      ],
      ['__MACOSX/旧站/._清单.csv', 'x'],
    ])
    const limits = { ...listLimits, content: { ...contentLimits, fileBytes: 1_000_000 } }
    const source = await sourceOfUpload('旧站.zip', zip, limits)
    const faults: string[] = []
    const looked: Looked[] = []
    for await (const one of look(db, of.agency, source, clock.today)) {
      looked.push(one)
      for (const { cell, found, wanted } of one.faults) faults.push(`${cell} ${found}: ${wanted}`)
    }
    expect(looked.map(({ fate }) => fate)).toEqual(['publish', 'publish', 'left out', 'left out', 'left out'])
    expect(faults).toEqual([
      'E4 附件/宏.docx: “宏.docx”含有宏，不能上传。请另存为不含宏的文件。',
      expect.stringMatching(/^D5 正文\/炸\.html: 文件解压后超过上限/),
      'A6 #REF!: 值；公式在这里算出的是错误',
    ])
    expect(await runImport({ db, files }, of.leader, of.agency, source, clock)).toMatchObject({ publish: 2, 'left out': 3, done: 5 })
    const bodies = await Promise.all([1, 2].map(async number => (await publicItem(db, of.agency.id, number))!.content))
    expect(bodies[0]!.body).toContain('甲的正文')
    expect(bodies[0]!.body).toContain('<td')
    expect(bodies[0]!.attachments).toMatchObject([{ title: '明细', role: 'attachment' }])
    expect(bodies[1]!.body).toBe('<p>旧网站的正文，朱镕基</p>')
    expect(await listPlace(db, of.agency.id, { place: '', limit: 9 })).toHaveLength(2)
  })
})
