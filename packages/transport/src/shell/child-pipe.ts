import { type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Pipe, PipeEnd, PipeListener } from './pipe.ts';

const deaf: PipeListener = {
  stdout: () => undefined,
  stderr: () => undefined,
  end: () => undefined,
};

/** A child process as a pipe. `judge` may see in an exit status that it was ours, not the script's. */
export function childPipe(
  child: ChildProcessWithoutNullStreams,
  judge: (end: PipeEnd) => PipeEnd = (end) => end,
): Pipe {
  let listener = deaf;
  let ended: PipeEnd | undefined;
  const end = (how: PipeEnd): void => {
    if (ended !== undefined) return;
    ended = how;
    listener.end(how);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    listener.stdout(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    listener.stderr(chunk);
  });
  // EPIPE and the like: 'close' follows and tells more.
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    stream.on('error', () => undefined);
  }
  child.on('error', (error) => {
    end({ kind: 'lost', reason: error.message });
  });
  // 'exit' without 'close' happens when a background process keeps the streams: give the last output
  // a moment, then believe the exit.
  child.on('exit', (status, signal) => {
    const how: PipeEnd =
      status === null ? { kind: 'signal', signal: signal ?? '?' } : { kind: 'exit', status };
    const late = setTimeout(() => {
      end(judge(how));
    }, 200);
    child.on('close', () => {
      clearTimeout(late);
      end(judge(how));
    });
  });
  return {
    write: (bytes) => {
      if (child.stdin.writable) child.stdin.write(bytes);
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
      child.stdin.destroy();
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      end({ kind: 'lost', reason: 'closed from this side' });
    },
  };
}
