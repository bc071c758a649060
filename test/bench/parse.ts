import { memoryFileSystem, readConfiguration } from '@vipbook/interfaces';
import { median, milliseconds, type Row } from './measure.ts';

const stanzas = 5000;

/** A file as a busy host has it, many times over: aliases, hooks, comments, continued lines. */
function busyFile(): Uint8Array {
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

/** Reading a large interfaces(5) file: all that ifupdown would know of it, places kept. */
export function benchParse({ runs }: { runs: number | undefined }): Promise<readonly Row[]> {
  const bytes = busyFile();
  const files = memoryFileSystem({ '/etc/network/interfaces': bytes });
  const times: number[] = [];
  for (let run = 0; run < (runs ?? 15); run += 1) {
    const startedAt = performance.now();
    const found = readConfiguration(files).model.interfaces.length;
    times.push(performance.now() - startedAt);
    if (found !== stanzas + 1)
      throw new Error(`${String(found)} stanzas, not ${String(stanzas + 1)}`);
  }
  const time = median(times);
  const rate = bytes.length / 1e6 / (time / 1000);
  return Promise.resolve([
    {
      what: `interfaces(5), ${String(stanzas)} stanzas, ${(bytes.length / 1e6).toFixed(1)} MB`,
      value: milliseconds(time),
      compared: `${rate.toFixed(0)} MB/s`,
    },
  ]);
}
