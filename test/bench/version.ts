import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { here, inTurn, median, milliseconds, type Row } from './measure.ts';

const vipbook = path.join(
  fileURLToPath(new URL('../..', import.meta.url)),
  'packages/cli/bin/vipbook',
);
const target = 1.6;

/** `vipbook --version` beside a Node that does nothing. */
export async function benchVersion({
  runs,
}: {
  runs: number | undefined;
}): Promise<readonly Row[]> {
  const results = await inTurn(
    [
      here([process.execPath, '-e', '0']),
      here([process.execPath, vipbook, '--version']),
      here([process.execPath, vipbook, 'run', '--help']),
    ],
    runs ?? 40,
  );
  const [bare = NaN, version = NaN, help = NaN] = results.map((timed) =>
    median(timed.map((one) => one.milliseconds)),
  );
  const ratio = (value: number): string => `${(value / bare).toFixed(2)} x node -e 0`;
  return [
    { what: 'node -e 0', value: milliseconds(bare) },
    {
      what: 'vipbook --version',
      value: milliseconds(version),
      compared: ratio(version),
      met: version / bare <= target,
    },
    { what: 'vipbook run --help', value: milliseconds(help), compared: ratio(help) },
  ];
}
