import { Hono } from 'hono'
import { z } from 'zod'
import { type Person, publicOfficeIn } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { sentIn } from '../apply/sent.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { VerifyPage } from './pages/verify.tsx'
import { isCodeOf, isSealOf, isSignedBy, type Statement } from './statement.ts'

const hex = (digits: number) => new RegExp(`^[0-9a-f]{${digits}}$`)

/** What was signed is read as it stands: a field more or less makes another text, and its signature is wrong. */
const signed = z.looseObject({
  statement: z.looseObject({ schema: z.literal('gongkai.statement/1'), agency: z.string(), number: z.string() }),
  signature: z.string().regex(hex(64)),
  // a manifest lists files, and is sealed as a whole
  files: z.array(z.unknown()).optional(),
  seal: z.string().regex(hex(64)).optional(),
})

/** Open to everybody. It looks nothing up and keeps nothing. */
export function verifyRoutes({ db, secrets }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  site.get('/:agency/verify', async c => {
    const office = await publicOfficeIn(db, c)
    return c.html(<VerifyPage page={c.get('page')} {...{ office, typed: {}, faults: {}, verdict: null }} />)
  })

  site.post('/:agency/verify', async c => {
    c.header('cache-control', 'no-store')
    const office = await publicOfficeIn(db, c)
    const { texts, files } = await sentIn(c)
    const { say } = c.get('page')
    const again = (faults: Faults) => c.html(<VerifyPage page={c.get('page')} {...{ office, typed: texts, faults, verdict: null }} />, 422)
    const file = files.find(({ field }) => field === 'manifest')
    if (file) {
      const read = signed.safeParse(parsed(file.bytes))
      if (!read.success) return again({ manifest: say('这不是案卷的校验清单。', 'This is no manifest or statement.') })
      const statement = read.data.statement as unknown as Statement
      const { signature, files: listed, seal } = read.data
      const isWhole = listed === undefined || (seal !== undefined && isSealOf(secrets, { ...read.data, seal }))
      const isTrue = statement.agency === office.slug && isWhole && isSignedBy(secrets, { statement, signature })
      return c.html(<VerifyPage page={c.get('page')} {...{ office, typed: {}, faults: {}, verdict: { isTrue, statement } }} />)
    }
    const line = (name: string) => (texts[name] ?? '').normalize('NFKC').trim().toLowerCase()
    const number = (texts['number'] ?? '').trim().slice(0, 100)
    const [history, code] = [line('history'), line('code')]
    const faults = {
      ...(number === '' && { number: say('填写受理号，或者上传校验清单。', 'Give the number, or a file.') }),
      ...(!hex(64).test(history) && { history: say('哈希值是 64 位数字和字母 a—f。', 'The hash has 64 characters, 0–9 and a–f.') }),
      ...(!hex(30).test(code) && { code: say('核验码是 30 位数字和字母 a—f。', 'The code has 30 characters, 0–9 and a–f.') }),
    }
    if (Object.keys(faults).length > 0) return again(faults)
    const isTrue = isCodeOf(secrets, office.slug, number, history, code)
    return c.html(<VerifyPage page={c.get('page')} {...{ office, typed: texts, faults: {}, verdict: { isTrue, statement: null } }} />)
  })

  return site
}

function parsed(bytes: Uint8Array): unknown {
  if (bytes.length > 2_000_000) return null
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
