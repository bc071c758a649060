import type { ClientChannel } from 'ssh2';
import type { Pipe, PipeEnd, PipeListener } from '../shell/pipe.ts';

/** An SSH channel as a pipe. `lostReason` is asked when the channel ends without an exit status. */
export function channelPipe(channel: ClientChannel, lostReason: () => string): Pipe {
  let listener: PipeListener | undefined;
  let ended: PipeEnd | undefined;
  let exit: PipeEnd | undefined;
  const end = (how: PipeEnd): void => {
    if (ended !== undefined) return;
    ended = how;
    listener?.end(how);
  };
  channel.on('data', (chunk: Buffer) => listener?.stdout(chunk));
  channel.stderr.on('data', (chunk: Buffer) => listener?.stderr(chunk));
  channel.on('error', () => undefined);
  channel.on('exit', (status: number | null, signal?: string) => {
    exit = status === null ? { kind: 'signal', signal: signal ?? '?' } : { kind: 'exit', status };
  });
  // Without 'exit' before it, a close means that the connection broke: the outcome is unknown.
  channel.on('close', () => {
    end(exit ?? { kind: 'lost', reason: lostReason() });
  });
  return {
    write: (bytes) => {
      if (channel.writable) channel.write(bytes);
    },
    listen: (next) => {
      listener = next;
      if (ended !== undefined) {
        const how = ended;
        setImmediate(() => {
          next.end(how);
        });
      }
    },
    close: () => {
      channel.close();
      end({ kind: 'lost', reason: 'closed from this side' });
    },
  };
}
