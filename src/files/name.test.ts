import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName, downloadHeaders, type Kind } from './index.ts'

test.each<[string, Kind, string]>([
  ['关于印发〔2024〕3号.docx', 'docx', '关于印发〔2024〕3号.docx'],
  ['C:\\Users\\王芳\\桌面\\报告.PDF', 'pdf', '报告.pdf'],
  ['../../../etc/passwd', 'txt', 'passwd.txt'],
  ['..', 'pdf', '未命名.pdf'],
  ['.htaccess', 'txt', 'htaccess.txt'],
  ['', 'png', '未命名.png'],
  ['a\r\nSet-Cookie: x=1.txt', 'txt', 'aSet-Cookie_ x=1.txt'],
  ['null\u0000byte.pdf', 'pdf', 'nullbyte.pdf'],
  ['invoice\u202efdp.exe', 'unknown', 'invoicefdp.exe'],
  ['通知.pdf.exe', 'pdf', '通知.pdf.exe.pdf'],
  ['通知.pdf', 'html', '通知.pdf.html'],
  ['CON.txt', 'txt', '_CON.txt'],
  ['尾巴. . ', 'txt', '尾巴.txt'],
  ['a<b>|c?.jpeg', 'jpg', 'a_b__c_.jpeg'],
  ['Cafe\u0301.txt', 'txt', 'Café.txt'],
  ['\ud800半.txt', 'txt', '半.txt'],
])('%j of kind %s is called %s', (given, kind, name) => {
  expect(cleanName(given, kind)).toBe(name)
})

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('.', '/', '\\', ' ', 'a', '公', '\u202e', '\n', ':'), maxLength: 400 }),
)

test('whatever it was, a name is one part of a path, can be seen, is not too long, ends as its content, and stays as it is', () => {
  fc.assert(
    fc.property(anyName, fc.constantFrom<Kind>('pdf', 'txt', 'docm', 'html'), (given, kind) => {
      const name = cleanName(given, kind)
      expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}]|^[\s.]|[\s.]$/u)
      expect(name.length).toBeGreaterThan(0)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(cleanName(name, kind)).toBe(name)
    }),
    { numRuns: 2_000 },
  )
})

const row = { bytes: 5, sha256: 'a'.repeat(64), private: false, name: 'x', mediaType: 'application/pdf' }

test('a header of any name is ASCII without a line end, and gives the name back', () => {
  fc.assert(
    fc.property(anyName, given => {
      const name = cleanName(given, 'unknown')
      const header = downloadHeaders({ ...row, name })['content-disposition']!
      expect(header).toMatch(/^attachment; filename="[\x20\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/)
      expect(decodeURIComponent(header.split("''")[1]!)).toBe(name)
      expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
    }),
  )
})

test('what a browser could run is saved, sandboxed, and never called by another type', () => {
  for (const mediaType of ['text/html', 'image/svg+xml', 'application/xml', 'text/plain', 'application/octet-stream', 'made/up']) {
    const headers = downloadHeaders({ ...row, mediaType }, { inline: true })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': expect.stringMatching(/^attachment/),
    })
    expect(headers['content-type']).not.toContain('html')
  }
})

test('pictures and PDF may open in the page; what is private is kept by no cache', () => {
  expect(downloadHeaders({ ...row, mediaType: 'image/png' }, { inline: true })['content-disposition']).toMatch(/^inline/)
  expect(downloadHeaders(row, { inline: true })['content-security-policy']).toBe("default-src 'none'")
  expect(downloadHeaders(row)['content-security-policy']).toContain('sandbox')
  expect(downloadHeaders({ ...row, private: true })['cache-control']).toBe('private, no-store')
})
