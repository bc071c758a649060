/**
 * How scripts and their output share one pair of streams. Before a script the shell writes
 * `TOKEN<n` on both streams, after it `TOKEN>n STATUS` on stdout and `TOKEN>n` on stderr. The token is
 * random for each shell, so output may hold any bytes and need not end in a newline; whatever arrives
 * before the begin mark (a noisy .bashrc, a daemon of an earlier script) is dropped.
 *
 * The script goes through `eval` in a subshell: a syntax error ends the subshell, never the shell that
 * reads us. `echo` and not `printf`, because every sh has the former built in. `inline` leaves the
 * subshell out.
 */
export function frameScript(
  token: string,
  sequence: number,
  script: Uint8Array,
  inline = false,
): Buffer {
  const n = String(sequence);
  const [open, close] = inline ? ['{', ';}'] : ['(', ')'];
  return Buffer.concat([
    Buffer.from(`echo '${token}<${n}'; echo '${token}<${n}' >&2; ${open} eval '`),
    quoteInside(script),
    Buffer.from(`' ${close} </dev/null; echo "${token}>${n} $?"; echo '${token}>${n}' >&2\n`),
  ]);
}

/**
 * The same where stdout is all there is, because a terminal stands in between: stderr goes to an unlinked
 * file (descriptor 8, see `becomeLine`) and follows after stdout between `TOKEN[n` and `TOKEN]n`.
 */
export function frameForTerminal(token: string, sequence: number, script: Uint8Array): Buffer {
  const n = String(sequence);
  return Buffer.concat([
    Buffer.from(`echo '${token}<${n}'; ( eval '`),
    quoteInside(script),
    Buffer.from(
      `' ) </dev/null 2>/proc/$$/fd/8; echo "${token}>${n} $?"; ` +
        `echo '${token}[${n}'; cat /proc/$$/fd/8; echo '${token}]${n}'\n`,
    ),
  ]);
}

const apostrophe = 0x27;
const escaped = Buffer.from(`'\\''`);

/** The bytes as they must stand between two apostrophes. */
function quoteInside(bytes: Uint8Array): Buffer {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(apostrophe); at !== -1; at = bytes.indexOf(apostrophe, from)) {
    parts.push(bytes.subarray(from, at), escaped);
    from = at + 1;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}

/** Reads one stream of one script: finds the marks however the bytes are cut into chunks. */
export class FrameReader {
  readonly #begin: Buffer;
  readonly #end: Buffer;
  readonly #withStatus: boolean;
  #chunks: Buffer[] = [];
  #tail: Buffer = Buffer.alloc(0);
  #size = 0;
  #begun = false;
  #status: number | undefined;

  constructor(token: string, sequence: number, stream: 'stdout' | 'stderr' | 'appended stderr') {
    const [begin, end] = stream === 'appended stderr' ? ['[', ']'] : ['<', '>'];
    this.#begin = Buffer.from(`${token}${begin}${String(sequence)}\n`);
    this.#end = Buffer.from(`${token}${end}${String(sequence)}${stream === 'stdout' ? ' ' : '\n'}`);
    this.#withStatus = stream === 'stdout';
  }
  get begun(): boolean {
    return this.#begun;
  }
  /** Bytes held so far. */
  get size(): number {
    return this.#size;
  }
  /** Set once the end mark is there: the exit status on stdout, 0 on stderr. */
  get status(): number | undefined {
    return this.#status;
  }
  get output(): Buffer {
    return Buffer.concat([...this.#chunks, this.#tail]);
  }

  /** Takes a chunk; true once the end mark has been seen. */
  push(chunk: Buffer): boolean {
    if (this.#status !== undefined) return true;
    // Only the tail can hold the first part of a mark, so only it is looked at again.
    let text = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    if (!this.#begun) {
      const at = text.indexOf(this.#begin);
      if (at === -1) {
        this.#tail = lastBytes(text, this.#begin.length - 1);
        return false;
      }
      this.#begun = true;
      text = text.subarray(at + this.#begin.length);
    }
    const at = text.indexOf(this.#end);
    if (at !== -1) {
      const after = text.subarray(at + this.#end.length);
      const newline = this.#withStatus ? after.indexOf(0x0a) : 0;
      if (newline === -1) {
        // The mark is there, its status not yet: keep both for the next chunk.
        this.#keep(text.subarray(0, at));
        this.#tail = text.subarray(at);
        return false;
      }
      this.#keep(text.subarray(0, at));
      this.#tail = Buffer.alloc(0);
      this.#status = this.#withStatus ? Number(after.subarray(0, newline).toString('latin1')) : 0;
      return true;
    }
    const tail = lastBytes(text, this.#end.length - 1);
    this.#keep(text.subarray(0, text.length - tail.length));
    this.#tail = tail;
    return false;
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#chunks.push(bytes);
    this.#size += bytes.length;
  }
}

function lastBytes(bytes: Buffer, count: number): Buffer {
  return bytes.length <= count ? bytes : bytes.subarray(bytes.length - count);
}
