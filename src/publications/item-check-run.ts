import type { Content } from './content.ts'
import type { Act } from './desk-acts.ts'
import type { FoundItem } from './desk-office.ts'
import type { DeskDeps } from './desk-routes.tsx'
import type { Finding } from './item-check.ts'

export async function checkItem(_deps: DeskDeps, _found: FoundItem, _content: Content): Promise<Finding[]> {
  return []
}

export async function mended(_deps: DeskDeps, _found: FoundItem, content: Content, _act: Act): Promise<Content> {
  return content
}
