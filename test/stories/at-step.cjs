// Loaded with `node --require` into vipbook: right after its journal says that the step VIPBOOK_AT begins (`quiet`, or
// `undo of quiet`) or has ended (`end of quiet`), the process kills itself, or stands still until somebody lets it go on. So each recorded step is a
// place where something can happen, without a race.
'use strict';
const fs = require('node:fs');

const { VIPBOOK_AT: at = '', VIPBOOK_AT_MARK: mark, VIPBOOK_AT_SIGNAL: signal } = process.env;
const phase = at.replace(/^(?:undo|end) of /, '');
const undo = at.startsWith('undo of ');
const entry = at.startsWith('end of ') ? 'step-end' : 'step';
const write = fs.writeSync;
let there = false;
fs.writeSync = (descriptor, data, ...rest) => {
  const written = write(descriptor, data, ...rest);
  const text = Buffer.isBuffer(data) ? data.toString('utf8') : String(data);
  for (const line of there ? [] : text.split('\n')) {
    if (!line.startsWith(`{"entry":"${entry}",`) || !line.includes(`"phase":"${phase}"`)) continue;
    // An undo has phases of the same names.
    if (line.includes('"undo":true') !== undo) continue;
    there = true;
    fs.writeFileSync(mark, String(process.pid));
    process.kill(process.pid, signal);
  }
  return written;
};
