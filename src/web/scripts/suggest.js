// Suggestions under a search field while one types: a combobox after WAI-ARIA (list, the typed text stays until one is chosen).
// <input data-suggest="/address"> is answered with { suggestions: [{ text, href? }] }; without answer the field is a field.

/** @typedef {{ text: string, href?: string }} Suggestion */

const patienceMs = 150

for (const field of document.querySelectorAll('input[data-suggest]')) if (field instanceof HTMLInputElement) enhance(field)

/** @param {HTMLInputElement} field */
function enhance(field) {
  const list = document.createElement('ul')
  list.id = `${field.id || 'q'}-suggestions`
  list.className = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', field.labels?.[0]?.textContent?.trim() || field.getAttribute('aria-label') || '')
  list.hidden = true
  field.after(list)
  const state = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' }
  for (const [name, value] of Object.entries(state)) field.setAttribute(name, value)

  /** @type {Suggestion[]} */
  let shown = []
  let chosen = -1
  let asked = ''
  /** @type {AbortController | null} */
  let underWay = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waits

  field.addEventListener('input', event => {
    // In the middle of a syllable of pinyin there is nothing to look for yet.
    if (event instanceof InputEvent && event.isComposing) return
    later()
  })
  field.addEventListener('compositionend', later)
  field.addEventListener('keydown', event => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) show(shown)
      mark(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? shown.length - 1 : chosen - 1)
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      hide()
    } else if (event.key === 'Enter' && chosen >= 0 && !list.hidden) {
      event.preventDefault()
      take(chosen)
    }
  })
  field.addEventListener('blur', hide)
  // The field keeps the focus while a suggestion is pressed.
  list.addEventListener('mousedown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const at =
      event.target instanceof Element ? [...list.children].findIndex(one => one.contains(/** @type {Element} */ (event.target))) : -1
    if (at >= 0) take(at)
  })

  function later() {
    clearTimeout(waits)
    waits = setTimeout(ask, patienceMs)
  }

  async function ask() {
    underWay?.abort()
    asked = field.value.trim()
    if (asked === '') {
      shown = []
      hide()
      return
    }
    underWay = new AbortController()
    const address = new URL(field.dataset['suggest'] ?? '', location.href)
    address.searchParams.set('q', asked)
    try {
      const response = await fetch(address, { signal: underWay.signal, headers: { accept: 'application/json' } })
      if (!response.ok) return hide()
      const { suggestions } = /** @type {{ suggestions: Suggestion[] }} */ (await response.json())
      if (field.value.trim() === asked && document.activeElement === field) show(suggestions)
    } catch {
      // Another letter was typed, or there is no connection: the field works as before.
    }
  }

  /** @param {Suggestion[]} suggestions */
  function show(suggestions) {
    shown = suggestions
    chosen = -1
    list.replaceChildren(
      ...suggestions.map(({ text }, at) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${at}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        option.textContent = text
        return option
      }),
    )
    list.hidden = suggestions.length === 0
    field.setAttribute('aria-expanded', String(!list.hidden))
    field.removeAttribute('aria-activedescendant')
  }

  function hide() {
    list.hidden = true
    chosen = -1
    field.setAttribute('aria-expanded', 'false')
    field.removeAttribute('aria-activedescendant')
  }

  /** One beyond either end is the field itself. @param {number} at */
  function mark(at) {
    chosen = at >= shown.length ? -1 : at
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === chosen))
    const option = list.children[chosen]
    if (option) field.setAttribute('aria-activedescendant', option.id)
    else field.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }

  /** @param {number} at */
  function take(at) {
    const { text, href } = shown[at] ?? { text: field.value }
    hide()
    field.value = text
    // Only an address of this site is followed.
    if (href?.startsWith('/') && !href.startsWith('//')) location.assign(href)
    else field.form?.requestSubmit()
  }
}
