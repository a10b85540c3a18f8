/** Where mail goes out (the settings' `mail`). */
export type MailServer = {
  host: string
  port: number
  tls: 'implicit' | 'starttls' | 'none'
  user: string | null
  password: string | null
  from: string
}

export type Letter = { id: string; to: string; subject: string; text: string }

/** The server does not take it. `forGood`: trying again would not help. `isUnreachable`: the server, not this letter, is the reason. */
export class MailRefused extends Error {
  override name = 'MailRefused'
  readonly forGood: boolean
  readonly isUnreachable: boolean
  constructor(message: string, { forGood, isUnreachable }: { forGood: boolean; isUnreachable: boolean }, cause: unknown) {
    super(message, { cause })
    this.forGood = forGood
    this.isUnreachable = isUnreachable
  }
}

export type Mailer = { send(letter: Letter): Promise<void> }

/** One address: nothing that could begin another header, another recipient or a comment. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/.test(text)

/** Sends over SMTP, one connection a letter. Throws MailRefused. */
export function openMailer(server: MailServer, waitMs = 20_000): Mailer {
  return {
    async send({ id, to, subject, text }) {
      if (!isMailAddress(to)) throw new MailRefused('the address is none', { forGood: true, isUnreachable: false }, null)
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({
        host: server.host,
        port: server.port,
        secure: server.tls === 'implicit',
        requireTLS: server.tls === 'starttls',
        ignoreTLS: server.tls === 'none',
        auth: server.user === null ? undefined : { user: server.user, pass: server.password ?? '' },
        connectionTimeout: waitMs,
        greetingTimeout: waitMs,
        socketTimeout: waitMs,
        dnsTimeout: waitMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      const domain = /@([^>\s]+)>?$/.exec(server.from)![1]
      try {
        await transport.sendMail({
          from: server.from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          // The same at every attempt: a letter that went out twice is known as one.
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw refusalOf(error)
      } finally {
        transport.close()
      }
    },
  }
}

export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** 5xx to this recipient or this text is final; a login that fails or a server that is not there may be mended. */
function refusalOf(error: unknown): MailRefused {
  const { message, code, responseCode } = error as { message: string; code?: string; responseCode?: number }
  const isOfLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  const forGood = isOfLetter && responseCode !== undefined && responseCode >= 500
  return new MailRefused(message, { forGood, isUnreachable: !isOfLetter }, error)
}
