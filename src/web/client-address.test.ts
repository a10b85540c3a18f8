import { expect, test } from 'vitest'
import { addressReader } from './client-address.ts'

test.each([
  ['no proxy is trusted: a forged header is ignored', [], '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['a visitor who is no proxy cannot name another address', ['10.0.0.0/8'], '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['the proxy names the visitor', ['10.0.0.0/8'], '10.0.0.2', '203.0.113.9', '203.0.113.9'],
  ['what the visitor forged stands before what the proxy wrote', ['10.0.0.0/8'], '10.0.0.2', '192.0.2.1, 203.0.113.9', '203.0.113.9'],
  ['a forged address of the proxy itself stops nothing', ['10.0.0.0/8'], '10.0.0.2', '10.9.9.9, 203.0.113.9', '203.0.113.9'],
  ['two proxies in a row', ['10.0.0.0/8', '172.16.0.1'], '172.16.0.1', '203.0.113.9, 10.1.1.1', '203.0.113.9'],
  ['nonsense in the header leaves the last address that is known', ['10.0.0.2'], '10.0.0.2', 'unknown', '10.0.0.2'],
  ['an IPv4 address that the socket writes as IPv6', ['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['a visitor over IPv6', ['::1'], '::1', '2001:db8::5', '2001:db8::5'],
  ['a proxy without the header', ['::1'], '::1', undefined, '::1'],
])('%s', (_sentence, trusted, peer, forwardedFor, expected) => {
  expect(addressReader(trusted)(peer, forwardedFor)).toBe(expected)
})

test('without a connection there is no address', () => {
  expect(addressReader(['10.0.0.0/8'])(null, '203.0.113.9')).toBe(null)
})
