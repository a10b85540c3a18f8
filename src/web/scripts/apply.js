// The form of an application: what was typed is kept on this machine (<form data-keep="key">), a piece of work is done so that the
// application may be sent more often (<input name=solved data-challenge="{…}">), and what is already public is shown while one types
// (<textarea data-look="/address">, answered with { suggestions: [{ text, href }] }).

const hours = 72
const hour = 3_600_000

for (const form of document.querySelectorAll('form[data-keep]')) if (form instanceof HTMLFormElement) keep(form)
for (const field of document.querySelectorAll('input[data-challenge]')) if (field instanceof HTMLInputElement) void work(field)
for (const field of document.querySelectorAll('textarea[data-look]')) if (field instanceof HTMLTextAreaElement) look(field)
for (const done of document.querySelectorAll('[data-forget]')) localStorage.removeItem(done.getAttribute('data-forget') ?? '')

/** @param {HTMLFormElement} form */
function keep(form) {
  const key = form.dataset['keep'] ?? ''
  const status = form.querySelector('[role=status]')
  /** What is said in the page's words, with the time until when. @param {string} what @param {number} [until] */
  const say = (what, until) => {
    const words = status?.getAttribute(`data-${what}`) ?? ''
    if (status) status.textContent = words.replace('{until}', until ? timeOf(until) : '')
  }
  const { kept, gone } = read(key)
  // Only into an empty form: what the server sent back after a mistake is newer.
  if (kept && form.dataset['fresh'] === 'yes') {
    for (const [name, value] of kept.fields) put(form, name, value)
    say(kept.until - Date.now() < 24 * hour ? 'soon' : 'restored', kept.until)
  } else if (gone) say('gone')
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waits
  form.addEventListener('input', () => {
    clearTimeout(waits)
    waits = setTimeout(() => {
      const fields = [...new FormData(form)].filter(
        ([name, value]) => typeof value === 'string' && !['envelope', 'solved', 'agrees'].includes(name),
      )
      const until = Date.now() + hours * hour
      localStorage.setItem(key, JSON.stringify({ until, fields }))
      say('kept', until)
    }, 600)
  })
  // the files that were uploaded wait for the page that sends them no longer than this
  const envelope = Number(status?.getAttribute('data-hours')) * hour
  if (envelope > 0) setTimeout(() => say('tired', Date.now() + hour / 2), envelope - hour / 2)
}

/** @param {number} at */
function timeOf(at) {
  const words = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }
  return new Intl.DateTimeFormat(document.documentElement.lang, /** @type {Intl.DateTimeFormatOptions} */ (words)).format(at)
}

/** @param {string} key @returns {{ kept: { until: number, fields: [string, string][] } | null, gone: boolean }} */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (kept && kept.until > Date.now() && Array.isArray(kept.fields)) return { kept, gone: false }
    localStorage.removeItem(key)
    return { kept: null, gone: typeof kept?.until === 'number' }
  } catch {
    // what cannot be read is not ours
    localStorage.removeItem(key)
    return { kept: null, gone: false }
  }
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function put(form, name, value) {
  for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) field.checked ||= field.value === value
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      field.value = value
  }
}

/** Counts on until the hash of salt, nonce and number begins with the prefix. @param {HTMLInputElement} field */
async function work(field) {
  const challenge = JSON.parse(field.dataset['challenge'] ?? 'null')
  if (!challenge || !globalThis.crypto?.subtle) return
  const { salt, nonce, keyPrefix } = challenge.parameters
  const start = bytes(salt + nonce)
  const data = new Uint8Array(start.length + 4)
  data.set(start)
  const counted = new DataView(data.buffer)
  const began = performance.now()
  for (let counter = 0; counter < 1_000_000; counter++) {
    counted.setUint32(start.length, counter)
    const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', data)))
    if (!hash.startsWith(keyPrefix)) continue
    const solution = { counter, derivedKey: hash, time: performance.now() - began }
    field.value = JSON.stringify({ challenge, solution })
    return
  }
}

/** @param {string} text */
function bytes(text) {
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
}

/** @param {Uint8Array} data */
function hex(data) {
  return Array.from(data, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** @param {HTMLTextAreaElement} field */
function look(field) {
  const shown = document.getElementById(`${field.id}-public`)
  if (!shown) return
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waits
  field.addEventListener('input', () => {
    clearTimeout(waits)
    waits = setTimeout(async () => {
      const text = field.value.trim().slice(0, 100)
      if (text.length < 4) return
      const answer = await fetch(`${field.dataset['look']}?${new URLSearchParams({ q: text })}`, {
        headers: { accept: 'application/json' },
      }).catch(() => null)
      if (!answer?.ok) return
      const { suggestions } = await answer.json()
      const list = shown.querySelector('ul')
      shown.hidden = suggestions.length === 0
      list?.replaceChildren(
        ...suggestions.map((/** @type {{ text: string, href: string }} */ { text: title, href }) => {
          const [item, link] = [document.createElement('li'), document.createElement('a')]
          link.href = href
          link.target = '_blank'
          link.textContent = title
          item.append(link)
          return item
        }),
      )
    }, 500)
  })
}
