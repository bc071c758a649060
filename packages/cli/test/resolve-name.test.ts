import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { resolveName } from '../src/resolve-name.ts';

const records: Readonly<Record<string, readonly (readonly [number, number, readonly number[]])[]>> =
  {
    // Type, TTL, address.
    'chat.example.org': [
      [1, 60, [192, 168, 1, 60]],
      [28, 86_400, [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x60]],
    ],
    'two.example.org': [
      [1, 300, [192, 168, 1, 60]],
      [1, 300, [192, 168, 1, 61]],
    ],
  };

/** One question, and its records: as much of RFC 1035 as that takes. */
function answer(query: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const type = query.readUInt16BE(at + 1);
  const question = query.subarray(12, at + 5);
  const known = records[labels.join('.').toLowerCase()];
  const found = (known ?? []).filter(([of]) => of === type);
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(known === undefined ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found.length, 6);
  header.writeUInt32BE(0, 8);
  const answers = found.map(([of, ttl, bytes]) => {
    const record = Buffer.alloc(12);
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(of, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt32BE(ttl, 6);
    record.writeUInt16BE(bytes.length, 10);
    return Buffer.concat([record, Buffer.from(bytes)]);
  });
  return Buffer.concat([header, question, ...answers]);
}

describe('a name as it is seen from the controller', function () {
  this.timeout(10_000);
  let server: Socket;
  let servers: readonly string[];

  before(async () => {
    server = createSocket('udp4');
    server.on('message', (query, { address, port }) => {
      server.send(answer(query), port, address);
    });
    await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
    servers = [`127.0.0.1:${String(server.address().port)}`];
  });
  after(() => {
    server.close();
  });

  it('has its addresses, each with how long caches may keep it', async () => {
    assert.deepEqual(await resolveName('chat.example.org', 4, servers), [
      { address: '192.168.1.60', ttlSeconds: 60 },
    ]);
    assert.deepEqual(await resolveName('chat.example.org', 6, servers), [
      { address: '2001:db8::60', ttlSeconds: 86_400 },
    ]);
    assert.equal((await resolveName('two.example.org', 4, servers)).length, 2);
  });

  it('has none where there is no such name, or none of the family', async () => {
    assert.deepEqual(await resolveName('nobody.example.org', 4, servers), []);
    assert.deepEqual(await resolveName('two.example.org', 6, servers), []);
  });

  it('is not known where no name server answers', async () => {
    const silent = createSocket('udp4');
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    const asked = resolveName('chat.example.org', 4, [
      `127.0.0.1:${String(silent.address().port)}`,
    ]);
    await assert.rejects(asked, /ETIMEOUT/);
    silent.close();
  });

  it('is what /etc/hosts says where no name server knows it', async () => {
    const found = await resolveName('localhost', 4);
    assert.ok(found.some(({ address }) => address === '127.0.0.1'));
  });
});
