import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'identity' | 'gzip' | 'br'

/** An answer that everybody gets alike, ready to be written: its headers as node writes them, one body an encoding. */
export type KeptPage = {
  etag: string
  /** When a page of this content was first made. */
  modifiedAt: number
  headers: readonly (readonly [string, string])[]
  bodies: { readonly identity: Buffer } & Partial<Record<Encoding, Buffer>>
  isCompressible: boolean
}

/** Smaller than this a body gains nothing from being compressed. */
const worthwhile = 1024
const compressible = /^(?:text\/(?!event-stream)|application\/(?:json|xml|javascript|[a-z.-]+\+(?:json|xml))|image\/svg\+xml)/i
/** Of each answer anew, or of the encoding. */
const ofOneAnswer = new Set(['content-length', 'date', 'etag', 'last-modified', 'vary', 'x-request-id'])

/** Whether the answer is one for everybody that may be kept. */
export function mayBeKept({ status, headers }: Response): boolean {
  const control = headers.get('cache-control') ?? ''
  return status === 200 && /\bpublic\b/.test(control) && !headers.has('set-cookie') && !headers.has('content-encoding')
}

export function keptPage(headers: Headers, identity: Buffer, now: number): KeptPage {
  const etag = headers.get('etag') ?? `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  return {
    etag,
    modifiedAt: now,
    headers: [...headers].filter(([name]) => !ofOneAnswer.has(name)),
    bodies: { identity },
    isCompressible: identity.length > worthwhile && isCompressible(headers),
  }
}

export const isCompressible = (headers: Headers): boolean => compressible.test(headers.get('content-type') ?? '')

/** The encodings that the reader's program takes, best first. */
export function wishes(acceptEncoding: string | undefined): readonly Encoding[] {
  if (!acceptEncoding) return onlyIdentity
  const takes = (name: string) =>
    new RegExp(`(?:^|[\\s,])${name}(?!\\s*;\\s*q=0(?:\\.0*)?(?:[\\s,]|$))(?:[\\s,;]|$)`, 'i').test(acceptEncoding)
  const [br, gz] = [takes('br'), takes('gzip')]
  return br && gz ? both : br ? onlyBr : gz ? onlyGzip : onlyIdentity
}
const onlyIdentity: readonly Encoding[] = ['identity']
const both: readonly Encoding[] = ['br', 'gzip', 'identity']
const onlyBr: readonly Encoding[] = ['br', 'identity']
const onlyGzip: readonly Encoding[] = ['gzip', 'identity']

const zip = {
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
}

/** Makes a body once; threads of node's pool do the work. */
export async function encode(page: KeptPage, encoding: Encoding): Promise<void> {
  if (encoding === 'identity' || !page.isCompressible || page.bodies[encoding]) return
  page.bodies[encoding] = await zip[encoding](page.bodies.identity)
}

/** The bytes that it takes in memory. */
export const sizeOf = ({ bodies }: KeptPage): number => Object.values(bodies).reduce((sum, body) => sum + (body?.length ?? 0), 2048)
