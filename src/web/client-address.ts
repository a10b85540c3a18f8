import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'

/** The peer of the connection; null in a test without one. */
export function peerOf(c: Context): string | null {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return env?.incoming?.socket?.remoteAddress ?? null
}

/**
 * Who a request comes from. X-Forwarded-For is believed only as far as trusted proxies wrote it: read from its end, the first address that
 * is no trusted proxy. Whatever a visitor puts before that is ignored.
 */
export function addressReader(trustedProxies: readonly string[]): (peer: string | null, forwardedFor: string | undefined) => string | null {
  const trusted = new BlockList()
  for (const network of trustedProxies) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(prefix), family)
  }
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (peer, forwardedFor) => {
    if (peer === null) return null
    let address = plain(peer)
    if (!forwardedFor) return address
    for (const hop of forwardedFor.split(',').reverse()) {
      const before = plain(hop.trim())
      if (!isTrusted(address) || isIP(before) === 0) break
      address = before
    }
    return address
  }
}

/** An IPv4 address as such, also where the socket writes it as IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')
