import type { Child } from 'hono/jsx'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { type Crumb, crumbOf, ErrorSummary } from '../../web/ui/index.ts'
import { type RegisterName, registerOf } from '../register.ts'

export type Office = { slug: string; name: string }

export const deskRegisters = ({ slug }: Pick<Office, 'slug'>): string => `${places.registers}/${slug}`
export const deskRegister = (office: Pick<Office, 'slug'>, register: RegisterName): string => `${deskRegisters(office)}/${register}`
export const deskEntry = (office: Pick<Office, 'slug'>, { register, id }: { register: RegisterName; id: string }): string =>
  `${deskRegister(office, register)}/${id}`
export const deskSections = (office: Pick<Office, 'slug'>, year: number): string => `${deskRegisters(office)}/sections?year=${year}`
export const publicRegister = ({ slug }: Pick<Office, 'slug'>, register: RegisterName): string => `/${slug}/registers/${register}`

/** Money in yuan, as it is printed. */
export const yuanOf = (fen: number): string => (fen / 100).toLocaleString('en', { minimumFractionDigits: 2 })

type Props = { page: Page; office: Office; register?: RegisterName; title: string; faults?: Faults; crumbs?: Crumb[]; children?: Child }

/** A page of the registers' desk. The title of one that came back with faults says so first. */
export function RegisterFrame({ page, office, register, title, faults = {}, children }: Props) {
  const { say } = page
  const count = Object.keys(faults).length
  const rule = register && registerOf(register)
  const own = rule && say(rule.label, rule.english)
  return (
    <StaffLayout
      page={page}
      title={count > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="registers"
      crumbs={[
        { href: places.desk, text: say('工作台', 'Desk') },
        ...(rule ? [{ href: deskRegisters(office), text: say('台账', 'Registers') }] : []),
        ...(rule && own !== title ? [{ href: deskRegister(office, register), text: own! }] : []),
        crumbOf(page.language, title),
      ]}
    >
      <ErrorSummary faults={faults} title={say(`有 ${count} 处需要修改`, `${count} things need to be changed`)} />
      {children}
    </StaffLayout>
  )
}
