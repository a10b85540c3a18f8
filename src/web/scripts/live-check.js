// <form data-check="act=check"> is checked while one types: it is sent as its button would send it, nothing is kept, and what the answer's page
// says in the elements that carry [data-checked] takes the place of what they say here. Without script the button does the same.

const patienceMs = 800

for (const form of document.querySelectorAll('form[data-check]')) if (form instanceof HTMLFormElement) watch(form)

/** @param {HTMLFormElement} form */
function watch(form) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waits
  /** @type {AbortController | null} */
  let underWay = null

  form.addEventListener('input', event => {
    // In the middle of a syllable of pinyin there is nothing to check yet.
    if (event instanceof InputEvent && event.isComposing) return
    later()
  })
  form.addEventListener('compositionend', later)
  form.addEventListener('submit', () => {
    clearTimeout(waits)
    underWay?.abort()
  })

  function later() {
    clearTimeout(waits)
    waits = setTimeout(() => void check(), patienceMs)
  }

  async function check() {
    underWay?.abort()
    underWay = new AbortController()
    const fields = new URLSearchParams(form.dataset['check'])
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    try {
      const response = await fetch(form.action, { method: 'POST', body: fields, signal: underWay.signal })
      if (!response.ok) return
      const answer = new DOMParser().parseFromString(await response.text(), 'text/html')
      for (const fresh of answer.querySelectorAll('[data-checked]')) {
        const here = document.getElementById(fresh.id)
        // What stands as it stood is left alone: an open detail stays open, and nobody is told twice.
        if (here && here.innerHTML !== fresh.innerHTML) here.replaceChildren(...fresh.childNodes)
      }
    } catch {
      // More was typed, or there is no connection: the button goes on working.
    }
  }
}
