import type { Lab } from '@vipbook/lab';
import { bin, holders, home, interfaces, move, playFile, repository } from '../support/vipbook.ts';
import { left } from '../support/left.ts';
import { simulatedOwners } from './simulated.ts';
import { watchWire, type Heard } from '../support/wire.ts';
import { wrongOnTheWire } from './during.ts';
import { askedFor, cutMs, lease, meets, momentOf, offMs, type LabStory } from './stories.ts';

const vip = '192.168.1.60';
const hosts = ['old', 'new'] as const;
const patienceMs = 120_000;

export interface ToldStory {
  /** What is not as the guarantee says; nothing: all is. */
  readonly wrong: readonly string[];
  /** Undefined: the move did not come to the step. */
  readonly heard?: Heard;
  readonly owner: string;
  /** From what happened until one host had it for good, and nothing of the move was left. */
  readonly recoveredMs: number;
  /** Who has it when the same happens on the simulated LAN, where that is told. */
  readonly simulated: ReadonlySet<string>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** On a bad link a move may be refused before it begins, and say why: then it is begun again. */
const mostBeginnings = 4;

/** One story on real hosts, from a fresh LAN until nothing of it is left. */
export async function tellStory(lab: Lab, story: LabStory): Promise<ToldStory> {
  for (let beginnings = 1; ; beginnings += 1) {
    const told = await tellOnce(lab, story);
    if (told.heard !== undefined || !story.rough || beginnings >= mostBeginnings) return told;
  }
}

async function tellOnce(lab: Lab, story: LabStory): Promise<ToldStory> {
  await lab.reset();
  if (story.rough)
    for (const host of [...hosts, 'controller'])
      await lab.netem(host, { lossPercent: 1, delayMs: 20 });
  // No story is about the gateway: it hears all of them.
  const wire = await watchWire(lab, vip, { from: 'gw', hosts, joinMs: story.rough ? 200 : 60 });
  try {
    const before = await interfaces(lab, 'old');
    const dies = story.happening.startsWith('controller killed');
    const pid = await runUntil(lab, story, dies ? 'SIGKILL' : 'SIGSTOP');
    if (pid === undefined) return await unreached(lab);
    const begin = performance.now();
    await happen(lab, story, dies ? undefined : pid);
    const awayMs = performance.now() - begin;
    const rest = await untilSettled(lab, begin, !dies);
    const recoveredMs = performance.now() - begin;
    const wrong = rest === '' ? [] : [`left after ${String(patienceMs / 1000)} s: ${rest}`];
    const owner = (await holders(lab, vip)).join(' and ');
    wrong.push(...(await wrongAtTheEnd(lab, story, owner, before)));
    const heard = await wire.stop();
    wrong.push(...wrongOnTheWire(story, heard, { owner, awayMs }));
    const simulated = await simulatedOwners(story);
    if (simulated.size > 0 && !simulated.has(owner))
      wrong.push(`on the simulated LAN ${[...simulated].join(' or ')} has it`);
    return { wrong, owner, heard, recoveredMs, simulated };
  } finally {
    await wire.stop();
  }
}

async function wrongAtTheEnd(
  lab: Lab,
  story: LabStory,
  owner: string,
  before: string,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  if (owner !== 'old' && owner !== 'new') wrong.push(`held by ${owner || 'nobody'}`);
  if (owner === 'new' && askedFor(story.phase).confirm > 0) wrong.push('nobody has said yes');
  for (const host of hosts) {
    if ((await interfaces(lab, host)).includes(vip) !== (host === owner))
      wrong.push(`the file of ${host}`);
    const state = (await lab.readFile(host, '/run/network/ifstate')).toString();
    if (state.includes('eth0:1') !== (host === owner)) wrong.push(`ifstate of ${host}`);
  }
  if (owner === 'old' && (await interfaces(lab, 'old')) !== before)
    wrong.push('the file of old is not as it was');
  const { stdout } = await lab.exec('client', `ping -c3 -W1 ${vip}`);
  if (!/ [1-3] received/.test(stdout)) wrong.push('the client does not reach it');
  return wrong;
}

async function unreached(lab: Lab): Promise<ToldStory> {
  const { stdout } = await lab.exec('controller', `grep -E "[A-Z]{3}[0-9]{3}" ${home}/out`);
  const wrong = [`the move did not come to that step: ${stdout.trim()}`];
  return { wrong, owner: '', recoveredMs: 0, simulated: new Set() };
}

/** Start the move; resolves once it has died, or stands still, at the step. @returns its process */
async function runUntil(
  lab: Lab,
  story: LabStory,
  signal: 'SIGKILL' | 'SIGSTOP',
): Promise<string | undefined> {
  const { strategy, phase } = story;
  const { flush, drain, confirm } = askedFor(phase);
  const play = move('old', 'new', {
    strategy,
    lease,
    drain,
    ...(flush ? { flush: ['client'] } : {}),
    ...(confirm > 0 ? { confirm } : {}),
  });
  if (drain > 0) await connect(lab);
  await lab.writeFile('controller', playFile, play);
  const { stdout } = await lab.exec(
    'controller',
    `export NODE_OPTIONS=--require=${repository}/test/stories/at-step.cjs VIPBOOK_AT='${momentOf(story)}' VIPBOOK_AT_SIGNAL=${signal} VIPBOOK_AT_MARK=${home}/at
( ${process.execPath} ${bin} run ${playFile} -i ${lab.inventory}; echo $? >${home}/rc ) </dev/null >${home}/out 2>&1 &
n=0; while [ $n -lt 6000 ] && [ ! -s ${home}/at ] && [ ! -e ${home}/rc ]; do sleep 0.05; n=$((n+1)); done
cat ${home}/at 2>/dev/null; true`,
  );
  const pid = stdout.trim();
  return /^\d+$/.test(pid) ? pid : undefined;
}

/** Somebody who stays. */
async function connect(lab: Lab): Promise<void> {
  const { stdout } = await lab.exec(
    'client',
    `bash -c 'exec 3<>/dev/tcp/${vip}/${String(lab.chatPort)} && read -r name <&3 && echo "$name" && sleep 600' </dev/null >${home}/chat 2>&1 &
n=0; while [ $n -lt 200 ] && [ ! -s ${home}/chat ]; do sleep 0.05; n=$((n+1)); done; cat ${home}/chat`,
  );
  if (stdout.trim() !== 'old') throw new Error(`no connection with the old host: ${stdout}`);
}

/** `pid`: of the controller that stands still at the step, and goes on. Resolves when all is there again. */
async function happen(lab: Lab, story: LabStory, pid: string | undefined): Promise<void> {
  const { happening } = story;
  const goOn = async (): Promise<void> => {
    if (pid !== undefined) await lab.exec('controller', `kill -CONT ${pid}`);
  };
  /** Away, and there again: with the controller in between, or not before all is as it was. */
  const away = async (ms: number, leave: () => Promise<void>, back: () => Promise<void>) => {
    await leave();
    if (meets(story)) await goOn();
    await pause(ms);
    await back();
    if (!meets(story)) await goOn();
  };
  const host = happening.includes('old') ? 'old' : 'new';
  // A guard asks, and decides, while the host cannot be reached.
  const ms = meets(story) ? cutMs : offMs;
  if (happening === 'controller cut off') {
    await lab.link('controller', 'down');
    await goOn();
    await pause(cutMs);
    await lab.link('controller', 'up');
  } else if (happening.includes('loses its power'))
    await away(
      ms,
      () => lab.powerOff(host),
      async () => {
        await lab.powerOn(host);
      },
    );
  else if (happening.startsWith('link of'))
    await away(
      ms,
      () => lab.link(host, 'down'),
      () => lab.link(host, 'up'),
    );
  else {
    // Of the sessions only the listener stays: who wants to may come back.
    const which = happening.startsWith('sessions') ? "-f '^sshd(-session)?: root'" : "'^sshd'";
    if (happening.includes('sshd')) {
      const { stdout } = await lab.exec(host, `pkill -c -9 ${which}; true`);
      if (!(Number(stdout) > 0)) throw new Error(`no ${which} to kill on ${host}`);
    }
    await goOn();
  }
}

/** @returns what is left; '' once nothing is, and a controller that lives has ended */
async function untilSettled(lab: Lab, begin: number, lives: boolean): Promise<string> {
  for (;;) {
    const rest = [await rests(lab, 'old'), await rests(lab, 'new')].filter((one) => one !== '');
    // A look at its file is a process, too.
    const ended =
      lives && rest.length === 0 ? (await lab.exec('controller', `cat ${home}/rc`)).stdout : '-';
    if (rest.length === 0 && ended.trim() !== '') return '';
    if (performance.now() - begin > patienceMs)
      return rest.join(' / ') || 'the controller is not through';
    await pause(300);
  }
}

/** What is left on a host, with its locks. One whose time is over is nobody's. */
async function rests(lab: Lab, host: string): Promise<string> {
  const rest = await left(lab, host);
  if (rest !== '') return rest.replaceAll(/\s+/g, ' ').slice(0, 200);
  const { stdout } = await lab.exec(
    host,
    `read -r up rest </proc/uptime
for f in /run/vipbook/locks/*; do case $f in *.word) ;; *) awk -v up="$up" 'FNR == 1 && $2 != "-" && $3 > up { print FILENAME, $2 }' "$f" 2>/dev/null ;; esac; done`,
  );
  return stdout.trim().replaceAll('\n', ' ');
}
