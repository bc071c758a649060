import assert from 'node:assert/strict';
import { commandsFor } from '../src/index.ts';
import { host } from './support.ts';

describe('the commands of ifup and ifdown', () => {
  it('are those of an alias, the label its name', () => {
    const configuration = host(
      'iface eth0:1 inet static\n address 192.168.1.60\n netmask 255.255.255.0\n up echo hi\n',
    );
    assert.deepEqual(commandsFor(configuration, 'eth0:1', 'up'), [
      'ip addr add 192.168.1.60/255.255.255.0 broadcast 192.168.1.255 \t  dev eth0:1 label eth0:1',
      'ip link set dev eth0:1   up',
      'echo hi',
    ]);
    assert.deepEqual(commandsFor(configuration, 'eth0:1', 'down'), [
      'ip addr del 192.168.1.60/255.255.255.0 broadcast 192.168.1.255 \t  dev eth0:1 label eth0:1',
    ]);
  });

  it('bring up the link of a VLAN first', () => {
    const configuration = host(
      'iface eth0 inet manual\niface eth0.5 inet static\n address 10.5.0.2/24\n',
    );
    const [first, second] = commandsFor(configuration, 'eth0.5', 'up');
    assert.equal(first, 'ip link set dev eth0 up 2>/dev/null || true');
    assert.match(second ?? '', /name eth0\.5 type vlan id 5;/);
  });

  it('stop where a required option is missing', () => {
    const configuration = host(
      'iface a inet static\n up echo never\niface a inet manual\n up echo never\n',
    );
    assert.deepEqual(commandsFor(configuration, 'a', 'up'), []);
  });

  it('are none for unknown interfaces and refused files', () => {
    assert.deepEqual(commandsFor(host(''), 'eth9', 'up'), []);
    assert.deepEqual(commandsFor(host('iface a inet manual\nauto b\nfoo\n'), 'a', 'up'), []);
  });

  it('name the DHCP client that is said to be there', () => {
    const configuration = host('iface a inet dhcp\n hostname h\n');
    const client = (dhcpClient: 'dhclient' | 'udhcpc' | 'dhcpcd' | 'none'): string =>
      commandsFor(configuration, 'a', 'up', { dhcpClient })[0]!.split(' ')[0]!;
    assert.deepEqual(
      [client('udhcpc'), client('dhcpcd'), client('none')],
      ['udhcpc', 'dhcpcd', 'echo'],
    );
    assert.match(commandsFor(configuration, 'a', 'up')[0]!, /dhclient -4 /);
  });

  it('run the scripts where asked, not for no-scripts names', () => {
    const configuration = host('iface a inet manual\niface b inet manual\nno-scripts b*\n');
    const of = (name: string): number =>
      commandsFor(configuration, name, 'up', { scripts: true }).filter((line) =>
        line.startsWith('run-parts'),
      ).length;
    assert.deepEqual([of('a'), of('b')], [2, 0]);
  });
});
