import { generateEditor } from './generate-editor.ts'
import { generateRules } from './generate-rules.ts'
import { generateSteps } from './generate-steps.ts'
import { generateTables } from './generate-tables.ts'
import { makeSample } from './make-sample.ts'

/** `npm run generate`: writes every generated file anew. `.ci/run` fails where that changes anything. */
for (const generate of [generateEditor, generateRules, generateSteps, generateTables, makeSample]) await generate()
