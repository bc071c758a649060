import { diagnostic, VipbookError, type Place } from '@vipbook/diagnostics';
import { statSync } from 'node:fs';
import path from 'node:path';
import { readIfThere, resolvePath, type Settings } from './settings.ts';

/**
 * The few settings of ansible.cfg that mean the same here, from the file that Ansible would choose:
 * $ANSIBLE_CONFIG, ./ansible.cfg (not in a folder that everybody may write), ~/.ansible.cfg,
 * /etc/ansible/ansible.cfg. Everything else in it is none of our business and left alone.
 */
export function ansibleSettings(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  for (const file of candidates(directory, environment)) {
    const text = readIfThere(file);
    if (text !== undefined) return parseAnsibleCfg(text, file);
  }
  return {};
}

function candidates(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const named = environment['ANSIBLE_CONFIG'];
  const home = environment['HOME'];
  return [
    ...(named === undefined || named === '' ? [] : [named]),
    ...(worldWritable(directory) ? [] : [path.join(directory, 'ansible.cfg')]),
    ...(home === undefined ? [] : [path.join(home, '.ansible.cfg')]),
    '/etc/ansible/ansible.cfg',
  ];
}

function worldWritable(directory: string): boolean {
  try {
    return (statSync(directory).mode & 0o002) !== 0;
  } catch {
    return true;
  }
}

const truths = new Set(['true', 'yes', 'on', '1', 't', 'y']);
const falsehoods = new Set(['false', 'no', 'off', '0', 'f', 'n']);

/** Python's configparser as far as these keys need it: sections, `key = value`, `#` and `;` comments. */
export function parseAnsibleCfg(text: string, file: string): Settings {
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = {};
  const directory = path.dirname(file);
  let section = '';
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/\s;.*$/, '').trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const header = /^\[([^\]]+)\]$/.exec(line)?.[1];
    if (header !== undefined) {
      section = header;
      continue;
    }
    const [, key, value] = /^([^=:\s]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined || value === '') continue;
    const where: Place = {
      file,
      range: {
        start: { line: index + 1, column: 1 },
        end: { line: index + 1, column: raw.length + 1 },
      },
    };
    const refuse = (wanted: string): never => {
      throw new VipbookError(
        diagnostic('CLI005', { message: `${key} must be ${wanted}, not "${value}"`, where }),
      );
    };
    const boolean = (): boolean => {
      const lower = value.toLowerCase();
      return truths.has(lower) || (falsehoods.has(lower) ? false : refuse('true or false'));
    };
    const number = (): number =>
      /^[1-9][0-9]{0,6}$/.test(value) ? Number(value) : refuse('a whole number of 1 or more');
    switch (`${section}.${key.toLowerCase()}`) {
      case 'defaults.inventory':
        settings.inventory = value.split(',').map((part) => resolvePath(directory, part.trim()));
        break;
      case 'defaults.remote_user':
        settings.user = value;
        break;
      case 'defaults.private_key_file':
        settings.privateKey = resolvePath(directory, value);
        break;
      case 'defaults.forks':
        settings.forks = number();
        break;
      case 'defaults.timeout':
        settings.timeout = number();
        break;
      case 'defaults.vault_password_file':
        settings.vaultPasswordFile = resolvePath(directory, value);
        break;
      case 'defaults.host_key_checking':
        if (!boolean()) settings.hostKeyCheckingOff = where;
        break;
      case 'privilege_escalation.become':
        settings.become = boolean();
        break;
      case 'privilege_escalation.become_user':
        settings.becomeUser = value;
        break;
      case 'privilege_escalation.become_method':
        settings.becomeMethod = value;
        break;
      default:
        break;
    }
  }
  return settings;
}
