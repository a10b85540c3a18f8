import { randomInt } from 'node:crypto'

const shortest = 12
const longest = 200

/** Words that make up most passwords that are guessed first, here and at Chinese offices. */
const common = [
  ...[
    'password',
    'passw0rd',
    'p@ssw0rd',
    'p@ssword',
    'admin',
    'administrator',
    'root',
    'user',
    'guest',
    'test',
    'demo',
    'login',
    'welcome',
    'letmein',
    'iloveyou',
  ],
  ...[
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'asdfgh',
    'zxcvbnm',
    'zxcvbn',
    '1qaz2wsx3edc',
    '1qaz2wsx',
    'qazwsx',
    '1q2w3e4r5t',
    '1q2w3e4r',
    'abc',
    'aa',
  ],
  ...[
    'gongkai',
    'xinxi',
    'zhengfu',
    'zhengwu',
    'bangong',
    'woaini',
    'wodemima',
    'mima',
    'guanli',
    'guanliyuan',
    '5201314',
    '1314520',
    '888888',
    '666666',
  ],
]

/** Why the password is not good enough, or null. Length counts, and not being guessable; no rule about kinds of characters (NIST SP 800-63B). */
export function passwordFault(password: string, loginName: string): string | null {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length < shortest) return `密码至少 ${shortest} 个字符，可以用几个不相干的词连成一句。`
  if (length > longest) return `密码最多 ${longest} 个字符。`
  const lower = text.toLowerCase()
  if (loginName.length >= 3 && lower.includes(loginName.toLowerCase())) return '密码不能包含登录名。'
  if (isGuessable(lower)) return '这个密码太常见，容易被猜到。请换一个。'
  return null
}

/** What is left when common words, runs and repetitions are taken out says how much there is to guess. */
function isGuessable(lower: string): boolean {
  if (new Set(lower).size < 5) return true
  let rest = lower
  for (const word of common) rest = rest.replaceAll(word, '')
  rest = withoutRuns(rest)
    .replace(/(19|20)\d\d/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return rest.length < 5 || new Set(rest).size < 4
}

/** Takes out characters that continue the one before by 0 or ±1 (1111, 1234, dcba). */
function withoutRuns(text: string): string {
  let kept = ''
  for (let i = 0; i < text.length; i++) {
    const step = i === 0 ? 9 : Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1))
    if (step > 1) kept += text[i]
  }
  return kept
}

/** A password to start with, shown once: 16 characters of 31 (79 bits), none that is mistaken for another. */
export function startPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

// argon2id, 19 MiB, 2 passes: the library's own choice and OWASP's. Loaded when first used, so that other commands do not load it.
const argon = () => import('@node-rs/argon2')

export async function hashPassword(password: string): Promise<string> {
  return (await argon()).hash(password.normalize('NFKC'))
}

/** With null (no such account) the same work is done, so that the time of the answer says nothing. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  nobody ??= hashPassword(startPassword())
  const fits = await (await argon()).verify(hash ?? (await nobody), password.normalize('NFKC').slice(0, 1_000))
  return fits && hash !== null
}

let nobody: Promise<string> | undefined
