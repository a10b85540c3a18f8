// What tsc leaves behind: the files that the site serves as they are, to the same place in dist.
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
for (const name of ['web/style.css']) {
  const to = join(root, 'dist', name)
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(join(root, 'src', name), to)
}
