import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { loadConfig } from '../config.ts'
import { startServer } from './start.ts'

const data = mkdtempSync(join(tmpdir(), 'gongkai-ipv6-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
const hasIpv6 = Object.values(networkInterfaces()).some(addresses => addresses?.some(({ address }) => address === '::1'))

/** IPv6 is inspected (国办函〔2017〕47号, 国办秘函〔2019〕19号). On a machine that has none, the site says so in one sentence instead. */
test(`the site is reached over IPv6${hasIpv6 ? '' : ' (this machine has no ::1: that is said)'}`, async () => {
  const starting = startServer(loadConfig({}, { data, host: '::1', port: '0' }), { database: await openEmbedded() })
  if (!hasIpv6) {
    await expect(starting).rejects.toThrow('本机没有地址 ::1')
    return
  }
  const { port, address, stop } = await starting
  try {
    expect(address).toBe(`http://[::1]:${port}`)
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true })
    const [made, kept] = [await fetch(`${address}/accessibility`), await fetch(`${address}/accessibility`)]
    expect([made.status, kept.status, (await kept.text()).includes('无障碍说明')]).toEqual([200, 200, true])
  } finally {
    await stop()
  }
})
