import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type BadConfig, clamdOf, loadConfig, rolesOfTotp, secretKey } from './config.ts'
import { roles } from './people/roles.ts'

const faultsOf = (env: Record<string, string>, flags = {}) => {
  try {
    loadConfig(env, flags)
    return []
  } catch (error) {
    return (error as BadConfig).faults
  }
}

test('a desk needs no setting at all', () => {
  expect(loadConfig({})).toEqual({
    production: false,
    databaseUrl: null,
    dataDir: resolve('data'),
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    trustedProxies: [],
    secret: null,
    formerSecrets: [],
    clamd: null,
    mail: null,
    requireTotp: [],
    site: {
      ...{ name: null, idCode: null, organiser: null, undertaker: null, address: null, phone: null, contact: null },
      ...{ icp: null, police: null, partyMark: null, faultReport: null },
    },
    limits: {
      fileBytes: 20_000_000,
      unpackedBytes: 100_000_000,
      cells: 10_000,
      nesting: 200,
      readMs: 10_000,
      importRows: 100_000,
      importBytes: 100_000_000,
    },
    pageCacheBytes: 64_000_000,
  })
})

test('production without its settings does not start, and all that is wrong is named at once', () => {
  const faults = faultsOf({
    NODE_ENV: 'production',
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    TRUSTED_PROXIES: '10.0.0.0/8, proxy',
    SECRET_KEY: '',
  })
  expect(faults).toHaveLength(5)
  for (const [i, name] of ['DATABASE_URL', 'PUBLIC_URL', 'SECRET_KEY', 'proxy', 'PORT'].entries()) expect(faults[i]).toContain(name)
})

test('production with https and a key starts', () => {
  const config = loadConfig({
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://gk.example.gov.cn/',
    SECRET_KEY: 'k'.repeat(32),
    HOST: '0.0.0.0',
  })
  expect(config.publicUrl).toBe('https://gk.example.gov.cn')
})

test.each([
  [{ NODE_ENV: 'production', PUBLIC_URL: 'http://gk.example.gov.cn', SECRET_KEY: 'k'.repeat(32) }, 'https'],
  [{ PUBLIC_URL: 'http://gk.example.gov.cn' }, 'https'],
  [{ PUBLIC_URL: 'https://gk.example.gov.cn/gk' }, '没有路径'],
  [{ PUBLIC_URL: 'gk.example.gov.cn' }, 'PUBLIC_URL'],
  [{ HOST: '0.0.0.0' }, '监听 0.0.0.0 时须设置 PUBLIC_URL'],
  [{ SECRET_KEY: 'short' }, '至少 32 个字符'],
  [{ SITE_ID_CODE: '123' }, '10 位'],
  [{ PORT: '-1' }, 'PORT'],
  [{ PORT: '3e3' }, 'PORT'],
  [{ TRUSTED_PROXIES: '10.0.0.0/99' }, '10.0.0.0/99'],
])('%j is refused: a session would travel in clear, or the setting means nothing', (env, words) => {
  const faults = faultsOf(env)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(words)
})

test('http is enough on this machine itself', () => {
  expect(loadConfig({ PUBLIC_URL: 'http://localhost:3000' }).publicUrl).toBe('http://localhost:3000')
})

test('the command line goes before the environment', () => {
  expect(loadConfig({ PORT: '1', DATA_DIR: '/a' }, { port: '2', data: '/b' })).toMatchObject({ port: 2, dataDir: '/b' })
  expect(faultsOf({}, { port: 'x' })[0]).toContain('--port')
})

test('settings do not change after the start', () => {
  const config = loadConfig({}) as { port: number }
  expect(() => {
    config.port = 1
  }).toThrow(TypeError)
})

test('the key of a desk is made once, in a file that only its owner can read', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-key-'))
  const key = secretKey({ secret: null, dataDir })
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  expect(secretKey({ secret: null, dataDir })).toBe(key)
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(key)
  rmSync(dataDir, { recursive: true })
})

test.each([
  ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
  ['clamav:3310', { host: 'clamav', port: 3310 }],
  ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ['clamav', null],
  ['a:99999', null],
  ['http://a:1', null],
])('the setting %s', (text, place) => {
  expect(clamdOf(text)).toEqual(place)
})

test('mail needs both its settings, and goes out with TLS unless the server is this machine', () => {
  const mail = (url: string) => loadConfig({ SMTP_URL: url, MAIL_FROM: '示例局 <gk@example.gov.cn>' }).mail
  expect(mail('smtp://u:p%40@smtp.example.gov.cn')).toEqual({
    ...{ host: 'smtp.example.gov.cn', port: 587, tls: 'starttls', user: 'u', password: 'p@', from: '示例局 <gk@example.gov.cn>' },
  })
  expect(mail('smtps://smtp.example.gov.cn')).toMatchObject({ port: 465, tls: 'implicit', user: null })
  expect(mail('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, tls: 'none' })
  expect(faultsOf({ SMTP_URL: 'smtp://x' })).toEqual(['SMTP_URL 和 MAIL_FROM 须同时设置。'])
  expect(faultsOf({ SMTP_URL: 'http://u:secret@x', MAIL_FROM: 'a@b\nBcc: c@d' }).join()).toMatch(/MAIL_FROM.*SMTP_URL 须形如/s)
  expect(faultsOf({ SMTP_URL: 'http://u:secret@x', MAIL_FROM: 'a@b' }).join()).not.toContain('secret')
})

test('only roles may be made to have a second step', () => {
  expect(loadConfig({ REQUIRE_TOTP: 'administrator, leader' }).requireTotp).toEqual(['administrator', 'leader'])
  expect(faultsOf({ REQUIRE_TOTP: 'admin' })).toEqual([expect.stringContaining('“admin”不是角色')])
  expect(rolesOfTotp).toEqual(['all', ...Object.keys(roles)])
})
