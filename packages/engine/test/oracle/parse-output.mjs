// What ansible-playbook printed, as data: node parse-output.mjs EXITCODE < OUTPUT
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What a run did, read from what it printed.
 * @param {string} text
 * @param {number} exitCode
 */
export function parseOutput(text, exitCode) {
  const lines = [];
  const recap = {};
  let task = '';
  let inRecap = false;
  for (const line of text.split('\n')) {
    const heading = /^(TASK|RUNNING HANDLER) \[(.*)\] \*+$/.exec(line);
    if (heading) task = heading[2];
    if (/^PLAY RECAP/.test(line)) inRecap = true;
    if (inRecap) {
      const row = /^(\S+)\s+: (.*)$/.exec(line);
      if (row)
        recap[row[1]] = row[2]
          .trim()
          .split(/\s+/)
          .filter((pair) => !pair.endsWith('=0'))
          .join(' ');
      continue;
    }
    const result = /^(ok|changed|skipping|fatal|failed): \[([^\]\s]+)(?: -> [^\]]+)?\](.*)$/.exec(
      line,
    );
    if (!result) {
      if (line === '...ignoring') lines[lines.length - 1] += ' ignored';
      continue;
    }
    const [, word, host, rest] = result;
    const status =
      word === 'skipping'
        ? 'skipped'
        : /UNREACHABLE!/.test(rest)
          ? 'unreachable'
          : word === 'fatal'
            ? 'failed'
            : word;
    const item = /\(item=(.*?)\)(?: =>|\s*$)/.exec(rest)?.[1];
    lines.push(`${task} | ${host} | ${status}${item === undefined ? '' : ` | ${item}`}`);
  }
  // debug prints its result as JSON over several lines; assert does, too, with a message of Ansible's own.
  const messages = [...text.matchAll(/=> (\{\n[\s\S]*?\n\})$/gm)]
    .map((match) => JSON.parse(match[1]).msg)
    .filter((message) => message !== undefined && message !== 'All assertions passed')
    .map((message) => (typeof message === 'string' ? message : JSON.stringify(message)));
  return { exitCode, recap, lines, messages };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outcome = parseOutput(readFileSync(0, 'utf8'), Number(process.argv[2]));
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
}
