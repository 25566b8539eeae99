import type { Reporter, TestCase, TestModule, TestRunEndReason } from 'vitest/node';

/**
 * Ends a run with the plain line `N passed, N failed`, which machines read.
 * A file that could not be loaded and an error outside every test each count as one failure. Skipped tests
 * are named, and where nobody looks at the screen (`CI=true`) they fail the run: a check that silently stopped
 * running is no check.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(
    modules: ReadonlyArray<TestModule>,
    unhandledErrors: ReadonlyArray<unknown>,
    reason: TestRunEndReason,
  ): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    const skipped: TestCase[] = [];
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failedHere += 1;
        else skipped.push(test);
      }
      if (failedHere === 0 && module.state() === 'failed') failedHere = 1;
      failed += failedHere;
    }
    if (reason === 'interrupted') failed += 1;

    for (const test of skipped) console.log(`skipped: ${test.module.moduleId} > ${test.fullName}`);
    if (skipped.length > 0 && process.env['CI'] === 'true') {
      console.log('A skipped test is an error when CI=true.');
      process.exitCode = 1;
    }
    console.log(
      `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    );
  }
}
