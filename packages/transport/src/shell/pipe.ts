/** How the program at the other end of a pipe ended. `lost`: nobody knows, the way to it broke. */
export type PipeEnd =
  | { readonly kind: 'exit'; readonly status: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'lost'; readonly reason: string };

export interface PipeListener {
  stdout(chunk: Buffer): void;
  stderr(chunk: Buffer): void;
  /** Called once, after all output. */
  end(how: PipeEnd): void;
}

/**
 * The three streams of a running `sh`: an SSH channel or a child process. The one thing that the
 * transports have to provide; shells, become and framing are the same over all of them.
 */
export interface Pipe {
  write(bytes: Buffer): void;
  /** Replaces the listener. What came before the first one is kept for it. */
  listen(listener: PipeListener): void;
  /** Close our ends; the program sees the end of its input. `end` still follows. */
  close(): void;
}
