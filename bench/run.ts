import { readdirSync } from 'node:fs'
import { type Bench, holds } from './result.ts'

/** `npm run bench [name]`: what is fast, measured against its limit. Prints a table and never fails: a busy machine is no fault of the code. */
const wanted = process.argv.slice(2)
const files = readdirSync(import.meta.dirname).filter(name => name.endsWith('.ts') && name !== 'run.ts' && name !== 'result.ts')

for (const file of files.sort()) {
  if (wanted.length > 0 && !wanted.includes(file.replace('.ts', ''))) continue
  const { default: bench } = (await import(`./${file}`)) as { default: Bench }
  console.log(`\n${bench.name}`)
  try {
    for (const result of await bench.run()) {
      const { what, measured, limit, unit, atLeast } = result
      const figures = `${measured.toFixed(2)} ${unit}`.padStart(16) + `${atLeast ? '≥' : '≤'} ${limit} ${unit}`.padStart(16)
      console.log(`  ${holds(result) ? '✓' : '✗'} ${what.padEnd(64)}${figures}`)
    }
  } catch (error) {
    console.log(`  ✗ ${error instanceof Error ? error.message : String(error)}`)
  }
}
