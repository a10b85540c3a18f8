// What tsc leaves behind: the files that the site serves as they are, to the same place in dist.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const scripts = readdirSync(join(root, 'src/web/scripts')).filter(name => name.endsWith('.js'))
for (const name of ['web/style.css', ...scripts.map(script => `web/scripts/${script}`)]) {
  const to = join(root, 'dist', name)
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(join(root, 'src', name), to)
}
