import { Hono } from 'hono'
import type { ReportDeps, ReportEnv } from './routes.tsx'

export function deskRoutes(_: ReportDeps): Hono<ReportEnv> {
  return new Hono<ReportEnv>()
}
