// Print, copy the address, read aloud. The buttons come with the page, hidden; each is shown where this browser can do what it says.

const tools = document.querySelector('[data-article-tools]')

/** @param {string} what @returns {HTMLButtonElement | null} */
const button = what => tools?.querySelector(`[data-do=${what}]`) ?? null

/** @param {string} what @param {() => void} act */
function offer(what, act) {
  const one = button(what)
  if (!one) return
  one.hidden = false
  one.addEventListener('click', act)
}

/** What was done, for the eye and for a screen reader. @param {string} what */
function told(what) {
  const status = tools?.querySelector('[role=status]')
  if (status) status.textContent = button(what)?.dataset['said'] ?? ''
}

offer('print', () => window.print())

const address = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? location.href
if (navigator.clipboard) offer('copy', () => void navigator.clipboard.writeText(address).then(() => told('copy')))

const speech = window.speechSynthesis
const text = document.querySelector(tools?.getAttribute('data-article-tools') || '.prose')
if (speech && text) {
  // Voices come late in some browsers, and never where the machine has none: then nothing is offered.
  if (speech.getVoices().length > 0) offerReading(speech, text)
  else speech.addEventListener('voiceschanged', () => offerReading(speech, text), { once: true })
}

/** @param {SpeechSynthesis} voice @param {Element} read */
function offerReading(voice, read) {
  if (voice.getVoices().length === 0) return
  /** Raised whenever the reading is ended, so that what was still queued is let go. */
  let run = 0

  /** @param {'still' | 'reads' | 'waits'} state */
  const show = state => {
    const shown = { read: state !== 'reads', pause: state === 'reads', stop: state !== 'still' }
    const focused = document.activeElement
    for (const [what, isShown] of Object.entries(shown)) {
      const one = button(what)
      if (one) one.hidden = !isShown
    }
    // The button that was pressed may have gone: the keyboard stays among the tools.
    if (focused instanceof HTMLElement && tools?.contains(focused) && focused.hidden)
      (button('pause')?.hidden ? button('read') : button('pause'))?.focus()
  }

  offer('read', () => {
    if (voice.paused && voice.speaking) voice.resume()
    else begin()
    show('reads')
  })
  offer('pause', () => {
    voice.pause()
    show('waits')
  })
  offer('stop', () => {
    run++
    voice.resume()
    voice.cancel()
    show('still')
  })
  show('still')
  // A reading would go on over the next page.
  addEventListener('pagehide', () => voice.cancel())

  function begin() {
    const mine = ++run
    voice.cancel()
    const language = read.closest('[lang]')?.getAttribute('lang') || 'zh-CN'
    const pieces = sentences(read.textContent ?? '')
    const next = () => {
      const piece = pieces.shift()
      if (mine !== run) return
      if (piece === undefined) {
        show('still')
        return
      }
      const spoken = new SpeechSynthesisUtterance(piece)
      spoken.lang = language
      spoken.onend = next
      spoken.onerror = () => mine === run && show('still')
      voice.speak(spoken)
    }
    next()
  }
}

/** Sentence by sentence: some browsers break off what takes longer than a quarter of a minute. @param {string} whole @returns {string[]} */
function sentences(whole) {
  const said = whole.replace(/\s+/g, ' ').match(/[^。！？；.!?;]{1,120}[。！？；.!?;，、]?/g) ?? []
  return said.map(piece => piece.trim()).filter(piece => piece !== '')
}
