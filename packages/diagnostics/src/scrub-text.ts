import { hidden } from './secret.ts';

/** What was found in a text, in words for people. */
export interface Scrubbed {
  readonly text: string;
  readonly what: readonly string[];
}

interface Pattern {
  readonly what: string;
  /** Group 1 stays, the secret behind it goes. */
  readonly pattern: RegExp;
}

const option = '--?(?:pass(?:word|wd|phrase|code)?|pw|token|secret|psk|api[-_]?key|auth[-_]?key)';

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
    pattern: new RegExp(
      `((?:^|\\s)${option}(?:=|[ \\t]+))(?!-)(?:"[^"\\n]*"|'[^'\\n]*'|\\S+)`,
      'gi',
    ),
  },
  // `-p` is a port, a path or a pid nearly everywhere: only of these programs it is known to be a password.
  {
    what: 'password on a command line',
    pattern:
      /(\b(?:mysql|mariadb)(?:-?(?:dump|admin|import|show|check))?\b[^\n;|&]*?\s-p)[^\s;|&]+/g,
  },
  {
    what: 'password on a command line',
    pattern: /(\bsshpass\b[^\n;|&]*?\s-p[ \t]*)[^\s;|&]+/g,
  },
  {
    what: 'password on a command line',
    pattern: /(\bcurl\b[^\n;|&]*?\s(?:-u|--user)[ \t=]*["']?[^\s:"']+:)[^\s"';|&]+/g,
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

const optionWord = new RegExp(`^${option}$`, 'i');

const wordPassword = /^(?:.*\/)?(?:mysql|mariadb)(?:-?(?:dump|admin|import|show|check))?$/;
const wordSshpass = /^(?:.*\/)?sshpass$/;

/** The words of a command line, scrubbed: `--password` and what follows it are two of them. */
export function scrubWords(words: readonly string[]): readonly string[] {
  const [program = ''] = words;
  return words.map((word, index) => {
    const before = words[index - 1];
    if (before !== undefined && optionWord.test(before) && !word.startsWith('-')) return hidden;
    const glued = wordPassword.test(program) || wordSshpass.test(program);
    if (glued && /^-p./.test(word)) return `-p${hidden}`;
    if (wordSshpass.test(program) && before === '-p') return hidden;
    return scrubText(word).text;
  });
}

/** Names under which people keep what nobody else shall read. */
const secretName =
  /pass(?:word|wd|phrase|code)?s?$|secret|token|psk$|api_?key|private_?key$|credential/i;
/** Files with keys, and switches, are no secrets. */
const harmlessName = /(?:_file|_path|_dir|_method|_user|_id|_length|_name|_required)$/i;

/** Whether a variable, an option or an environment variable of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !harmlessName.test(name);
}

/** Answers, whatever they are called: `use_token: "true"`. Hidden, they would blot out half of every text. */
const answer = /^(?:true|false|yes|no|on|off|none|null|always|never)$/i;

/** Whether this text is a secret because of the name that it has. */
export function isSecretValue(name: string, value: string): boolean {
  return isSecretName(name) && !answer.test(value);
}
