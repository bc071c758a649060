import {
  addAddress,
  declaredAddresses,
  memoryFileSystem,
  parse,
  readConfiguration,
  removeAddress,
  setOption,
  type Configuration,
} from '@vipbook/interfaces';
import { milliseconds, type Row } from './measure.ts';

const few = 10_000;
const many = 100_000;
const parseTargetMs = 100;
const editTargetMs = 20;
/** Ten times the stanzas should take ten times the time; caches and the collector ask for their share. */
const growthTarget = 20;

/** A file as a busy host has it, many times over: aliases, hooks, comments, continued lines. */
function busyFile(stanzas: number): Uint8Array {
  const parts = ['auto lo', 'iface lo inet loopback', ''];
  for (let index = 0; index < stanzas; index += 1) {
    const address = `10.${String((index >> 16) & 255)}.${String((index >> 8) & 255)}.${String(index & 255)}`;
    parts.push(
      `# service ${String(index)}`,
      `auto eth0:${String(index)}`,
      `iface eth0:${String(index)} inet static`,
      `  address ${address}`,
      '  netmask 255.255.255.0',
      `  up ip route add 10.0.0.0/8 \\`,
      '    dev eth0 || true',
      '',
    );
  }
  return Buffer.from(parts.join('\n'));
}

interface Sample {
  readonly bytes: Uint8Array;
  /** Read afresh, as a command does it: nothing is known yet but the file. */
  fresh(): Configuration;
}

function sample(stanzas: number): Sample {
  const bytes = busyFile(stanzas);
  const files = memoryFileSystem({ '/etc/network/interfaces': bytes });
  const found = readConfiguration(files).model.interfaces.length;
  if (found !== stanzas + 1)
    throw new Error(`${String(found)} stanzas, not ${String(stanzas + 1)}`);
  return { bytes, fresh: () => readConfiguration(files) };
}

const edits: readonly ((configuration: Configuration) => unknown)[] = [
  (configuration) => removeAddress(configuration, '10.0.39.15'),
  (configuration) =>
    addAddress(configuration, { address: '192.0.2.9', prefix: 32, device: 'eth0', style: 'alias' }),
  (configuration) =>
    setOption(configuration, { iface: 'eth0:77', option: 'netmask', value: '255.255.0.0' }),
];

const measured: readonly {
  readonly what: string;
  readonly targetMs?: number;
  /** What is timed, after what is not. */
  prepare(of: Sample): () => unknown;
}[] = [
  {
    what: 'parsed',
    targetMs: parseTargetMs,
    prepare:
      ({ bytes }) =>
      () =>
        parse(bytes),
  },
  {
    what: 'read as ifupdown does',
    targetMs: parseTargetMs,
    prepare:
      ({ fresh }) =>
      () =>
        fresh(),
  },
  ...edits.map((edit, index) => ({
    what: `edit: ${['an address removed', 'one added', 'an option set'][index] ?? ''}`,
    targetMs: editTargetMs,
    prepare: ({ fresh }: Sample) => {
      const configuration = fresh();
      return () => edit(configuration);
    },
  })),
  {
    what: 'all addresses',
    prepare: ({ fresh }) => {
      const configuration = fresh();
      return () => declaredAddresses(configuration);
    },
  },
  {
    what: 'all findings',
    prepare: ({ fresh }) => {
      const configuration = fresh();
      return () => configuration.findings();
    },
  },
];

/** Processor time, the collector's included, and the least of several: what else the machine does only makes
 *  it longer. */
function least(runs: number, prepare: () => () => unknown): number {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const action = prepare();
    const startedAt = process.cpuUsage();
    action();
    const { user, system } = process.cpuUsage(startedAt);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** A large interfaces(5) file: reading, editing, judging it, and how that grows with the file. */
export function benchParse({ runs }: { runs: number | undefined }): Promise<readonly Row[]> {
  const small = sample(few);
  const large = sample(many);
  const rows = measured.map(({ what, targetMs, prepare }): Row => {
    const time = least(runs ?? 15, () => prepare(small));
    const tenfold = least(Math.ceil((runs ?? 15) / 3), () => prepare(large));
    const growth = tenfold / time;
    // What takes a millisecond has no growth that could be measured.
    const grows = tenfold < 2 * editTargetMs || growth < growthTarget;
    return {
      what: `${few.toLocaleString('en')} stanzas ${what}`,
      value: milliseconds(time),
      compared: `${many.toLocaleString('en')}: ${milliseconds(tenfold)}, x ${growth.toFixed(1)}`,
      met: (targetMs === undefined || time < targetMs) && grows,
    };
  });
  return Promise.resolve(rows);
}
