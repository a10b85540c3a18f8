import { Editor, Extension, Node } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'

// The text box of an article, made richer: what it cannot hold without loss it leaves alone. The textarea stays the field that is sent.

const textarea = document.querySelector('textarea[data-editor]')
if (textarea instanceof HTMLTextAreaElement) begin(textarea)

/** What the server's allow-list keeps, and the schema would drop. */
const kept = Extension.create({
  name: 'kept',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading', 'table', 'tableCell', 'tableHeader', 'listItem', 'figure'],
      attributes: { class: attribute('class'), id: attribute('id') },
    },
    { types: ['tableHeader'], attributes: { scope: attribute('scope') } },
  ],
})

function attribute(name) {
  return {
    default: null,
    parseHTML: element => element.getAttribute(name),
    renderHTML: values => (values[name] ? { [name]: values[name] } : {}),
  }
}

const figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'figure' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, 0],
})

function begin(field) {
  const form = field.form
  const kind = form.elements.namedItem('bodyForm')
  const source = document.getElementById('body-html')
  // They stand in the page, and so in its language.
  const words = Object.fromEntries(
    [...document.querySelectorAll('#body-words [data-word]')].map(one => [one.dataset.word, one.textContent]),
  )
  const place = document.createElement('div')
  const tools = []
  const editor = new Editor({
    element: place,
    injectCSS: false,
    content: source.innerHTML,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        link: { openOnClick: false, autolink: false, HTMLAttributes: { target: null, rel: null } },
        trailingNode: false,
      }),
      Image.configure({ inline: true }),
      TableKit.configure({ table: { resizable: false } }),
      figure,
      kept,
    ],
    editorProps: {
      attributes: { class: 'prose', role: 'textbox', 'aria-multiline': 'true', 'aria-label': words.label },
      handlePaste: (_view, event) => paste(event),
    },
    onUpdate: () => {
      field.value = editor.isEmpty ? '' : editor.getHTML()
      kind.value = 'html'
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    onTransaction: ({ editor: now }) => {
      for (const { button, mark } of tools) if (mark) button.setAttribute('aria-pressed', String(now.isActive(mark)))
    },
  })
  // What would come back changed before anybody typed is not touched: it stays as the server shows it. A new draft has nothing to lose.
  if (source.innerHTML.trim() !== '' && plain(editor.getHTML()) !== plain(source.innerHTML)) {
    editor.destroy()
    return
  }

  /** Cleaned by the server, which knows what WPS and Word put there. */
  function paste(event) {
    const html = event.clipboardData?.getData('text/html')
    if (!html) return false
    const text = event.clipboardData.getData('text/plain')
    fetch(field.dataset.paste, { method: 'POST', body: new URLSearchParams({ html }), headers: { accept: 'application/json' } })
      .then(response => (response.ok ? response.json() : { html: null }))
      .catch(() => ({ html: null }))
      .then(answer => editor.commands.insertContent(answer.html ?? text))
    return true
  }

  // ProseMirror needs it, and the stylesheet of the site is not its own.
  editor.view.dom.style.whiteSpace = 'pre-wrap'

  const bar = document.createElement('div')
  bar.className = 'tools'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', words.tools)
  const run = () => editor.chain().focus()
  const acts = [
    [words.heading, 'heading', () => run().toggleHeading({ level: 2 }).run()],
    [words.bold, 'bold', () => run().toggleBold().run()],
    [words.list, 'orderedList', () => run().toggleOrderedList().run()],
    [words.table, null, () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()],
    [words.row, null, () => run().addRowAfter().run()],
    [words.column, null, () => run().addColumnAfter().run()],
    [words.deleteRow, null, () => run().deleteRow().run()],
    [words.deleteColumn, null, () => run().deleteColumn().run()],
    [words.link, 'link', () => link()],
    [words.clear, null, () => run().clearNodes().unsetAllMarks().run()],
    [words.undo, null, () => run().undo().run()],
  ]
  for (const [text, mark, act] of acts) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = text
    if (mark) button.setAttribute('aria-pressed', 'false')
    button.addEventListener('click', act)
    bar.append(button)
    tools.push({ button, mark })
  }

  /** The words that are marked become a link where they are an address; a link is undone. */
  function link() {
    if (editor.isActive('link')) return run().unsetLink().run()
    const { from, to } = editor.state.selection
    const text = editor.state.doc.textBetween(from, to).trim()
    return /^(https?:\/\/|\/)\S+$/.test(text) ? run().setLink({ href: text }).run() : false
  }

  field.before(bar, place)
  field.hidden = true
  for (const one of document.querySelectorAll('[data-body-plain]')) one.hidden = true
  document.querySelector('label[for=body]')?.addEventListener('click', () => editor.commands.focus())
}

/** Markup as it is compared: without the column groups and the white space that make no difference. */
function plain(html) {
  const box = document.createElement('template')
  box.innerHTML = html
  for (const one of box.content.querySelectorAll('colgroup')) one.remove()
  for (const one of box.content.querySelectorAll('td, th, li')) {
    if (one.children.length === 1 && one.firstElementChild.tagName === 'P' && one.firstElementChild.attributes.length === 0)
      one.innerHTML = one.firstElementChild.innerHTML
    for (const name of ['colspan', 'rowspan']) if (one.getAttribute(name) === '1') one.removeAttribute(name)
  }
  for (const one of box.content.querySelectorAll('[style]')) one.removeAttribute('style')
  for (const one of box.content.querySelectorAll('thead, tbody')) one.replaceWith(...one.childNodes)
  for (const one of box.content.querySelectorAll('*'))
    for (const { name, value } of [...one.attributes]) if (value === '' && name !== 'alt') one.removeAttribute(name)
  const walk = document.createTreeWalker(box.content, NodeFilter.SHOW_ELEMENT)
  let text = ''
  for (let one = walk.nextNode(); one; one = walk.nextNode())
    text += `<${one.tagName}${[...one.attributes]
      .map(({ name, value }) => ` ${name}=${value}`)
      .sort()
      .join('')}>`
  return `${text}|${box.content.textContent.replace(/\s+/g, '')}`
}
