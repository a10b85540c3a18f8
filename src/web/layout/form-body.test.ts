import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { type FormBody, formBody } from './form-body.ts'

async function read(body: ConstructorParameters<typeof Response>[0], headers: Record<string, string> = {}): Promise<FormBody> {
  let found: Promise<FormBody> | undefined
  const site = new Hono().post('/', async c => {
    found = formBody(c)
    await found.catch(() => null)
    return c.body(null)
  })
  await site.request('/', { method: 'POST', body, headers })
  return found!
}

describe('what a form brought', () => {
  test('is read from both ways of sending, in its order, with what comes more than once', async () => {
    const plain = new URLSearchParams([
      ['forms', 'paper'],
      ['what', '送戏下乡 2025+&=%'],
      ['forms', '纸质'],
    ])
    expect((await read(plain)).fields).toEqual([...plain])
    const form = new FormData()
    for (const [name, value] of plain) form.append(name, value)
    expect(await read(form)).toEqual({ fields: [...plain], files: [] })
  })

  test('with its files, byte by byte, under their own names; a control left empty is none', async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7 + (i >> 8)) % 256)
    const form = new FormData()
    form.append('identity', new File([bytes], '身份证 正面".png', { type: 'image/png' }))
    form.append('enclosure', new File([], ''))
    form.append('enclosure', new File(['\r\n--x--\r\n'], '..\\空.txt'))
    const { files } = await read(form)
    expect(files.map(({ field }) => field)).toEqual(['identity', 'enclosure'])
    expect(files[0]!.name).toContain('身份证 正面')
    expect(Buffer.compare(files[0]!.bytes, bytes)).toBe(0)
    expect(Buffer.from(files[1]!.bytes).toString()).toBe('\r\n--x--\r\n')
  })

  test('what is no form has no fields', async () => {
    expect(await read(null)).toEqual({ fields: [], files: [] })
    expect(await read('{"a":1}', { 'content-type': 'application/json' })).toEqual({ fields: [], files: [] })
  })

  test.each([
    ['without its end', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'],
    ['that is rubbish', '\u0000\u0001\u0002'],
    ['with a field of 21 MB', `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'a'.repeat(21_000_000)}\r\n--x--\r\n`],
  ])('a form %s fails instead of being read in part', async (_, body) => {
    await expect(read(body, { 'content-type': 'multipart/form-data; boundary=x' })).rejects.toThrow()
  })

  test('without a boundary, or with twenty thousand and one fields, fails', async () => {
    await expect(read('a', { 'content-type': 'multipart/form-data' })).rejects.toThrow()
    await expect(read(new URLSearchParams(Array.from({ length: 20_001 }, (): [string, string] => ['a', ''])))).rejects.toThrow()
  })

  test('a field may be called what it likes', async () => {
    const { fields } = await read(new URLSearchParams([['__proto__', 'x']]))
    expect(Object.fromEntries(fields)).not.toHaveProperty('x')
    expect(fields).toEqual([['__proto__', 'x']])
  })
})
