import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chatAddress, createLab, type Lab } from '@vipbook/lab';
import { paintFor, unifiedDiff, wantsColour } from '@vipbook/report';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const vipbook = path.join(repository, 'packages/cli/bin/vipbook');
const playbook = path.join(repository, 'playbooks/move-chat.yml');
const interfacesFile = '/etc/network/interfaces';
const rate = 1000;
/** Probed before and after the move, too, so that a late loss is seen. */
const marginMs = 1000;

const say = (text: string): void => console.log(text);
const paint = paintFor(wantsColour(process.stdout.isTTY, process.env, undefined));

/** Raise a lab, move chat's address in it while the client probes it, and tell. Resolves with the exit status. */
export async function labDemo(options: { readonly keep: boolean }): Promise<number> {
  say('Raising a LAN of network namespaces: old, new, gateway, client, controller …');
  const lab = await createLab({ kept: options.keep });
  let interrupted = false;
  const running: { kill(signal: NodeJS.Signals): boolean }[] = [];
  const onInterrupt = (signal: NodeJS.Signals): void => {
    interrupted = true;
    // vipbook ends in good order, and says where the address is; then the lab is taken down below.
    for (const child of running) child.kill(signal);
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    const status = await move(lab, running);
    return interrupted ? 130 : status;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
    if (options.keep) {
      say(
        `\nThe lab stays up: npx vipbook lab status; end it with: npx vipbook lab down ${lab.name}`,
      );
    } else {
      await lab.down();
    }
  }
}

async function move(
  lab: Lab,
  running: { kill(signal: NodeJS.Signals): boolean }[],
): Promise<number> {
  const before = await interfacesFiles(lab);
  const prober = lab.probe({ from: 'client', address: chatAddress, rate });
  await prober.ready;
  await sleep(marginMs);

  const words = ['vipbook', 'run', 'playbooks/move-chat.yml', '-i', lab.inventory];
  say(`The client probes ${chatAddress} ${String(rate)} times a second. On the controller:\n`);
  say(paint('strong', `$ ${words.join(' ')}`));
  const startedAt = performance.now();
  const colour = wantsColour(process.stdout.isTTY, process.env, undefined);
  const argv = [process.execPath, vipbook, 'run', playbook, '-i', lab.inventory];
  const run = lab.spawn('controller', argv, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...colourWish(), ...(colour ? { FORCE_COLOR: '1' } : {}) },
  });
  running.push(run);
  // All tasks are done when it only looks any more whether the address stays.
  let doneAt: number | undefined;
  run.stdout?.on('data', (text: Buffer) => {
    process.stdout.write(text);
    if (text.includes(' stays on ')) doneAt ??= performance.now();
  });
  const [code] = (await once(run, 'close')) as [number | null];
  const elapsedMs = (doneAt ?? performance.now()) - startedAt;

  await sleep(marginMs);
  const report = await prober.stop();
  const after = await interfacesFiles(lab);
  for (const [host, text] of after) {
    const shown = { host, path: interfacesFile, before: before.get(host) ?? null, after: text };
    say(unifiedDiff(shown, paint));
  }
  const { icmp } = report;
  const owner = report.neighbours.findLast((entry) => entry.mac !== undefined);
  const lost = icmp?.lost ?? Infinity;
  const worked = code === 0;
  say(
    [
      `probes sent        ${String(icmp?.sent ?? 0)}, one every millisecond`,
      `probes lost        ${paint(lost === 0 ? 'ok' : 'failed', String(lost))}`,
      `longest gap        ${String(icmp?.longestGapMs ?? 0)} ms (slowest answer ${String(icmp?.slowestMs ?? 0)} ms)`,
      `whole run          ${(elapsedMs / 1000).toFixed(2)} s, from start to the last task, verification included`,
      `looked at again    for 15 s, whether the address stays`,
      `who answers now    ${owner?.host ?? 'nobody'} (${owner?.mac ?? 'no MAC address'})`,
    ].join('\n'),
  );
  if (!worked) say(`\nvipbook ended with exit status ${String(code)}`);
  return worked && lost === 0 && owner?.host === 'new' ? 0 : 1;
}

async function interfacesFiles(lab: Lab): Promise<ReadonlyMap<string, Buffer>> {
  const hosts = ['old', 'new'];
  const files = await Promise.all(hosts.map((host) => lab.readFile(host, interfacesFile)));
  return new Map(hosts.map((host, index) => [host, files[index] ?? Buffer.alloc(0)]));
}

/** Only what says whether to colour crosses into the lab. */
function colourWish(): Record<string, string> {
  const wish: Record<string, string> = {};
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'TERM'])
    if (process.env[name] !== undefined) wish[name] = process.env[name];
  return wish;
}
