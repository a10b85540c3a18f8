// Marks by hand: drag a rectangle over the picture, or select text and press the button. Without this, two clicks and ticked lines do the same.

const form = document.querySelector('form[data-redact]')
if (form instanceof HTMLFormElement) {
  const plate = form.querySelector('input[type=image]')
  if (plate instanceof HTMLInputElement) offerDragging(form, plate)
  const button = form.querySelector('button[value=selected]')
  if (button instanceof HTMLButtonElement) offerSelecting(form, button)
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function fill(form, name, value) {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}

/** @param {HTMLFormElement} form @param {HTMLInputElement} plate */
function offerDragging(form, plate) {
  /** @type {{ x: number, y: number } | null} */
  let from = null
  let dragged = false
  const frame = document.createElement('div')
  frame.style.cssText = 'position:absolute;outline:2px solid #a01818;background:#a0181833;pointer-events:none'

  /** @param {PointerEvent} event */
  const at = event => {
    const box = plate.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  /** @param {{ x: number, y: number }} a @param {{ x: number, y: number }} b */
  const between = (a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) })

  plate.addEventListener('dragstart', event => event.preventDefault())
  plate.addEventListener('pointerdown', event => {
    from = at(event)
    dragged = false
    plate.setPointerCapture(event.pointerId)
  })
  plate.addEventListener('pointermove', event => {
    if (!from) return
    const { x, y, width, height } = between(from, at(event))
    if (width < 4 && height < 4) return
    dragged = true
    frame.style.left = `${plate.offsetLeft + x}px`
    frame.style.top = `${plate.offsetTop + y}px`
    frame.style.width = `${width}px`
    frame.style.height = `${height}px`
    plate.after(frame)
  })
  plate.addEventListener('pointercancel', () => {
    from = null
    frame.remove()
  })
  plate.addEventListener('pointerup', event => {
    if (!from || !dragged) {
      from = null
      return
    }
    const shown = between(from, at(event))
    from = null
    const scale = Number(plate.dataset['scale']) / plate.getBoundingClientRect().width
    for (const [name, value] of Object.entries(shown)) fill(form, name, (value * scale).toFixed(1))
    const send = form.querySelector('button[value=rectangle]')
    if (send instanceof HTMLButtonElement) form.requestSubmit(send)
  })
  // a drag is no click on a corner
  plate.addEventListener('click', event => {
    if (dragged) event.preventDefault()
  })
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement} button */
function offerSelecting(form, button) {
  button.hidden = false
  button.addEventListener('click', () => {
    const range = document.getSelection()?.rangeCount ? document.getSelection()?.getRangeAt(0) : null
    const start = range && placeOf(range.startContainer, range.startOffset)
    const end = range && placeOf(range.endContainer, range.endOffset)
    const isOne = start && end && start.line === end.line && end.offset > start.offset
    fill(form, 'at', isOne ? start.line : '')
    fill(form, 'start', isOne ? String(start.offset) : '')
    fill(form, 'end', isOne ? String(end.offset) : '')
  })
}

/** Where in the text of its line a place of the page lies; the numbers of marks are no text. @param {Node} node @param {number} offset */
function placeOf(node, offset) {
  const line = (node instanceof Element ? node : node.parentElement)?.closest('[data-line]')
  if (!line) return null
  const before = document.createRange()
  before.selectNodeContents(line)
  before.setEnd(node, offset)
  const copy = before.cloneContents()
  for (const number of copy.querySelectorAll('sup')) number.remove()
  return { line: line.getAttribute('data-line') ?? '', offset: copy.textContent?.length ?? 0 }
}
