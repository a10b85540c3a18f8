import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rulesDocument } from '../scripts/generate-rules.ts'
import { stepsDocument } from '../scripts/generate-steps.ts'
import { steps as ofApplications } from '../src/applications/steps.ts'
import { steps as ofDisputes } from '../src/disputes/steps.ts'
import { root } from './support/sources.ts'

const kept = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')

test('docs/steps.md and docs/rules.md are what the data say today', () => {
  expect(kept('steps.md'), 'npm run generate').toBe(stepsDocument())
  expect(kept('rules.md'), 'npm run generate').toBe(rulesDocument())
})

test('docs/steps.md names every step with its article, and who may take it', () => {
  for (const [name, { title, article }] of [...Object.entries(ofApplications), ...Object.entries(ofDisputes)]) {
    const line = stepsDocument()
      .split('\n')
      .find(one => one.startsWith(`| \`${name}\` | ${title} |`))
    expect(line?.split(' | ').slice(3, 5), name).toEqual([article, expect.stringMatching(/公开专员|保密审查员|分管领导|申请人|系统/)])
  }
})
