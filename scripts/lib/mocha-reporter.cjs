// Writes the counts of one mocha process as JSON to $VIPBOOK_TEST_SUMMARY and prints failures only.
const { writeFileSync } = require('node:fs');

const lingerMs = 10_000;

module.exports = class SummaryReporter {
  constructor(runner) {
    const summary = {
      passed: 0,
      failed: 0,
      skipped: 0,
      passes: [],
      failures: [],
      skips: {},
      lingering: [],
    };
    const save = () => writeFileSync(process.env.VIPBOOK_TEST_SUMMARY, JSON.stringify(summary));
    runner.on('pass', (test) => {
      summary.passed += 1;
      summary.passes.push(test.fullTitle());
    });
    runner.on('pending', (test) => {
      summary.skipped += 1;
      summary.skips[test.fullTitle()] = true;
    });
    runner.on('fail', (test, error) => {
      summary.failed += 1;
      summary.failures.push({
        title: test.fullTitle(),
        file: test.file,
        error: String(error.stack ?? error.message ?? error),
      });
    });
    runner.once('end', () => {
      save();
      // Something left open would hold the process for ever: name it, and count it as a failure.
      setTimeout(() => {
        summary.lingering = process.getActiveResourcesInfo();
        save();
        process.exit(1);
      }, lingerMs).unref();
    });
  }
};
