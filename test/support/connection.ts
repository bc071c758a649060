import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Lab } from '@vipbook/lab';

/** A connection of the client to the chat server, open until its process is killed. */
export async function openConnection(lab: Lab, address: string): Promise<ChildProcess> {
  const script = `require('node:net').connect(${String(lab.chatPort)}, '${address}')
    .on('data', (data) => process.stdout.write(data)).on('close', () => process.exit());`;
  const client = lab.spawn('client', [process.execPath, '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (client.stdout === null) throw new Error('the client has no output');
  // The greeting; an end without one is a refusal.
  const greeted: unknown = await Promise.race([
    once(client.stdout, 'data'),
    once(client, 'exit').then(() => undefined),
  ]);
  if (greeted === undefined) throw new Error(`no connection to ${address}`);
  return client;
}
