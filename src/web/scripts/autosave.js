// <form data-autosave="/address"> keeps what is typed: its fields are posted there, a moment after the last key. The answer is
// { saved: words, fields?: { name: value } }: the words are shown in the form's [role=status], hidden fields take over the new values (the
// version that was seen). A refusal is { error: words }; after a conflict nothing more is sent, for somebody else's words would be lost.

const patienceMs = 1500
const againMs = 10_000

for (const form of document.querySelectorAll('form[data-autosave]')) if (form instanceof HTMLFormElement) keep(form)

/** @param {HTMLFormElement} form */
function keep(form) {
  const status = form.querySelector('[role=status]')
  let isOver = false
  let isSending = false
  let isStale = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waits

  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  // The form itself is sent now: what is typed goes with it.
  form.addEventListener('submit', () => {
    isOver = true
    clearTimeout(waits)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && isStale) void send()
  })

  /** @param {Event} event */
  function changed(event) {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') return
    isStale = true
    after(patienceMs)
  }

  /** @param {number} ms */
  function after(ms) {
    clearTimeout(waits)
    waits = setTimeout(() => void send(), ms)
  }

  /** @param {string | undefined} words */
  function say(words) {
    if (status && words) status.textContent = words
  }

  async function send() {
    if (isOver || isSending) return
    isSending = true
    isStale = false
    clearTimeout(waits)
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    try {
      const response = await fetch(form.dataset['autosave'] ?? '', {
        method: 'POST',
        body: fields,
        headers: { accept: 'application/json' },
        // What is too long for a page that is being left is sent all the same while the page stays.
        keepalive: fields.toString().length < 60_000,
      })
      /** @type {{ saved?: string, error?: string, fields?: Record<string, string | number> }} */
      const answer = await response.json()
      if (response.ok) {
        for (const [name, value] of Object.entries(answer.fields ?? {})) {
          const field = form.elements.namedItem(name)
          if (field instanceof HTMLInputElement && field.type === 'hidden') field.value = String(value)
        }
        say(answer.saved)
      } else {
        isOver = response.status === 409 || response.status === 403
        say(answer.error)
      }
    } catch {
      say(form.dataset['unsaved'])
      isStale = true
    }
    isSending = false
    if (isStale && !isOver) after(status?.textContent === form.dataset['unsaved'] ? againMs : patienceMs)
  }
}
