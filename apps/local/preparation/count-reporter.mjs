import { writeFileSync } from 'node:fs';

/** Jest's reporter for `npm test`: the counts alone, in the file that SINAU_TEST_COUNTS names. Its own --json dies of errors that hold themselves. */
export default class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests }) {
    const counts = { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests };
    writeFileSync(process.env.SINAU_TEST_COUNTS, JSON.stringify(counts));
  }
}
