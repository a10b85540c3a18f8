import { lookup as lookupOf } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses inside the house: nobody gets the server to ask there on their behalf. */
const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6')

/** An IPv4 address that is written as IPv6: no name of a site stands for one, so it is taken for inside. */
const plain = (address: string) => (/^::ffff:(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|[\d.]+)$/i.test(address) ? null : address)

export function isInside(address: string): boolean {
  const known = plain(address)
  return known === null || isIP(known) === 0 || inside.check(known, isIP(known) === 6 ? 'ipv6' : 'ipv4')
}

export type Tried = { status: number | null } | 'unknown'

/**
 * Asks whether an address of another site answers: HEAD, and GET where HEAD is not taken; three redirects at most. `unknown` where this machine
 * cannot tell: it has no way out, or the address lies inside the house. `mayAsk` is there for tests, which have no other site.
 */
export async function probe(
  address: string,
  { timeoutMs = 8_000, mayAsk = isOutside }: { timeoutMs?: number; mayAsk?: (host: string) => Promise<boolean | 'unknown' | 'lost'> } = {},
): Promise<Tried> {
  let at = address
  for (let hop = 0; hop < 4; hop += 1) {
    const url = URL.canParse(at) ? new URL(at) : null
    if (!url || !/^https?:$/.test(url.protocol)) return { status: null }
    const may = await mayAsk(url.hostname)
    if (may === 'lost') return { status: null }
    if (may !== true) return 'unknown'
    const asked = (method: 'HEAD' | 'GET') => ask(url, method, timeoutMs)
    const answer = await asked('HEAD').then(found => (found && found.status >= 400 ? asked('GET') : found))
    if (!answer) return { status: null }
    const to = answer.status >= 300 && answer.status < 400 ? answer.location : null
    if (!to) return { status: answer.status }
    at = URL.canParse(to, at) ? new URL(to, at).href : ''
  }
  return { status: null }
}

/** Whether the name stands for machines outside only; `lost`: no such name; `unknown`: names cannot be asked for here. */
async function isOutside(host: string): Promise<boolean | 'unknown' | 'lost'> {
  const name = host.replace(/^\[|\]$/g, '')
  if (isIP(name)) return !isInside(name)
  try {
    const found = await lookup(name, { all: true })
    return found.every(({ address }) => !isInside(address))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTFOUND' ? 'lost' : 'unknown'
  }
}

/**
 * Names are looked up again by the connection itself, and what lies inside is refused there: a name that stood for a machine outside when it
 * was asked for may stand for one inside a moment later (DNS rebinding).
 */
const outsideOnly: LookupFunction = (hostname, options, callback) => {
  lookupOf(hostname, { ...options, all: true }, (error, found) => {
    const refused = error ?? (found.some(({ address }) => isInside(address)) ? new Error(`${hostname} lies inside`) : null)
    if (refused || found.length === 0) callback(refused ?? new Error('no address'), '', 4)
    else if (options.all) callback(null, found)
    else callback(null, found[0]!.address, found[0]!.family)
  })
}

type Answer = { status: number; location: string | null } | null

function ask(url: URL, method: 'HEAD' | 'GET', timeoutMs: number): Promise<Answer> {
  const send = url.protocol === 'https:' ? secureRequest : request
  return new Promise(resolve => {
    const sent = send(url, {
      ...{ method, agent: false, signal: AbortSignal.timeout(timeoutMs), headers: { 'user-agent': 'Gongkai link check' } },
      lookup: outsideOnly,
    })
    sent.on('response', response => {
      const { statusCode, headers } = response
      // nobody reads what it says
      response.destroy()
      resolve(statusCode ? { status: statusCode, location: headers.location ?? null } : null)
    })
    sent.on('error', () => resolve(null))
    sent.end()
  })
}
