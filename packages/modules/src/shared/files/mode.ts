/** What `mode` asks for: bits, or changes to those that are there. */
export type Mode = number | readonly Clause[];

interface Clause {
  /** Of `u`, `g`, `o`; empty: all, but what the umask forbids. */
  readonly who: string;
  readonly changes: readonly { readonly operator: string; readonly permissions: string }[];
}

export interface ModeSubject {
  /** Bits that are there now. */
  readonly mode: number;
  readonly directory: boolean;
  readonly umask: number;
}

/** Octal digits or chmod(1)'s symbols; undefined for anything else. */
export function readMode(text: string): Mode | undefined {
  const written = text.trim();
  if (/^(?:0o?)?[0-7]{1,4}$/.test(written)) return Number.parseInt(written.replace('o', ''), 8);
  const clauses = written.split(',').map(readClause);
  return clauses.includes(undefined) ? undefined : (clauses as readonly Clause[]);
}

function readClause(text: string): Clause | undefined {
  const found = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/.exec(text);
  if (found === null) return undefined;
  const [, who = '', changes = ''] = found;
  return {
    who: who.includes('a') ? 'ugo' : who,
    changes: [...changes.matchAll(/([-+=])([rwxXstugo]*)/g)].map(
      ([, operator = '+', permissions = '']) => ({ operator, permissions }),
    ),
  };
}

const shifts = { u: 6, g: 3, o: 0 } as const;
type Who = keyof typeof shifts;
const special: Readonly<Record<Who, number>> = { u: 0o4000, g: 0o2000, o: 0o1000 };

/** The bits that this file or directory has then. `X` and copies (`g=u`) look at the bits from before. */
export function applyMode(mode: Mode, subject: ModeSubject): number {
  if (typeof mode === 'number') return mode;
  let bits = subject.mode;
  for (const { who, changes } of mode) {
    for (const each of (who === '' ? 'ugo' : who) as Iterable<Who>) {
      for (const { operator, permissions } of changes) {
        const wanted = bitsOf(permissions, each, subject, who === '');
        if (operator === '+') bits |= wanted;
        else if (operator === '-') bits &= ~wanted;
        else bits = (bits & ~((7 << shifts[each]) | special[each])) | wanted;
      }
    }
  }
  return bits;
}

function bitsOf(
  permissions: string,
  who: Who,
  { mode, directory, umask }: ModeSubject,
  masked: boolean,
): number {
  const shift = shifts[who];
  const one = (bit: number): number => (masked ? (bit << shift) & ~umask : bit << shift);
  let bits = 0;
  for (const letter of permissions) {
    if (letter === 'r') bits |= one(4);
    else if (letter === 'w') bits |= one(2);
    else if (letter === 'x') bits |= one(1);
    else if (letter === 'X') bits |= directory || (mode & 0o111) !== 0 ? 1 << shift : 0;
    else if (letter === 's') bits |= who === 'o' ? 0 : special[who];
    else if (letter === 't') bits |= who === 'o' ? 0o1000 : 0;
    else bits |= ((mode >> shifts[letter as Who]) & 7) << shift;
  }
  return bits;
}

/** As Ansible writes it: 0644, 04755. */
export function octal(mode: number): string {
  return `0${mode.toString(8).padStart(3, '0')}`;
}
