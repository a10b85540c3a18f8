import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { join, resolve } from 'node:path'

/** Every setting of the program, read once at the start. A desk needs none of them; production must say what a default would hide. */
export type Config = Readonly<{
  production: boolean
  /** A PostgreSQL server; null: the embedded database in `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  host: string
  port: number
  /** Origin under which visitors reach the site (`https://…`, no path); null on a desk: then the request's own address. */
  publicUrl: string | null
  /** Addresses or networks whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
  /** null: a key file in `dataDir`, see `secretKey`. */
  secret: string | null
  /** Secrets of before: what lies under one of them can still be read. */
  formerSecrets: readonly string[]
  /** The virus scanner that sees every upload; null: none. */
  clamd: Clamd | null
  /** Where mail goes out; null: none does. */
  mail: Mail | null
  /** Roles whose people must have a second step of signing in before they can do anything; `all`: everybody. */
  requireTotp: readonly string[]
  /** What the owner of the site says about it in its head and foot; what is null is left out of pages. */
  site: Readonly<Site>
  limits: Readonly<Limits>
  /** Memory for finished public pages; 0 keeps none. */
  pageCacheBytes: number
}>

/** Name, 网站标识码, 主办, 承办, address, telephone and other contact, ICP备案, 公安备案, the links of 党政机关网站标识 and 我为政府网站找错. */
export type Site = Record<
  'name' | 'idCode' | 'organiser' | 'undertaker' | 'address' | 'phone' | 'contact' | 'icp' | 'police' | 'partyMark' | 'faultReport',
  string | null
>

/** What may come from outside (house, section 6). */
export type Limits = {
  fileBytes: number
  unpackedBytes: number
  cells: number
  nesting: number
  readMs: number
  importRows: number
  importBytes: number
}

/** Settings that a command line may name instead. */
export type Flags = { data?: string; host?: string; port?: string }

/** The settings cannot be used; `faults` names all that is wrong, one sentence each. */
export class BadConfig extends Error {
  override name = 'BadConfig'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`设置有误：\n${faults.map(fault => `- ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** Reads the settings; the only reader of the environment. Throws BadConfig with all faults at once. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env, flags: Flags = {}): Config {
  const faults: string[] = []
  const text = (name: string) => env[name]?.trim() || null
  const whole = (name: string, given: string | null, otherwise: number, most: number) => {
    const value = given === null ? otherwise : /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN
    if (!(value <= most)) faults.push(`${name} 须为 0 至 ${most} 的整数，现为“${given}”。`)
    return value
  }
  const limit = (name: string, otherwise: number, unit = 1) => whole(name, text(name), otherwise, 1_000_000) * unit

  const production = text('NODE_ENV') === 'production'
  const host = flags.host ?? text('HOST') ?? '127.0.0.1'
  const databaseUrl = text('DATABASE_URL')
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) faults.push('DATABASE_URL 须以 postgres:// 开头。')

  const publicUrl = originOf(text('PUBLIC_URL'), faults)
  const isHttps = publicUrl?.startsWith('https:') ?? false
  if (production && !publicUrl) faults.push('生产环境须设置 PUBLIC_URL（访问者使用的 https 地址）。')
  else if (production && !isHttps) faults.push('生产环境的 PUBLIC_URL 须为 https 地址，否则登录状态会在网络上明文传送。')
  else if (publicUrl && !isHttps && !isLoopback(new URL(publicUrl).hostname)) faults.push('PUBLIC_URL 不是本机时须为 https 地址。')
  else if (!publicUrl && !isLoopback(host)) faults.push(`监听 ${host} 时须设置 PUBLIC_URL（https 地址）。`)

  const secret = text('SECRET_KEY')
  if (secret && secret.length < 32) faults.push('SECRET_KEY 至少 32 个字符，可用 openssl rand -base64 32 生成。')
  if (production && !secret) faults.push('生产环境须设置 SECRET_KEY（至少 32 个字符，可用 openssl rand -base64 32 生成）。')

  const formerSecrets = (text('SECRET_KEY_FORMER') ?? '').split(/[\s,]+/).filter(Boolean)
  if (formerSecrets.some(former => former.length < 32)) faults.push('SECRET_KEY_FORMER 中的每个密钥至少 32 个字符，以逗号分隔。')
  const clamd = clamdOf(text('CLAMD') ?? '')
  if (text('CLAMD') && !clamd) faults.push(`CLAMD 须形如 127.0.0.1:3310 或 /run/clamav/clamd.ctl，现为“${text('CLAMD')}”。`)

  const mail = mailOf(text('SMTP_URL'), text('MAIL_FROM'), faults)
  const requireTotp = (text('REQUIRE_TOTP') ?? '').split(/[\s,]+/).filter(Boolean)
  for (const role of requireTotp)
    if (!rolesOfTotp.includes(role)) faults.push(`REQUIRE_TOTP 中的“${role}”不是角色（${rolesOfTotp.join('、')}）。`)

  const trustedProxies = (text('TRUSTED_PROXIES') ?? '').split(/[\s,]+/).filter(Boolean)
  for (const proxy of trustedProxies) if (!isNetwork(proxy)) faults.push(`TRUSTED_PROXIES 中的“${proxy}”不是 IP 地址或网段。`)

  const site: Site = {
    name: text('SITE_NAME'),
    idCode: text('SITE_ID_CODE'),
    organiser: text('SITE_ORGANISER'),
    undertaker: text('SITE_UNDERTAKER'),
    address: text('SITE_ADDRESS'),
    phone: text('SITE_PHONE'),
    contact: text('SITE_CONTACT'),
    icp: text('SITE_ICP'),
    police: text('SITE_POLICE'),
    partyMark: text('SITE_PARTY_MARK'),
    faultReport: text('SITE_FAULT_REPORT'),
  }
  const links = { SITE_PARTY_MARK: site.partyMark, SITE_FAULT_REPORT: site.faultReport }
  for (const [name, link] of Object.entries(links))
    if (link && !(URL.canParse(link) && /^https?:$/.test(new URL(link).protocol))) faults.push(`${name} 须为网址，现为“${link}”。`)
  if (site.idCode && !/^[0-9A-Za-z]{10}$/.test(site.idCode)) faults.push(`SITE_ID_CODE（网站标识码）为 10 位，现为“${site.idCode}”。`)

  const config: Config = {
    production,
    databaseUrl,
    dataDir: resolve(flags.data ?? text('DATA_DIR') ?? 'data'),
    host,
    port: whole(flags.port === undefined ? 'PORT' : '--port', flags.port ?? text('PORT'), 3000, 65_535),
    publicUrl,
    trustedProxies: Object.freeze(trustedProxies),
    secret,
    formerSecrets: Object.freeze(formerSecrets),
    clamd,
    mail: mail && Object.freeze(mail),
    requireTotp: Object.freeze(requireTotp),
    site: Object.freeze(site),
    limits: Object.freeze({
      fileBytes: limit('LIMIT_FILE_MB', 20, 1_000_000),
      unpackedBytes: limit('LIMIT_UNPACKED_MB', 100, 1_000_000),
      cells: limit('LIMIT_CELLS', 10_000),
      nesting: limit('LIMIT_NESTING', 200),
      readMs: limit('LIMIT_READ_SECONDS', 10, 1_000),
      importRows: limit('LIMIT_IMPORT_ROWS', 100_000),
      importBytes: limit('LIMIT_IMPORT_MB', 100, 1_000_000),
    }),
    pageCacheBytes: limit('PAGE_CACHE_MB', 64, 1_000_000),
  }
  if (faults.length > 0) throw new BadConfig(faults)
  return Object.freeze(config)
}

