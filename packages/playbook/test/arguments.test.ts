import assert from 'node:assert/strict';
import { coerceArguments, validateArguments, type YamlValue } from '@vipbook/playbook';

type Arguments = Readonly<Record<string, YamlValue>>;

const codes = (module: string, args: Arguments, mode: 'written' | 'rendered' = 'written') =>
  validateArguments(module, args, undefined, mode).map((finding) => finding.code);

const message = (module: string, args: Arguments) => {
  const [finding] = validateArguments(module, args);
  return `${finding?.message ?? ''} | ${finding?.remedy ?? ''}`;
};

describe('coerceArguments', () => {
  const cases: readonly (readonly [
    name: string,
    module: string,
    from: Arguments,
    to: Arguments,
  ])[] = [
    ['words for booleans', 'service', { name: 'x', enabled: 'Yes' }, { name: 'x', enabled: true }],
    ['0 and 1 for booleans', 'service', { name: 'x', enabled: 0 }, { name: 'x', enabled: false }],
    ['texts for whole numbers', 'pause', { seconds: '3' }, { seconds: 3 }],
    ['texts for numbers', 'wait_for', { port: ' 22 ', sleep: '.5' }, { port: 22, sleep: 0.5 }],
    [
      'numbers for texts',
      'interfaces_file',
      { iface: 'a', option: 'mtu', value: 9000 },
      { iface: 'a', option: 'mtu', value: '9000' },
    ],
    ['booleans for texts, as Python writes them', 'fail', { msg: true }, { msg: 'True' }],
    ['commas for lists', 'setup', { filter: 'a, b' }, { filter: ['a', 'b'] }],
    ['one value for a list', 'command', { argv: 'ls' }, { argv: ['ls'] }],
    ['numbers in lists of texts', 'command', { argv: ['sleep', 1] }, { argv: ['sleep', '1'] }],
    ['another name', 'assert', { that: 'x', msg: 'no' }, { that: 'x', fail_msg: 'no' }],
    ['a word where boolean and text fit', 'wait_for', { ping: 'yes' }, { ping: true }],
    ['a text where boolean and text fit', 'wait_for', { ping: '1.2.3.4' }, { ping: '1.2.3.4' }],
    ['nothing to change', 'debug', { msg: { a: [1, 'yes'] } }, { msg: { a: [1, 'yes'] } }],
    ['templates stay', 'pause', { seconds: '{{ x }}' }, { seconds: '{{ x }}' }],
  ];
  for (const [name, module, from, to] of cases) {
    it(name, () => {
      const result = coerceArguments(module, from);
      assert.deepEqual(result.findings, []);
      assert.deepEqual(result.arguments, to);
    });
  }

  it('does not change what it is given', () => {
    const args = { seconds: '3' };
    coerceArguments('pause', args);
    assert.deepEqual(args, { seconds: '3' });
  });

  it('understands full names', () => {
    assert.deepEqual(coerceArguments('ansible.builtin.pause', { seconds: '3' }).arguments, {
      seconds: 3,
    });
  });
});

