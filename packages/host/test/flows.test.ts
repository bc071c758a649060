import assert from 'node:assert/strict';
import { openHost } from '@vipbook/host';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

/** Serves one connection with more than the reader takes, and closes it at once. */
const server = `const { createServer } = require('node:net');
createServer((socket) => { socket.on('error', () => {}); socket.end(Buffer.alloc(350_000)); }).listen(7000, '192.168.1.50');
setTimeout(() => process.exit(), 8000);`;
const client = `const socket = require('node:net').connect(7000, '192.168.1.50', () => socket.pause());
setTimeout(() => process.exit(), 8000);`;

describe('connections of an address', function () {
  this.timeout(30_000);
  let lan: Segment;
  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    lan = segment({ old: 50, client: 20 });
  });
  after(() => {
    (lan as Segment | undefined)?.down();
  });

  it('count until what was written has arrived, though the server has closed them', async () => {
    const node = (host: string, program: string): string =>
      lan.exec(
        host,
        `setsid ${process.execPath} -e "$(cat <<'JS'\n${program}\nJS\n)" </dev/null >/dev/null 2>&1 &`,
      );
    const host = openHost('old', lan.connection('old'));
    const count = async (): Promise<number> => {
      const [result] = await host.run([{ do: 'flow.count', address: '192.168.1.50' }]);
      assert.equal(result.status, 'done');
      return result.out.open;
    };
    node('old', server);
    while (!lan.exec('old', 'ss -Hltn').includes(':7000'))
      await new Promise((r) => setTimeout(r, 50));
    assert.equal(await count(), 0);
    node('client', client);
    const state = (): string => lan.exec('old', 'ss -Htn src 192.168.1.50').trim();
    while (!state().startsWith('FIN-WAIT-1')) await new Promise((r) => setTimeout(r, 50));
    assert.equal(await count(), 1, state());
  });
});
