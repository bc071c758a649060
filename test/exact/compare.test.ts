import assert from 'node:assert/strict';
import type { Plan } from '@vipbook/plan';
import { readLog } from './exec-log.ts';
import { compare, expectedOf, programsOf } from './expected.ts';

/** As strace writes it: a shell of sshd that writes a file, runs two programs and takes an address. */
const log = `10 clone(child_stack=NULL, flags=SIGCHLD) = 11
11 execve("/usr/sbin/sshd", ["/usr/sbin/sshd", "-D", "-R"], 0x7ffc /* 5 vars */) = 0
11 clone(child_stack=NULL, flags=SIGCHLD) = 12
12 execve("/bin/bash", ["bash", "-c", "exec /bin/sh"], 0x55 /* 9 vars */) = 0
12 clone(child_stack=NULL, flags=SIGCHLD) = 13
13 openat(AT_FDCWD</etc/.vipbook.a1B2>, "new", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</etc/.vipbook.a1B2/new>
13 renameat2(AT_FDCWD</etc/.vipbook.a1B2>, "new", AT_FDCWD</etc/.vipbook.a1B2>, "/etc/lab.conf", 0) = 0
12 clone(child_stack=NULL, flags=SIGCHLD) = 14
14 execve("/usr/local/bin/own", ["own", "a \\"b\\"", "\\303\\244"], 0x55 /* 9 vars */) = 0
14 openat(AT_FDCWD</root>, "/etc/of-its-own", O_WRONLY|O_CREAT, 0666) = 3</etc/of-its-own>
12 clone(child_stack=NULL, flags=SIGCHLD) = 15
15 execve("/usr/bin/ip", ["ip", "-batch", "-"], 0x55 /* 9 vars */) = 0
15 sendmsg(3<socket:[1]>, {msg_iov=[{iov_base=[{nlmsg_len=80, nlmsg_type=RTM_NEWADDR, nlmsg_flags=NLM_F_REQUEST|NLM_F_CREATE, nlmsg_seq=1, nlmsg_pid=0}, {ifa_family=AF_INET, ifa_prefixlen=24}, [[{nla_len=8, nla_type=IFA_LOCAL}, inet_addr("192.168.1.60")]]]}]}, 0) = 80
`;
const words = ['own', 'a "b"', '\u00c3\u00a4'];

function plan(
  operations: readonly Readonly<Record<string, unknown>>[],
  decision = 'will-run',
): Plan {
  return {
    tasks: [{ number: 1, name: 'all', decisions: [{ host: 'old', decision }] }],
    steps: operations.map((operation) => ({ task: 1, host: 'old', operations: [operation] })),
  } as unknown as Plan;
}

const whole = [
  { do: 'file.write', path: '/etc/lab.conf' },
  { do: 'command.run', command: { argv: words } },
  { do: 'address.add', address: '192.168.1.60', prefix: 24 },
];

function differences(of: Plan, text = log): readonly string[] {
  const { effects } = readLog(text, programsOf(plan(whole)));
  return compare(expectedOf(of, 'old', {}, new Set()), effects);
}

describe('the comparison of a plan with what its hosts saw', () => {
  it('finds nothing when all is as planned', () => {
    assert.deepEqual(differences(plan(whole)), []);
    assert.deepEqual(readLog(log, [words]).channels, ['-c exec /bin/sh']);
  });

  for (const [at, operation] of whole.entries()) {
    it(`finds what the plan has and the host did not: ${operation.do}`, () => {
      const [write, own, address] = ['13 ', '14 ', '15 '].map((pid) =>
        log.replaceAll(new RegExp(`^${pid}.*\n`, 'gm'), ''),
      );
      assert.match(differences(plan(whole), [write, own, address][at]).join('\n'), /^the plan:/);
    });

    it(`finds what the host did and the plan has not: ${operation.do}`, () => {
      const found = differences(plan(whole.filter((_, each) => each !== at)));
      assert.match(found.join('\n'), /^more than the plan: (?:file|run|address) /);
    });
  }

  it('finds steps in another order, and a program that ran twice', () => {
    assert.match(differences(plan([...whole].reverse())).join('\n'), /^the plan:/);
    const twice = log.replace(/^14 execve.*\n/m, (line) => line + line.replace('14 ', '16 '));
    assert.match(differences(plan(whole), twice).join('\n'), /^the plan:/);
  });

  it('finds a program that nobody planned, and what a shell writes by itself', () => {
    const line = (text: string): string => `${log}12 ${text}\n`;
    for (const [more, effect] of [
      ['execve("/bin/own2", ["own2"], 0x5 /* 9 vars */) = 0', 'exec own2'],
      ['openat(AT_FDCWD</etc>, "x", O_WRONLY|O_CREAT, 0666) = 3</etc/x>', 'file /etc/x'],
      ['unlink("/etc/hosts") = 0', 'file /etc/hosts'],
      ['openat(AT_FDCWD</>, "/proc/sys/net/a", O_WRONLY) = 3</proc/sys/net/a>', 'sysctl net/a'],
    ] as const)
      assert.deepEqual(differences(plan(whole), line(more)), [`more than the plan: ${effect}`]);
  });

  it('asks who knows what the plan does not', () => {
    const unknown = plan([], 'cannot-know');
    assert.throws(() => differences(unknown), /nobody says what "all" does/);
    const said = { all: ['file /etc/lab.conf'] };
    const some = log.replaceAll(/^1[45] .*\n/gm, '');
    const { effects } = readLog(some, []);
    assert.deepEqual(compare(expectedOf(unknown, 'old', said, new Set(['all'])), effects), []);
    assert.notDeepEqual(compare(expectedOf(unknown, 'old', said, new Set()), effects), []);
  });
});
