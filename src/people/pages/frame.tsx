import type { Child } from 'hono/jsx'
import { beijingMinute } from '../../law/index.ts'
import { Layout, type Page, places, StaffLayout } from '../../web/layout/index.ts'
import { Official } from '../../web/ui/index.ts'

type FrameProps = { page: Page; title: string; hasFaults?: boolean; current?: string; children?: Child }

/** The title of a page that came back with faults says so first: a screen reader reads it first. */
const titled = ({ page, title, hasFaults }: FrameProps) => (hasFaults ? `${page.say('错误：', 'Error: ')}${title}` : title)

/** For whoever is not signed in yet. */
export function PublicFrame(props: FrameProps) {
  return (
    <Layout page={props.page} title={titled(props)} current={places.signIn}>
      {props.children}
    </Layout>
  )
}

export function StaffFrame(props: FrameProps) {
  return (
    <StaffLayout page={props.page} title={titled(props)} current={props.current ?? 'people'}>
      {props.children}
    </StaffLayout>
  )
}

/** The name of a person, an agency or a section: a record, converted into no other characters. */
export function Name({ page, children }: { page: Page; children?: Child }) {
  return (
    <Official language={page.language} name>
      {children}
    </Official>
  )
}

/** A recorded moment, in Beijing time. */
export function Moment({ at }: { at: Date }) {
  return <time datetime={at.toISOString()}>{beijingMinute(at)}</time>
}
