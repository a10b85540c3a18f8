import type { Child } from 'hono/jsx'
import type { Page } from './page.ts'

/**
 * Print, copy the address, read aloud: for pages with the script `article-tools`, which shows what the reader's browser can do. `reads` is the
 * selector of what is read; `children` stand before them and are there without script too.
 */
export function ArticleTools({ page, reads = '.prose', children }: { page: Page; reads?: string; children?: Child }) {
  const { say } = page
  const tools: [string, string, string?][] = [
    ['print', say('打印', 'Print')],
    ['copy', say('复制网址', 'Copy address'), say('网址已复制', 'The address was copied')],
    ['read', say('朗读', 'Read aloud')],
    ['pause', say('暂停', 'Pause')],
    ['stop', say('停止', 'Stop')],
  ]
  return (
    <div class="tools noprint" data-article-tools={reads}>
      {children}
      {tools.map(([what, text, said]) => (
        <button type="button" class="button plain small" data-do={what} data-said={said} hidden>
          {text}
        </button>
      ))}
      <span class="quiet" role="status" />
    </div>
  )
}
