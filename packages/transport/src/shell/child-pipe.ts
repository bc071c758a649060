import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { Outlet } from './outlet.ts';
import type { Pipe, PipeEnd } from './pipe.ts';

/** A child process as a pipe. `judge` may see in an exit status that it was ours, not the script's. */
export function childPipe(
  child: ChildProcessWithoutNullStreams,
  judge: (end: PipeEnd) => PipeEnd = (end) => end,
): Pipe {
  const outlet = new Outlet();
  child.stdout.on('data', (chunk: Buffer) => {
    outlet.stdout(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    outlet.stderr(chunk);
  });
  // EPIPE and the like: 'close' follows and tells more.
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    stream.on('error', () => undefined);
  }
  child.on('error', (error) => {
    outlet.end({ kind: 'lost', reason: error.message });
  });
  // 'exit' without 'close' happens when a background process keeps the streams: give the last output
  // a moment, then believe the exit.
  child.on('exit', (status, signal) => {
    const how: PipeEnd =
      status === null ? { kind: 'signal', signal: signal ?? '?' } : { kind: 'exit', status };
    const late = setTimeout(() => {
      outlet.end(judge(how));
    }, 200);
    child.on('close', () => {
      clearTimeout(late);
      outlet.end(judge(how));
    });
  });
  return {
    write: (bytes) => {
      if (child.stdin.writable) child.stdin.write(bytes);
    },
    listen: (next) => {
      outlet.listen(next);
    },
    close: () => {
      child.stdin.destroy();
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      outlet.end({ kind: 'lost', reason: 'closed from this side' });
    },
  };
}