describe('validateArguments', () => {
  it('accepts a template, a vaulted text and an unsafe one wherever a type is asked', () => {
    const open: readonly YamlValue[] = [
      '{{ x }}',
      '{% if a %}1{% endif %}',
      { __ansible_vault: 'x' },
    ];
    for (const value of open) {
      assert.deepEqual(
        codes('vip', { address: value, announce: value, state: value, flush: value }),
        [],
      );
    }
  });

  it('takes braces for what they are once everything is rendered', () => {
    assert.deepEqual(codes('pause', { seconds: '{{ x }}' }, 'rendered'), ['PBK042']);
    assert.deepEqual(codes('command', { cmd: 'docker ps --format {{.ID}}' }, 'rendered'), []);
  });

  const wrong: readonly (readonly [string, string, Arguments, readonly string[]])[] = [
    ['a name that is no module', 'vipp', {}, ['PBK032']],
    ['arguments missing', 'vip', {}, ['PBK041', 'PBK041']],
    ['half a move', 'vip', { address: '1.2.3.4', from: 'a' }, ['PBK045']],
    [
      'a move and a state',
      'vip',
      { address: '1.2.3.4', from: 'a', to: 'b', state: 'absent' },
      ['PBK044', 'PBK044'],
    ],
    ['no word', 'meta', {}, ['PBK041']],
    ['a wrong word', 'meta', { _raw: 'flush_handler' }, ['PBK043']],
    ['a range', 'vip', { address: '1.2.3.4', state: 'present', announce: 21 }, ['PBK043']],
    [
      'part of a list',
      'vip',
      { address: '1.2.3.4', state: 'present', overrule: [{ code: 'VIP001' }] },
      ['PBK041'],
    ],
    ['a relative path', 'shell', { cmd: 'x', executable: 'bash' }, ['PBK043']],
    ['both names of an argument', 'assert', { that: 'x', msg: 'a', fail_msg: 'b' }, ['PBK047']],
    ['a MAC address', 'wait_for', { arp: { address: '1.2.3.4', mac: '1:2:3' } }, ['PBK043']],
    ['a name that is no variable', 'set_fact', { 'a-b': 1 }, ['PBK050']],
    ['nothing to set', 'set_fact', {}, ['PBK041']],
    ['a fraction', 'debug', { verbosity: 1.5 }, ['PBK042']],
    ['nothing', 'pause', { seconds: null }, ['PBK042']],
    ['an announcement of nothing', 'arp', { action: 'announce' }, ['PBK041']],
    ['a zone', 'arp', { action: 'show', address: 'fe80::1%eth0' }, ['PBK043']],
  ];
  for (const [name, module, args, expected] of wrong) {
    it(`${name}: ${expected.join(' ')}`, () => {
      assert.deepEqual(codes(module, args), expected);
    });
  }

  it('says what was seen and what to do', () => {
    assert.equal(
      message('vip', { adress: 'x', address: '1.2.3.4', state: 'present' }),
      'vip: unknown argument "adress". Did you mean "address"? | It takes address, from, to, moves, state, interface, label, prefix, strategy, persist, file, announce, flush, neighbours, names, service, port, drain, connections, confirm, bridge, bridge_for, watch, lease, overrule.',
    );
    assert.equal(
      message('arp', { action: 'anounce', address: '1.2.3.4' }),
      'arp: action: "anounce" is not allowed. Did you mean "announce"? | One of announce, flush, show.',
    );
    assert.equal(
      message('vip', { address: '192.168.1.256', state: 'absent' }),
      'vip: address: "192.168.1.256" is not an IP address: 256 is over 255 | Write, for example, address: "192.168.1.60". See "address" in: vipbook doc vip',
    );
    assert.equal(
      message('vip', { address: '1.2.3.4', state: 'present', label: 'enp0s31f6vlan:1' }),
      ' | ',
    );
    assert.equal(
      message('vip', { address: '1.2.3.4', state: 'present', label: 'enp0s31f6vlan:12' }).split(
        ' | ',
      )[0],
      'vip: label: "enp0s31f6vlan:12" has 16 bytes; the kernel takes at most 15',
    );
    assert.equal(
      message('service', { name: 'x', state: 'started', pattern: 'y' }),
      'service: Ansible\'s argument "pattern" is not supported | The service manager is asked, not the process list.',
    );
    assert.equal(
      message('arp', { action: 'flush' }),
      'arp: the argument "address" is missing; it is needed with "action" announce or flush | Add "address", for example address: "192.168.1.60"',
    );
    assert.equal(
      message('wait_for', { port: 70_000 }),
      'wait_for: port: 70000 is not between 1 and 65535 | Write a number of at least 1 and at most 65535. See "port" in: vipbook doc wait_for',
    );
    assert.equal(
      message('shell', { cmd: 'x', executable: 'bash' }),
      'shell: executable: "bash" is not an absolute path | Write the whole path, which begins with "/". See "executable" in: vipbook doc shell',
    );
  });

  it('survives any value in any argument', () => {
    const values: readonly YamlValue[] = [
      null,
      true,
      -1,
      1e308,
      '',
      'x',
      [],
      [null],
      {},
      { a: [{}] },
      { __proto__: 1 },
    ];
    for (const value of values) {
      for (const name of ['address', 'flush', 'overrule', 'label', '__proto__', 'constructor']) {
        const args = Object.fromEntries([[name, value]]);
        assert.ok(validateArguments('vip', args).length > 0);
      }
    }
  });
});
