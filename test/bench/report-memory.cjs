// Loaded with --require: writes the process's largest resident size (kB) to $VIPBOOK_BENCH_MEMORY at its end.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  writeFileSync(process.env.VIPBOOK_BENCH_MEMORY, String(process.resourceUsage().maxRSS));
});
