import type { ClientChannel } from 'ssh2';
import { Outlet } from '../shell/outlet.ts';
import type { Pipe, PipeEnd } from '../shell/pipe.ts';

/** An SSH channel as a pipe. `lostReason` is asked when the channel ends without an exit status. */
export function channelPipe(channel: ClientChannel, lostReason: () => string): Pipe {
  const outlet = new Outlet();
  let exit: PipeEnd | undefined;
  channel.on('data', (chunk: Buffer) => {
    outlet.stdout(chunk);
  });
  channel.stderr.on('data', (chunk: Buffer) => {
    outlet.stderr(chunk);
  });
  channel.on('error', () => undefined);
  channel.on('exit', (status: number | null, signal?: string) => {
    exit = status === null ? { kind: 'signal', signal: signal ?? '?' } : { kind: 'exit', status };
  });
  // Without 'exit' before it, a close means that the connection broke: the outcome is unknown.
  channel.on('close', () => {
    outlet.end(exit ?? { kind: 'lost', reason: lostReason() });
  });
  return {
    write: (bytes) => {
      if (channel.writable) channel.write(bytes);
    },
    listen: (next) => {
      outlet.listen(next);
    },
    close: () => {
      channel.close();
      outlet.end({ kind: 'lost', reason: 'closed from this side' });
    },
  };
}
