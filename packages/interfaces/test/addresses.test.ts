import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import {
  addAddress,
  applyEdit,
  changeAddress,
  declaredAddresses,
  findAddress,
  removeAddress,
  type AddAddress,
  type Configuration,
} from '../src/index.ts';
import { after, host, root, textOf } from './support.ts';

const alias = `auto lo
iface lo inet loopback

auto eth0
iface eth0 inet static
  address 192.168.1.50/24
  gateway 192.168.1.1

auto eth0:1
iface eth0:1 inet static
  address 192.168.1.60
  netmask 255.255.255.0
`;
const upDown = `iface eth0 inet static
  address 10.2.3.4
  netmask 255.255.255.0
  up ip addr add 10.2.3.5/24 dev eth0
  down ip addr del 10.2.3.5/24 dev eth0
`;
const second = `iface eth0 inet static
  address 10.2.3.4/24
iface eth0 inet static
  address 10.2.3.5/24
`;

function only(configuration: Configuration, address: string) {
  const found = findAddress(configuration, address);
  assert.equal(found.length, 1);
  const { style, interface: name, device, prefix, label, auto, first } = found[0]!;
  return { style, name, device, prefix, label, auto, first };
}

function code(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof VipbookError, String(error));
    return error.diagnostics[0]!.code;
  }
  return 'nothing thrown';
}

describe('an address is found', () => {
  it('in an alias stanza, netmask lines included', () => {
    assert.deepEqual(only(host(alias), '192.168.1.60'), {
      style: 'alias',
      name: 'eth0:1',
      device: 'eth0',
      prefix: 24,
      label: 'eth0:1',
      auto: true,
      first: false,
    });
    assert.equal(only(host(alias), '192.168.1.50').first, true);
  });

  it('in up and down lines', () => {
    const configuration = host(upDown);
    assert.equal(only(configuration, '10.2.3.5').style, 'up-down');
    assert.deepEqual(findAddress(configuration, '10.2.3.5')[0]?.commands, [
      'up ip addr add 10.2.3.5/24 dev eth0',
      'down ip addr del 10.2.3.5/24 dev eth0',
    ]);
    assert.equal(findAddress(configuration, '10.2.3.5')[0]?.place.range?.start.line, 4);
  });

  it('in a second stanza, and in sourced files', () => {
    assert.equal(only(host(second), '10.2.3.5').style, 'stanza');
    const sourced = host('source interfaces.d/*\n', { 'interfaces.d/vip': second });
    assert.equal(findAddress(sourced, '10.2.3.5')[0]?.file, '/etc/network/interfaces.d/vip');
  });

  const lines: [string, string, number, string | undefined][] = [
    ['up ip a a 10.0.0.9/32 dev eth0 label eth0:vip', '10.0.0.9', 32, 'eth0:vip'],
    [
      'post-up /sbin/ip -4 address add 10.0.0.9/24 brd + dev $IFACE || true',
      '10.0.0.9',
      24,
      undefined,
    ],
    ['up ip addr replace 10.0.0.9 dev "${IFACE}"', '10.0.0.9', 32, undefined],
    ['up echo x; ip -6 addr add 2001:DB8::9/64 dev eth0 2>/dev/null', '2001:db8::9', 64, undefined],
    [
      'post-up /sbin/ifconfig eth0:0 10.0.0.9 netmask 255.255.255.255 broadcast 10.0.0.9',
      '10.0.0.9',
      32,
      'eth0:0',
    ],
    ['up ifconfig eth0:0 10.0.0.9 up', '10.0.0.9', 8, 'eth0:0'],
    ['up ifconfig eth0 inet6 add 2001:db8::9/64', '2001:db8::9', 64, undefined],
    ['up if true; then ip addr add 10.0.0.9/24 dev eth0; fi', '10.0.0.9', 24, undefined],
    ['pre-up ip addr add dev eth0 local 10.0.0.9/24', '10.0.0.9', 24, undefined],
  ];
  for (const [line, address, prefix, label] of lines) {
    it(`in "${line}"`, () => {
      const configuration = host(`iface eth0 inet manual\n ${line}\n`);
      const found = only(configuration, address);
      assert.equal(found.prefix, prefix);
      assert.equal(found.label, label);
      assert.equal(found.device, 'eth0');
      assert.equal(
        after(configuration, removeAddress(configuration, address)),
        'iface eth0 inet manual\n',
      );
    });
  }

  it('not in routes, comments or words that only look like it', () => {
    const configuration = host(
      'iface eth0 inet manual\n up ip route add 10.0.0.9 dev eth0\n up echo ip addr add 10.0.0.9 dev eth0\n up true # ip addr add 10.0.0.9 dev eth0\n',
    );
    assert.deepEqual(declaredAddresses(configuration), []);
  });

  const masks: [string, number][] = [
    ['address 10.0.0.5/24\n netmask 255.0.0.0', 8],
    ['address 10.0.0.5', 8],
    ['address 172.16.0.5', 16],
    ['address 192.168.0.5', 24],
    ['address 10.0.0.5/255.255.255.0', 24],
    ['address 10.0.0.5\n netmask 24', 24],
    ['address 10.0.0.5/33', 0],
    ['address 10.0.0.5//24', 24],
  ];
  for (const [options, prefix] of masks) {
    it(`${JSON.stringify(options)} has the length ifupdown gives it`, () => {
      const configuration = host(`iface a inet static\n ${options}\n`);
      assert.equal(declaredAddresses(configuration)[0]?.prefix, prefix);
    });
  }

  it('under its logical name, for the link that an auto line gives', () => {
    const configuration = host('auto eth0=home\niface home inet static\n address 10.0.0.5/24\n');
    assert.deepEqual(only(configuration, '10.0.0.5').device, 'eth0');
  });
});

