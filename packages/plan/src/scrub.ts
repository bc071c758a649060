import type { Facts, HostFile } from '@vipbook/host';
import { redact, type Secret } from '@vipbook/diagnostics';
import { sha256 } from './canonical.ts';

/** What stands where a secret was. Long enough that nobody takes it for a value, and stable. */
export const hidden = '********';

/** What was found in a text, in words for people. */
export interface Scrubbed {
  readonly text: string;
  readonly what: readonly string[];
}

interface Pattern {
  readonly what: string;
  readonly pattern: RegExp;
  /** Group 1 stays, the secret behind it goes. */
}

/**
 * Places in which files of a host keep secrets: interfaces(5) with wpasupplicant and wireless-tools, ppp,
 * programs' options, and the `name = value` of nearly everything else.
 */
const patterns: readonly Pattern[] = [
  {
    what: 'private key',
    pattern:
      /(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?(?=-----END [A-Z ]*PRIVATE KEY-----|$(?![\s\S]))/g,
  },
  {
    what: 'Wi-Fi key',
    pattern:
      /^([ \t]*(?:wpa-(?:psk|passphrase|password|pin|private-key-passwd2?|wep-key\d)|wireless-(?:key\d?|keys?|enc)|wep-key\d?)[ \t]+)\S.*$/gim,
  },
  {
    what: 'password on a command line',
    pattern:
      /((?:^|\s)--?(?:pass(?:word|wd|phrase|code)?|pw|token|secret|psk|api[-_]?key|auth[-_]?key)(?:=|[ \t]+))(?!-)(?:"[^"\n]*"|'[^'\n]*'|\S+)/gi,
  },
  {
    what: 'password in a URL',
    pattern: /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s@/]+(?=@)/gi,
  },
  {
    what: 'authorization',
    pattern: /(\b(?:authorization["']?\s*[:=]\s*["']?(?:bearer|basic|token)|bearer)\s+)[^\s"']+/gi,
  },
  {
    what: 'password',
    pattern:
      /((?:^|[^a-z0-9])[a-z0-9_.-]*(?:password|passwd|passphrase|passcode|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|psk|credential)s?["']?[ \t]*[:=][ \t]*)(?:"[^"\n]*"|'[^'\n]*'|[^\s"'#;,]+)/gi,
  },
  {
    what: 'password',
    pattern:
      /^([ \t]*(?:password|passwd|passphrase|psk|secret|token)[ \t]+)(?![:=])(?:"[^"\n]*"|'[^'\n]*'|\S+)/gim,
  },
];

/** Take out what looks like a secret. Doing it twice changes nothing. */
export function scrubText(text: string): Scrubbed {
  const what = new Set<string>();
  let result = text;
  for (const { what: name, pattern } of patterns) {
    result = result.replace(pattern, (_whole: string, kept: string) => {
      // Also where it was left out before: whoever reads it is told.
      what.add(name);
      return name === 'private key' ? `${kept}\n${hidden}\n` : `${kept}${hidden}`;
    });
  }
  return { text: result, what: [...what] };
}

/** Shorter ones would blot out half of every text and guard nothing. */
const shortestSecret = 4;

/** Takes known secrets out of texts, and what looks like one. */
export class Scrubber {
  readonly #secrets: () => Iterable<Secret>;

  /** The secrets may become more while this is in use. */
  constructor(secrets: () => Iterable<Secret> = () => []) {
    this.#secrets = secrets;
  }

  /** Known secrets only: for titles and messages, which are ours. */
  clean(text: string): string {
    return redact(text, this.#long());
  }

  scrub(text: string): Scrubbed {
    const cleaned = this.clean(text);
    const found = scrubText(cleaned);
    return cleaned === text ? found : { ...found, what: [...found.what, 'secret of the playbook'] };
  }

  /** Bytes that are no text hold nothing that could be found. */
  bytes(content: Uint8Array): { readonly content: Uint8Array; readonly what: readonly string[] } {
    const text = textOf(content);
    if (text === undefined) return { content, what: [] };
    const found = this.scrub(text);
    return found.what.length === 0 && found.text === text
      ? { content, what: [] }
      : { content: Buffer.from(found.text, 'utf8'), what: found.what };
  }

  /** A file as it may be shown: its digest is that of what is shown, because one of a short secret tells it. */
  file(file: HostFile): { readonly file: HostFile; readonly what: readonly string[] } {
    const { content, what } = this.bytes(file.content);
    return content === file.content
      ? { file, what }
      : { file: { ...file, content, sha256: sha256(content) }, what };
  }

  /** Facts as they may be committed. */
  facts(facts: Facts): {
    readonly facts: Facts;
    readonly withheld: readonly { readonly path: string; readonly what: string }[];
  } {
    const withheld: { path: string; what: string }[] = [];
    const files: Record<string, HostFile> = {};
    for (const [path, original] of Object.entries(facts.files)) {
      const { file, what } = this.file(original);
      files[path] = file;
      for (const each of what) withheld.push({ path, what: each });
    }
    return { facts: { ...facts, files }, withheld };
  }

  #long(): Secret[] {
    return [...this.#secrets()]
      .filter((secret) => secret.reveal().length >= shortestSecret)
      .sort((a, b) => b.reveal().length - a.reveal().length);
  }
}

/** The text that these bytes are; undefined when they are none. */
export function textOf(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
