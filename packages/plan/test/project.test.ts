import assert from 'node:assert/strict';
import type { Facts, OperationOf } from '@vipbook/host';
import { project } from '@vipbook/plan';

const facts = { addresses: [] } as unknown as Facts;

describe('what an added address is, for the tasks after it', () => {
  const cases: readonly (readonly [Partial<OperationOf<'address.add'>>, string | undefined])[] = [
    [{}, '192.168.1.255'],
    [{ broadcast: '+' }, '192.168.1.255'],
    [{ prefix: 26, address: '192.168.1.70' }, '192.168.1.127'],
    [{ prefix: 8, address: '10.1.2.3' }, '10.255.255.255'],
    [{ prefix: 0, address: '10.1.2.3' }, '255.255.255.255'],
    [{ prefix: 31 }, undefined],
    [{ prefix: 32 }, undefined],
    [{ broadcast: 'none' }, undefined],
    [{ broadcast: '192.168.1.250' }, '192.168.1.250'],
    [{ prefix: 64, address: '2001:db8::60' }, undefined],
  ];
  for (const [more, broadcast] of cases)
    for (const name of ['address.add', 'address.trigger'] as const)
      it(`${name} ${JSON.stringify(more)}: broadcast ${broadcast ?? 'none'}`, () => {
        const given = { device: 'eth0', address: '192.168.1.60', prefix: 24, ...more };
        const operation =
          name === 'address.add'
            ? ({ do: name, ...given } as const)
            : ({ do: name, ...given, withinSeconds: 3 } as const);
        const [added] = project(facts, operation).addresses;
        assert.equal(added?.broadcast, broadcast);
        assert.equal(Object.hasOwn(added ?? {}, 'broadcast'), broadcast !== undefined);
      });

  it('is deprecated or preferred as the last operation says, and keeps its other flags', () => {
    const six = { device: 'eth0', address: '2001:db8::60', prefix: 64 } as const;
    const lease = { ...six, do: 'address.add', lifetime: 30, deprecated: true } as const;
    const commit = { ...six, do: 'guard.commit', run: 'r1' } as const;
    const [added] = project(facts, lease).addresses;
    assert.deepEqual([added?.preferred, added?.flags], [0, ['deprecated']]);
    const leased = { ...facts, addresses: [{ ...added, flags: ['nodad', 'deprecated'] }] } as Facts;
    const four = { device: 'eth0', address: '192.168.1.60', prefix: 24 } as const;
    const [kept4] = project(facts, { ...four, do: 'address.add', deprecated: true }).addresses;
    assert.deepEqual([kept4?.preferred, kept4?.flags], ['forever', ['deprecated']]);
    for (const deprecated of [true, false]) {
      const [kept] = project(leased, { ...commit, deprecated }).addresses;
      assert.equal(kept?.lifetime, 'forever');
      assert.equal(kept.preferred, deprecated ? 0 : 'forever');
      assert.deepEqual(kept.flags, deprecated ? ['nodad', 'deprecated'] : ['nodad']);
    }
  });
});