describe('an address is removed', () => {
  it('with its alias stanza and auto line', () => {
    const configuration = host(alias);
    const expected = alias.slice(0, alias.indexOf('\nauto eth0:1'));
    assert.equal(after(configuration, removeAddress(configuration, '192.168.1.60')), expected);
  });

  it('with its word in an auto line that names others', () => {
    const configuration = host(
      'auto eth0 eth0:1  lo \\\n  eth0:2\nallow-hotplug eth0:1\niface eth0:1 inet static\n address 10.0.0.1/32\n# kept\n',
    );
    assert.equal(
      after(configuration, removeAddress(configuration, '10.0.0.1')),
      'auto eth0  lo \\\n  eth0:2\n# kept\n',
    );
  });

  it('with its lines and those that undo them', () => {
    const configuration = host(upDown);
    const expected = upDown.split('\n').slice(0, 3).join('\n') + '\n';
    assert.equal(after(configuration, removeAddress(configuration, '10.2.3.5')), expected);
  });

  it('with ifconfig down lines of its label, and no others', () => {
    const configuration = host(
      'iface eth0 inet manual\n post-up ifconfig eth0:0 10.0.0.1 netmask 255.255.255.255\n pre-down ifconfig eth0:0 down\n post-up ifconfig eth0:1 10.0.0.2\n pre-down ifconfig eth0:1 down\n',
    );
    assert.equal(
      after(configuration, removeAddress(configuration, '10.0.0.1')),
      'iface eth0 inet manual\n post-up ifconfig eth0:1 10.0.0.2\n pre-down ifconfig eth0:1 down\n',
    );
  });

  it('with what would fail without it: arping, ifup of its alias', () => {
    const configuration = host(
      `iface eth0 inet static\n address 10.0.0.2/24\n up ifup eth0:1\n up arping -c 3 -U -I eth0 10.0.0.1\n${alias.slice(alias.indexOf('auto eth0:1')).replace('192.168.1.60', '10.0.0.1')}`,
    );
    assert.equal(
      after(configuration, removeAddress(configuration, '10.0.0.1')),
      'iface eth0 inet static\n address 10.0.0.2/24\n',
    );
  });

  const partial: [string, string][] = [
    [
      'ip addr add 10.0.0.1/24 dev a; ip addr add 10.0.0.2/24 dev a',
      'ip addr add 10.0.0.2/24 dev a',
    ],
    [
      'ip addr add 10.0.0.2/24 dev a && ip addr add 10.0.0.1/24 dev a',
      'ip addr add 10.0.0.2/24 dev a',
    ],
    ['run x; ip addr add 10.0.0.1/24 dev a; run y', 'run x; run y'],
    ['ip addr add 10.0.0.1/24 dev a; ip a d 10.0.0.1/24 dev a; run y', 'run y'],
  ];
  for (const [line, rest] of partial) {
    it(`from "${line}"`, () => {
      const configuration = host(`iface a inet manual\n up ${line}\n`);
      assert.equal(
        after(configuration, removeAddress(configuration, '10.0.0.1')),
        `iface a inet manual\n up ${rest}\n`,
      );
    });
  }

  it('not out of a shell construction that does more', () => {
    const configuration = host(
      'iface a inet manual\n up if x; then ip addr add 10.0.0.1/24 dev a; ip addr add 10.0.0.2/24 dev a; fi\n',
    );
    assert.equal(
      code(() => removeAddress(configuration, '10.0.0.1')),
      'IFC067',
    );
  });

  it('from a stanza whose hooks bring up others: it stays, without an address of its own', () => {
    const configuration = host(
      'iface a inet static\n address 10.0.0.1/24\n up ip addr add 10.0.0.2/24 dev a\n',
    );
    assert.equal(
      after(configuration, removeAddress(configuration, '10.0.0.1')),
      'iface a inet manual\n up ip addr add 10.0.0.2/24 dev a\n',
    );
  });

  it('with the file that held nothing else', () => {
    const configuration = host('source interfaces.d/*\n', {
      'interfaces.d/vip': 'auto a:1\niface a:1 inet static\n address 10.0.0.1/32\n',
    });
    const [file] = removeAddress(configuration, '10.0.0.1').files;
    assert.equal(file?.after, null);
  });

  it('and nothing happens where it is not declared', () => {
    assert.deepEqual(removeAddress(host(alias), '10.99.99.99').files, []);
  });
});

