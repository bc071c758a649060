// Loaded with `node --require` into vipbook: the process kills itself, as kill -9 does, right after the line of
// the journal with the number VIPBOOK_KILL_AT was written. So each place between two lines is one that can be
// died at, without a race.
'use strict';
const fs = require('node:fs');

const at = Number(process.env.VIPBOOK_KILL_AT);
const write = fs.writeSync;
let lines = 0;
fs.writeSync = (descriptor, data, ...rest) => {
  const written = write(descriptor, data, ...rest);
  const text = Buffer.isBuffer(data) ? data.toString('utf8') : String(data);
  if (text.startsWith('{"entry":')) {
    for (const line of text.split('\n')) {
      if (!/^\{"entry":"(?:effect|move|step|step-end|move-end)"/.test(line)) continue;
      lines += 1;
      if (lines === at) process.kill(process.pid, 'SIGKILL');
    }
  }
  return written;
};