/** The key that signs and encrypts: the setting, or on a desk a file that only its owner can read, made at first start. */
export function secretKey(config: Pick<Config, 'secret' | 'dataDir'>): string {
  if (config.secret) return config.secret
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const path = join(config.dataDir, 'secret')
  try {
    writeFileSync(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8')
}

/** Whether the name can only be this machine: there, and only there, a cookie may travel without TLS. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function originOf(text: string | null, faults: string[]): string | null {
  if (!text) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin
  faults.push(`PUBLIC_URL 须形如 https://gk.example.gov.cn（没有路径），现为“${text}”。`)
  return null
}

function isNetwork(text: string): boolean {
  const [address = '', prefix] = text.split('/')
  if (isIP(address) === 0) return false
  if (prefix === undefined) return true
  if (!/^\d{1,3}$/.test(prefix)) return false
  try {
    new BlockList().addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4')
    return true
  } catch {
    return false
  }
}

/** The names that `REQUIRE_TOTP` may hold: `all`, and the roles (a test holds them against the table of roles). */
export const rolesOfTotp = ['all', 'administrator', 'officer', 'drafter', 'head', 'reviewer', 'leader', 'superior', 'auditor']

/** A mail server. `tls`: from the first byte, by STARTTLS or not at all, or not asked for (only on this machine). */
export type Mail = {
  host: string
  port: number
  tls: 'implicit' | 'starttls' | 'none'
  user: string | null
  password: string | null
  from: string
}

function mailOf(url: string | null, from: string | null, faults: string[]): Mail | null {
  if (!url && !from) return null
  if (!url || !from) faults.push('SMTP_URL 和 MAIL_FROM 须同时设置。')
  const isFrom = from === null || /^(?:[^<>\p{Cc}]*<[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+>|[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+)$/u.test(from)
  if (!isFrom) faults.push(`MAIL_FROM 须形如 gk@example.gov.cn 或 单位名称 <gk@example.gov.cn>，现为“${from}”。`)
  if (!url || !from) return null
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^smtps?:$/.test(parsed.protocol) || !parsed.hostname) {
    // The address may hold a password: it is not repeated.
    faults.push('SMTP_URL 须形如 smtps://用户:密码@smtp.example.gov.cn:465 或 smtp://smtp.example.gov.cn:587。')
    return null
  }
  const implicit = parsed.protocol === 'smtps:'
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port) || (implicit ? 465 : 587),
    tls: implicit ? 'implicit' : isLoopback(parsed.hostname) ? 'none' : 'starttls',
    user: decodeURIComponent(parsed.username) || null,
    password: decodeURIComponent(parsed.password) || null,
    from,
  }
}

/** Where clamd listens: `host:port`, or the path of its socket. */
export type Clamd = { host: string; port: number } | { path: string }

/** `127.0.0.1:3310`, `[::1]:3310`, `/run/clamav/clamd.ctl`; null: nothing that names a place. */
export function clamdOf(text: string): Clamd | null {
  if (text.startsWith('/')) return { path: text }
  const [, host, port] = /^(\[[0-9a-f:]+\]|[^:\s/]+):(\d{1,5})$/i.exec(text) ?? []
  return host && Number(port) <= 65_535 ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } : null
}
