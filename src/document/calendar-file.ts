import { addDays, type PlainDate } from '../law/index.ts'

export type Event = { uid: string; on: PlainDate; title: string; description: string; url: string }

/**
 * Days as an iCalendar file (RFC 5545): whole days, one an event, lines folded at 75 bytes and never inside a character. `stamp` is when it
 * was made.
 */
export function icsOf(name: string, events: readonly Event[], stamp: Date): string {
  const at = `${stamp.toISOString().replace(/[-:]|\.\d{3}/g, '')}`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gongkai//Government information disclosure//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap(({ uid, on, title, description, url }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${at}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(description)}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      'TRIGGER:-P1D',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const compact = (on: PlainDate) => on.replaceAll('-', '')
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let bytes = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    // A continuation line begins with a space, which counts.
    if (bytes + size > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece)
      piece = ''
      bytes = 0
    }
    piece += letter
    bytes += size
  }
  return [...pieces, piece].join('\r\n ')
}
