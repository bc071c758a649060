import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Directive } from './ssh-config-file.ts';
import { splitWords } from './words.ts';

export interface SshArguments {
  /** What the flags mean, as lines of ssh_config. */
  readonly directives: readonly Directive[];
  /** -F: this file instead of the usual ones; `none` for no file. */
  readonly configFile?: string;
  /** The words as given, for the system's ssh. */
  readonly words: readonly string[];
  /** What is not a flag: the destination, in a ProxyCommand. */
  readonly rest: readonly string[];
}

const valued: Readonly<Record<string, string>> = {
  J: 'proxyjump',
  i: 'identityfile',
  p: 'port',
  l: 'user',
  W: 'stdioforward',
};

/** Flags without a value that change nothing for us: compression, terminal, verbosity, forwarding off. */
const harmless = new Set('CqvaxTtnkN');

/**
 * The text of ansible_ssh_common_args and its like. `-o`, `-J`, `-i`, `-p`, `-l`, `-F`, `-4`, `-6` are
 * understood, flags without meaning here dropped, the rest refused by name (SSH060).
 */
export function parseSshArguments(text: string, origin: string): SshArguments {
  const words = splitWords(text);
  if (words === undefined) {
    throw new VipbookError(diagnostic('SSH062', { message: `${origin}: a quote is not closed.` }));
  }
  const directives: Directive[] = [];
  const rest: string[] = [];
  let configFile: string | undefined;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (!word.startsWith('-') || word === '-') {
      rest.push(word);
      continue;
    }
    // Several flags may share a word; the first one with a value takes what is left of it.
    for (let at = 1; at < word.length; at += 1) {
      const flag = word[at] ?? '';
      if (flag === '4' || flag === '6') {
        directives.push({ keyword: 'addressfamily', words: [flag === '4' ? 'inet' : 'inet6'] });
      } else if (flag === 'A') {
        // Whoever writes this wants the agent, too.
        directives.push({ keyword: 'forwardagent', words: ['yes'] });
        directives.push({ keyword: 'identityagent', words: ['SSH_AUTH_SOCK'] });
      } else if (harmless.has(flag)) {
        continue;
      } else if (flag === 'o' || flag === 'F' || valued[flag] !== undefined) {
        const value = at + 1 < word.length ? word.slice(at + 1) : words[(i += 1)];
        if (value === undefined) {
          throw new VipbookError(
            diagnostic('SSH062', { message: `${origin}: -${flag} needs a value.` }),
          );
        }
        if (flag === 'F') configFile ??= value;
        else if (flag === 'o') directives.push(parseOption(value, origin));
        else directives.push({ keyword: valued[flag] ?? '', words: [value] });
        break;
      } else {
        throw new VipbookError(
          diagnostic('SSH060', { message: `${origin}: the ssh flag -${flag} is not supported.` }),
        );
      }
    }
  }
  return { directives, words, rest, ...(configFile === undefined ? {} : { configFile }) };
}

/** `Key=Value`, `Key Value` or `Key = "Value"`, as after -o. */
function parseOption(text: string, origin: string): Directive {
  const found = /^\s*([A-Za-z0-9]+)(?:\s*=\s*|\s+)(.*)$/s.exec(text);
  if (found === null) {
    throw new VipbookError(
      diagnostic('SSH062', { message: `${origin}: "-o ${text}" is not Key=Value.` }),
    );
  }
  const keyword = (found[1] ?? '').toLowerCase();
  const value = found[2] ?? '';
  // A command keeps its own quoting; everything else is words, quoted when they hold blanks.
  const words =
    keyword === 'proxycommand'
      ? [value]
      : [...value.matchAll(/"([^"]*)"|(\S+)/g)].map((part) => part[1] ?? part[2] ?? '');
  return { keyword, words };
}
