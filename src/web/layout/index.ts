/** The door of the room: whole pages, what they know of their reader, and what a slice's routes are given. */
export type { Article, Column } from './head.tsx'
export { Layout, type LayoutProps } from './layout.tsx'
export type { NavItem } from './navigation.ts'
export type { Language, Page, SiteSettings } from './page.ts'
export { places, preference } from './places.ts'
export { dropSession, keepSession, sessionToken } from './session-cookie.ts'
export { StaffLayout, type StaffLayoutProps } from './staff-layout.tsx'
export type { SiteEnv, SiteVariables, SliceConfig, SliceDeps } from './variables.ts'
