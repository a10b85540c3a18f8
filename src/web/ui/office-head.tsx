import type { Child } from 'hono/jsx'
import { Official } from './notice.tsx'

/** The head of a page of an office's desk: what it is, whose it is, and at the right what can be done with all of it. */
export function OfficeHead({ language, title, office, children }: { language: string; title: Child; office: string; children?: Child }) {
  return (
    <div class="head">
      <div>
        <h1>{title}</h1>
        <p class="chips">
          <span class="tag">
            <Official language={language} name>
              {office}
            </Official>
          </span>
        </p>
      </div>
      {children}
    </div>
  )
}
