import type {Reporter, TestModule} from 'vitest/node'

/** Ends the run with one plain line that scripts can read: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = {passed: 0, failed: 0, skipped: 0, pending: 0}
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) count[test.result().state] += 1
      // A file that cannot be loaded has no tests to count, and must not look like success.
      if (!module.ok() && !tests.some(test => test.result().state === 'failed')) count.failed += 1
    }
    count.failed += unhandledErrors.length
    // Printed last, after the default reporter's own summary.
    process.once('exit', () => {
      process.stdout.write(
        `${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped\n`,
      )
    })
  }
}
