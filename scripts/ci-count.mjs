// Prints "passed failed skipped" of a Vitest JSON report; a report that is not there (the run was stopped) counts nothing,
// since the step itself has counted as failed. Plain JavaScript: it must run even where the dependencies are broken.
import { readFileSync } from 'node:fs'

try {
  const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
  // a file that could not be loaded holds no test at all
  const unloaded = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  console.log(report.numPassedTests, report.numFailedTests + unloaded, report.numPendingTests + report.numTodoTests)
} catch (error) {
  console.error(`no count of tests: ${error.message}`)
  console.log(0, 0, 0)
}