describe('an address is added', () => {
  const request: AddAddress = {
    address: '10.2.3.5',
    prefix: 24,
    device: 'eth0',
    style: 'alias',
  };
  const main = 'auto eth0\niface eth0 inet static\n\taddress 10.2.3.4\n\tnetmask 255.255.255.0\n';

  it('as an alias, a stanza or a pair of lines, in the manner of the file', () => {
    const configuration = host(main);
    const added = (more: Partial<AddAddress>): string =>
      after(configuration, addAddress(configuration, { ...request, ...more }))!.slice(main.length);
    assert.equal(
      added({}),
      '\nauto eth0:1\niface eth0:1 inet static\n\taddress 10.2.3.5\n\tnetmask 255.255.255.0\n',
    );
    assert.equal(
      added({ style: 'stanza' }),
      '\niface eth0 inet static\n\taddress 10.2.3.5\n\tnetmask 255.255.255.0\n',
    );
    assert.equal(
      added({ style: 'up-down', label: 'eth0:vip' }),
      '\tup ip addr add 10.2.3.5/24 dev eth0 label eth0:vip\n\tdown ip addr del 10.2.3.5/24 dev eth0\n',
    );
    assert.equal(
      added({ address: '2001:DB8::0:5', prefix: 64 }),
      '\nauto eth0:1\niface eth0:1 inet6 static\n\taddress 2001:db8::5/64\n',
    );
  });

  it('with CRLF line ends, or without a last one, where the file has it so', () => {
    const crlf = host(main.replaceAll('\n', '\r\n'));
    const text = after(crlf, addAddress(crlf, request))!;
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
    const open = host(main.slice(0, -1));
    assert.ok(after(open, addAddress(open, request))?.endsWith('netmask 255.255.255.0'));
  });

  it('carrying options and hooks, with the names of the new host', () => {
    const from = host(
      'iface ens3:7 inet static\n  address 10.2.3.5\n  netmask 255.255.255.0\n  broadcast 10.2.3.255\n  post-up ip rule add from 10.2.3.5 dev ens3\n  post-up echo ens3:7\n',
    );
    const to = host('auto eth0\niface eth0 inet dhcp\n');
    const like = findAddress(from, '10.2.3.5')[0]!;
    const text = after(to, addAddress(to, { ...request, label: 'eth0:2', like }));
    assert.equal(
      text,
      'auto eth0\niface eth0 inet dhcp\n\niface eth0:2 inet static\n  address 10.2.3.5\n  netmask 255.255.255.0\n  post-up ip rule add from 10.2.3.5 dev eth0\n  post-up echo eth0:2\n',
    );
  });

  it('and carried there and back as it was', () => {
    const old = host(alias);
    const like = findAddress(old, '192.168.1.60')[0]!;
    const request2 = {
      address: '192.168.1.60',
      prefix: 24,
      device: 'eth0',
      style: 'alias',
      label: 'eth0:1',
    } as const;
    const other = host(main);
    const there = applyEdit(other, addAddress(other, { ...request2, like }));
    const without = applyEdit(old, removeAddress(old, '192.168.1.60'));
    const back = findAddress(there, '192.168.1.60')[0]!;
    const home = applyEdit(without, addAddress(without, { ...request2, like: back }));
    assert.equal(textOf(home), alias);
  });

  it('in a file of its own where the host keeps one for each', () => {
    const configuration = host('auto lo\nsource interfaces.d/*\n', {
      'interfaces.d/eth0': main,
    });
    const edit = addAddress(configuration, request);
    assert.deepEqual(
      edit.files.map(({ path, before }) => [path, before]),
      [['/etc/network/interfaces.d/eth0_1', null]],
    );
    assert.equal(findAddress(applyEdit(configuration, edit), '10.2.3.5').length, 1);
  });

  it('with the suffix that the source line wants, after the file of its interface', () => {
    const configuration = host('source interfaces.d/*.cfg\n', { 'interfaces.d/wan.cfg': main });
    const [file] = addAddress(configuration, request).files;
    assert.equal(file?.path, '/etc/network/interfaces.d/wan_eth0_1.cfg');
  });

  it('in the main file where a sourced one would come before its interface', () => {
    const configuration = host(`source interfaces.d/*\n\n${main}`, {
      'interfaces.d/other': 'iface eth9 inet manual\n',
    });
    assert.equal(addAddress(configuration, request).files[0]?.path, root);
  });

  const refusals: [string, Partial<AddAddress>, string][] = [
    ['a label of 16 bytes', { label: 'eth0:12345678901' }, 'IFC062'],
    ['a label of another device', { label: 'eth1:1' }, 'IFC062'],
    ['a label with a blank', { label: 'eth0:a b' }, 'IFC062'],
    ['no address', { address: '10.0.0' }, 'IFC068'],
    ['a length of 33', { prefix: 33 }, 'IFC068'],
    ['an address that is declared otherwise', { address: '10.2.3.4', prefix: 32 }, 'IFC064'],
    ['an interface without a stanza', { device: 'eth9', style: 'up-down' }, 'IFC061'],
    ['a file that is not read', { file: '/tmp/x' }, 'IFC069'],
  ];
  for (const [what, more, expected] of refusals) {
    it(`not with ${what}`, () => {
      const configuration = host(main);
      assert.equal(
        code(() => addAddress(configuration, { ...request, ...more })),
        expected,
      );
    });
  }

  it('not to files that ifupdown refuses', () => {
    const configuration = host(`${main}auto x\nfoo bar\n`);
    assert.equal(
      code(() => addAddress(configuration, request)),
      'IFC060',
    );
  });

  it('not with a label that is in use', () => {
    const configuration = host(alias);
    const taken = { ...request, label: 'eth0:1' };
    assert.equal(
      code(() => addAddress(configuration, taken)),
      'IFC063',
    );
  });
});

describe('an address is changed', () => {
  it('where it stands, with its mask, in lines and commands', () => {
    const configuration = host(upDown + alias.slice(alias.indexOf('auto eth0:1')));
    const first = applyEdit(
      configuration,
      changeAddress(configuration, '10.2.3.5', { address: '10.2.3.7', prefix: 25 }),
    );
    const second2 = applyEdit(
      first,
      changeAddress(first, '192.168.1.60', { address: '192.168.1.61', prefix: 32 }),
    );
    assert.equal(
      textOf(second2),
      (upDown + alias.slice(alias.indexOf('auto eth0:1')))
        .replaceAll('10.2.3.5/24', '10.2.3.7/25')
        .replace(
          '192.168.1.60\n  netmask 255.255.255.0',
          '192.168.1.61\n  netmask 255.255.255.255',
        ),
    );
  });
});
