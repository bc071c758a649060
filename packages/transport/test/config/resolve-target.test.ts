import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { Secret, type VipbookError } from '@vipbook/diagnostics';
import {
  nodeEnvironment,
  resolveTarget,
  targetResolver,
  type ConnectionVariables,
  type Resolved,
  type ResolveEnvironment,
} from '../../src/index.ts';
import { codeOf } from '../support/codes.ts';

let home: string;
let environment: ResolveEnvironment;

function files(contents: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(contents)) {
    const path = join(home, '.ssh', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o600 });
  }
}

function resolve(name: string, variables: ConnectionVariables = {}, config?: string): Resolved {
  const path = join(home, '.ssh/config');
  return resolveTarget(name, variables, {
    environment,
    sshConfig: config === undefined ? [] : [{ path, text: config }],
  });
}

function codes(run: () => unknown): string {
  try {
    run();
    return 'ok';
  } catch (error) {
    return codeOf(error);
  }
}

describe('resolveTarget', () => {
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'vbhome-'));
    environment = { ...nodeEnvironment(), home, variables: { KEYS: '/keys' } };
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('gives ssh its usual values when nothing is said', () => {
    const { target, become, warnings } = resolve('web1');
    assert.deepEqual(target, {
      name: 'web1',
      connection: 'ssh',
      address: 'web1',
      port: 22,
      user: userInfo().username,
      knownHostsFiles: [
        `${home}/.ssh/known_hosts`,
        `${home}/.ssh/known_hosts2`,
        '/etc/ssh/ssh_known_hosts',
        '/etc/ssh/ssh_known_hosts2',
      ],
      hostKeys: 'strict',
      connectTimeoutMs: 10_000,
      keepaliveMs: 15_000,
    });
    assert.equal(become, undefined);
    assert.deepEqual(warnings, []);
  });

  it('reads ssh_config as ssh -G does', function () {
    if (!existsSync('/usr/bin/ssh')) {
      console.log('      needs /usr/bin/ssh (apt install openssh-client)');
      this.skip();
    }
    files({
      'conf.d/10-a': 'Host inc*\n  User fromfile\n  Port 1001\n',
      'conf.d/20-b': 'Host *\n  ConnectTimeout 7\n',
      'conf.d/.hidden': 'Port 9999\n',
      'conf.d/sub/x': 'Port 9999\n',
      k1: '',
      k2: '',
    });
    const configs: Readonly<Record<string, string>> = {
      'first value wins': 'Host a\n Port 2\nHost *\n Port 3\n User u\n',
      patterns: 'Host a b !c\n Port 2\nHost ?nc*\n Port 4\nHost * !a\n User other\n',
      'negation alone': 'Host !a\n Port 2\n',
      case: 'host A\n port 2\nHOST a\n PORT 5\n',
      equals: 'Host=a\nPort=2\nUser = "x"\n',
      quotes: 'Host "a" "b"\n IdentityFile "~/.ssh/k1"\n',
      comments: '# c\nHost a # not a comment?\n Port 2\n\n   # c\n User u\n',
      hostname: 'Host a\n HostName %h.example.org\nHost inc1\n HostName 10.0.0.1\n',
      'tokens in files': `Host a\n User r1\n Port 77\n IdentityFile ~/.ssh/id-%h-%r-%p-%n-%%\n IdentityFile /x/%u-%L-%i\n IdentityFile %d/k\n`,
      'identity files collect':
        'Host a\n IdentityFile ~/.ssh/k1\nHost *\n IdentityFile ~/.ssh/k2\n',
      'known hosts': 'UserKnownHostsFile ~/.ssh/kh1 /kh2 "/kh 3"\nGlobalKnownHostsFile /g\n',
      include: 'Host b\n Port 9\nInclude conf.d/*\nHost *\n Include conf.d/*\n Port 8\n',
      'include in a block': 'Host a\n Include conf.d/10-a\nHost *\n Port 11\n',
      'include at the top': 'Include conf.d/* ~/.ssh/none\nHost *\n Port 12\n',
      jump: 'Host a\n ProxyJump j1,u@j2:2222\nHost *\n ProxyJump none\n',
      'jump beats later command': 'Host * !j1\n ProxyJump j1\n ProxyCommand nc %h %p\n',
      'match host':
        'Match host a,b\n Port 21\nMatch originalhost inc* user nobody\n Port 22\nMatch all\n Port 23\n',
      'match negated': 'Match !host a\n Port 21\nMatch host *.org\n Port 31\n',
      'match sees hostname':
        'Host a\n HostName z.org\nMatch host *.org\n Port 31\nMatch host a\n Port 32\n',
      times: 'ConnectTimeout 1m30s\nServerAliveInterval 5\n',
      strict: 'Host a\n StrictHostKeyChecking accept-new\nHost b\n StrictHostKeyChecking yes\n',
      family: 'AddressFamily inet\n',
      alias: 'HostKeyAlias cluster\n',
      empty: '',
    };
    const seen = (text: string, key: string): string[] =>
      text
        .split('\n')
        .filter((line) => line.startsWith(`${key} `))
        .map((line) => line.slice(key.length + 1));
    for (const [what, config] of Object.entries(configs)) {
      for (const host of ['a', 'b', 'inc1', 'zzz']) {
        const path = join(home, '.ssh/config');
        writeFileSync(path, config);
        // -F would make Include relative to ~ as well; HOME is not what ssh uses, so run it on a copy
        // with absolute paths.
        writeFileSync(
          path,
          config
            .replaceAll('conf.d/', `${home}/.ssh/conf.d/`)
            .replaceAll('~/', `${home}/`)
            .replaceAll('%d', home),
        );
        const theirs = execFileSync('ssh', ['-T', '-G', '-F', path, host]).toString();
        const { target } = resolve(host, {}, config);
        const label = `${what}: ${host}`;
        assert.equal(target.address, seen(theirs, 'hostname')[0], label);
        assert.equal(String(target.port), seen(theirs, 'port')[0], label);
        assert.equal(target.user, seen(theirs, 'user')[0], label);
        const jumps = (target.jumps ?? []).map(
          (jump) => `${jump.user}@${jump.address}:${String(jump.port)}`,
        );
        const theirJumps = (seen(theirs, 'proxyjump')[0] ?? '')
          .split(',')
          .filter((one) => one !== '')
          .map(
            (one) =>
              `${one.includes('@') ? '' : `${userInfo().username}@`}${one}${one.includes(':') ? '' : ':22'}`,
          );
        assert.deepEqual(jumps, theirJumps, label);
        const known = [
          ...seen(theirs, 'userknownhostsfile'),
          ...seen(theirs, 'globalknownhostsfile'),
        ].join(' ');
        if (config.includes('KnownHosts'))
          assert.equal((target.knownHostsFiles ?? []).join(' '), known, label);
        const identities = seen(theirs, 'identityfile').filter((file) =>
          existsSync(file.replace('~', home)),
        );
        if (config.includes('IdentityFile'))
          assert.deepEqual(target.identityFiles ?? [], identities, label);
        const timeout = seen(theirs, 'connecttimeout')[0] ?? 'none';
        if (timeout !== 'none')
          assert.equal(target.connectTimeoutMs, Number(timeout) * 1000, label);
        assert.equal(target.hostKeyAlias, seen(theirs, 'hostkeyalias')[0], label);
        const strict = seen(theirs, 'stricthostkeychecking')[0];
        assert.equal(target.hostKeys, strict === 'accept-new' ? 'accept-new' : 'strict', label);
        assert.equal(
          target.family ?? 'any',
          seen(theirs, 'addressfamily')[0] === 'inet' ? 4 : 'any',
          label,
        );
      }
    }
  });

  it('expands tokens, ~ and ${NAME} in file names', () => {
    const wanted = [
      `${home}/.ssh/id-10.0.0.1-deploy-77-a-%`,
      `/x/${userInfo().username}-${hostname().split('.')[0] ?? ''}`,
      `${home}/k`,
      '/keys/k',
    ];
    const config = `Host a\n HostName 10.0.0.1\n User deploy\n Port 77\n IdentityFile ~/.ssh/id-%h-%r-%p-%n-%%\n IdentityFile /x/%u-%L\n IdentityFile %d/k\n IdentityFile \${KEYS}/k\n`;
    environment = { ...environment, exists: (path) => wanted.includes(path) };
    assert.deepEqual(resolve('a', {}, config).target.identityFiles, wanted);
    assert.equal(
      codes(() => resolve('a', {}, 'IdentityFile ${NOPE}/k\n')),
      'SSH060',
    );
    assert.equal(
      codes(() => resolve('a', {}, 'IdentityFile %z\n')),
      'SSH060',
    );
  });

  it('lets variables win over arguments, arguments over ssh_config, as Ansible does', () => {
    const config = 'Host *\n Port 1\n User c\n ConnectTimeout 99\n';
    const target = (variables: ConnectionVariables) => resolve('h', variables, config).target;
    assert.equal(target({}).port, 1);
    assert.equal(target({ commonArgs: '-o Port=2 -o User=b' }).port, 2);
    assert.equal(target({ commonArgs: '-o Port=2', port: '3' }).port, 3);
    assert.equal(target({ sshArgs: '-o Port=4', port: 3 }).port, 4);
    assert.equal(target({ commonArgs: '-p 5', extraArgs: '-p6' }).port, 5);
    assert.equal(target({ extraArgs: '-l x' }).user, 'x');
    assert.equal(target({ timeout: 3 }).connectTimeoutMs, 3000);
    assert.equal(target({ host: '10.9.8.7' }).address, '10.9.8.7');
  });

  it('understands the arguments that people write', () => {
    files({ other: 'Port 4444\n' });
    const of = (commonArgs: string) => resolve('h', { commonArgs }, 'Port 1\n').target;
    assert.equal(of('-C -o ControlMaster=auto -o ControlPersist=60s -o Port=2').port, 2);
    assert.equal(of(`-F ${home}/.ssh/other`).port, 4444);
    assert.equal(of('-F none').port, 22);
    assert.equal(of('-4').family, 4);
    assert.deepEqual(
      of("-o 'UserKnownHostsFile=/a /b' -o GlobalKnownHostsFile=none").knownHostsFiles,
      ['/a', '/b'],
    );
    assert.deepEqual(of('-i /my/key').identityFiles, ['/my/key']);
    for (const text of [
      '-J me@bastion:2200',
      '-o ProxyJump=me@bastion:2200',
      '-o ProxyCommand="ssh -W %h:%p -q -p 2200 me@bastion"',
      '-o ProxyCommand="ssh -p 2200 -l me bastion -W %h:%p"',
      `-o 'ProxyCommand=/usr/bin/ssh -o Port=2200 -o StrictHostKeyChecking=no -W [%h]:%p me@bastion'`,
    ]) {
      const [jump, ...more] = of(text).jumps ?? [];
      assert.deepEqual(more, [], text);
      // The jump host takes nothing from the host's own arguments but from ssh_config.
      assert.deepEqual([jump?.user, jump?.address, jump?.port], ['me', 'bastion', 2200], text);
    }
  });

  it('resolves jump hosts by ssh_config, with jump hosts of their own, and notices a circle', () => {
    const config =
      'Host inner\n HostName 10.0.0.5\n User i\n ProxyJump outer\nHost outer\n HostName 192.0.2.1\n Port 2222\n';
    const jumps =
      resolve('web', { commonArgs: '-J inner,[2001:db8::1]:99' }, config).target.jumps ?? [];
    assert.deepEqual(
      jumps.map((jump) => [jump.address, jump.port, jump.jumps]),
      [
        ['192.0.2.1', 2222, undefined],
        ['10.0.0.5', 22, undefined],
        ['2001:db8::1', 99, undefined],
      ],
    );
    assert.equal(
      codes(() =>
        resolve('web', {}, 'Host a\n ProxyJump b\nHost b\n ProxyJump a\nHost web\n ProxyJump a\n'),
      ),
      'SSH061',
    );
    assert.equal(
      codes(() => resolve('web', {}, 'ProxyJump self\n')),
      'SSH061',
    );
  });

  it('refuses by name what it cannot do', () => {
    const refused: readonly (readonly [ConnectionVariables, string, RegExp])[] = [
      [{ commonArgs: '-L 1:h:2' }, 'SSH060', /-L/],
      [{ commonArgs: '-o Prot=2' }, 'SSH060', /"prot".*Did you mean "port"/],
      [{ commonArgs: '-o ProxyCommand="nc %h %p"' }, 'SSH060', /nc h 22/],
      [{ commonArgs: '-o ProxyCommand="ssh -W other:1 b"' }, 'SSH060', /ProxyCommand/],
      [{ commonArgs: '-o CertificateFile=/x' }, 'SSH060', /certificatefile/],
      [{ commonArgs: '-o BindAddress=1.2.3.4' }, 'SSH060', /bindaddress/],
      [{ commonArgs: "-o 'Port=2" }, 'SSH062', /quote/],
      [{ commonArgs: '-o' }, 'SSH062', /-o/],
      [{ commonArgs: 'stray' }, 'SSH062', /stray/],
      [{ commonArgs: '-F /nonexistent/c' }, 'SSH061', /nonexistent/],
      [{ port: 0 }, 'SSH062', /port/],
      [{ port: '22x' }, 'SSH062', /22x/],
      [{ host: '-oProxyCommand=x' }, 'SSH062', /ProxyCommand/],
      [{ host: '' }, 'SSH062', /ansible_host/],
      [{ user: 'a b' }, 'SSH062', /ansible_user/],
      [{ connection: 'winrm' }, 'SSH062', /winrm/],
      [{ become: true, becomeMethod: 'runas' }, 'SSH062', /runas/],
      [{ timeout: 'soon' }, 'SSH062', /soon/],
    ];
    for (const [variables, code, words] of refused) {
      assert.throws(
        () => resolve('h', variables),
        (error) => {
          assert.equal(codeOf(error), code, JSON.stringify(variables));
          assert.match(String(error), words);
          assert.equal((error as VipbookError).diagnostics[0]?.where?.host, 'h');
          return true;
        },
      );
    }
    for (const config of [
      'Match exec "true"\n',
      'Match canonical\n',
      'Match final all\n',
      'Match tagged x\n',
      'Match all user x\n',
    ]) {
      assert.equal(
        codes(() => resolve('h', {}, config)),
        'SSH063',
        config,
      );
    }
    assert.equal(
      codes(() => resolve('h', {}, 'Host other\n Match exec x\n Wrong yes\n')),
      'SSH063',
    );
    assert.equal(
      codes(() => resolve('h', {}, 'Host other\n Wrong yes\n')),
      'ok',
    );
    assert.equal(
      codes(() => resolve('h', {}, 'IgnoreUnknown Use*\nUseKeychain yes\n')),
      'ok',
    );
    assert.equal(
      codes(() => resolve('h', {}, 'UseKeychain yes\n')),
      'SSH060',
    );
    assert.equal(
      codes(() => resolve('h', {}, 'Host "x\n')),
      'SSH061',
    );
  });

  it('ends an Include that goes in circles', () => {
    files({ round: 'Include round\n' });
    assert.equal(
      codes(() => resolve('h', {}, 'Include round\n')),
      'SSH061',
    );
  });

  it('takes "no host key checking" as accept-new, and says so', () => {
    for (const variables of [
      { hostKeyChecking: false },
      { commonArgs: '-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null' },
    ]) {
      const { target, warnings } = resolve('h', variables);
      assert.equal(target.hostKeys, 'accept-new');
      assert.deepEqual(
        warnings.map((one) => [one.code, one.severity]),
        [['SSH064', 'warning']],
      );
    }
  });

  it('asks the agent only when told to', () => {
    environment = { ...environment, variables: { SSH_AUTH_SOCK: '/run/agent' } };
    assert.equal(resolve('h').target.agent, undefined);
    assert.equal(resolve('h', {}, 'ForwardAgent yes\n').target.agent, undefined);
    assert.equal(
      resolveTarget('h', {}, { environment, sshConfig: [], useAgent: true }).target.agent,
      '/run/agent',
    );
    assert.equal(resolve('h', {}, 'IdentityAgent ~/a.sock\n').target.agent, `${home}/a.sock`);
    assert.equal(resolve('h', {}, 'IdentityAgent SSH_AUTH_SOCK\n').target.agent, '/run/agent');
    assert.equal(resolve('h', {}, 'IdentityAgent none\n').target.agent, undefined);
    // One that stands by is named when login fails, unless it was switched off.
    assert.equal(resolve('h').target.idleAgent, '/run/agent');
    assert.equal(resolve('h', {}, 'IdentityAgent none\n').target.idleAgent, undefined);
    const openssh = { connection: 'openssh' };
    assert.deepEqual(
      [resolve('h', openssh).target.agent, resolve('h', openssh).target.idleAgent],
      [undefined, '/run/agent'],
    );
    const asked = { environment, sshConfig: [], useAgent: true };
    assert.equal(resolveTarget('h', openssh, asked).target.agent, '/run/agent');
    for (const extraArgs of ['-A', '-o IdentityAgent=SSH_AUTH_SOCK'])
      assert.equal(resolve('h', { ...openssh, extraArgs }).target.agent, '/run/agent');
  });

  it('forwards the agent only when told to, and one that is asked for', () => {
    environment = { ...environment, variables: { SSH_AUTH_SOCK: '/run/agent', OTHER: '/o' } };
    const forwarded = (config: string, variables = {}, useAgent = false) =>
      resolveTarget('h', variables, {
        environment,
        sshConfig: [{ path: '/config', text: config }],
        useAgent,
      }).target.forwardAgent;
    assert.equal(forwarded(''), undefined);
    assert.equal(forwarded('', {}, true), undefined);
    assert.equal(forwarded('ForwardAgent yes\n'), undefined);
    assert.equal(forwarded('ForwardAgent yes\n', {}, true), '/run/agent');
    assert.equal(forwarded('ForwardAgent no\n', {}, true), undefined);
    assert.equal(forwarded('ForwardAgent $OTHER\n'), '/o');
    assert.equal(forwarded('ForwardAgent no\n', { commonArgs: '-A' }), '/run/agent');
  });

  it('keeps secrets out of sight and says whom to become', () => {
    const { target, become } = resolve('h', {
      password: 'hunter2',
      become: true,
      becomeUser: 'postgres',
      becomePassword: new Secret('hunter3'),
    });
    assert.equal(target.password?.reveal(), 'hunter2');
    assert.deepEqual(
      [become?.method, become?.user, become?.password?.reveal()],
      ['sudo', 'postgres', 'hunter3'],
    );
    assert.doesNotMatch(JSON.stringify({ target, become }), /hunter/);
  });

  it('leaves ssh_config to the system ssh for openssh, and needs none for local', () => {
    const { target } = resolve(
      'h',
      { connection: 'openssh', commonArgs: '-o ProxyCommand="nc %h %p" -L 1:2:3' },
      'Match exec x\n Port 5\n',
    );
    assert.deepEqual([target.port, target.user, target.address], [0, '', 'h']);
    assert.deepEqual(target.opensshArguments, ['-o', 'ProxyCommand=nc %h %p', '-L', '1:2:3']);
    assert.equal(resolve('h', { connection: 'local' }).target.connection, 'local');
  });

  it('resolves thousands of hosts with one reading of the files', () => {
    let reads = 0;
    files({ config: `Include conf\nHost *\n Port 2\n`, conf: 'Host web1*\n User w\n' });
    environment = {
      ...environment,
      read: (file) => {
        reads += 1;
        return nodeEnvironment().read(file);
      },
    };
    const resolver = targetResolver({ environment });
    for (let n = 0; n < 5000; n += 1) {
      const { target } = resolver(`web${String(n)}`, {});
      assert.equal(target.port, 2);
      assert.equal(target.user === 'w', String(n).startsWith('1'));
    }
    assert.ok(reads <= 3, String(reads));
  });
});
