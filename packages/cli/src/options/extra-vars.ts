import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { inMiB, readAtMost } from '@vipbook/inventory';
import type { Value } from '@vipbook/modules';
import { whyUnreadable } from '../unreadable.ts';

/** All -e of a command line, later ones over earlier ones. */
export async function readExtraVars(
  given: readonly string[],
): Promise<Readonly<Record<string, Value>>> {
  const result: Record<string, Value> = {};
  for (const text of given) Object.assign(result, await readOne(text));
  return result;
}

async function readOne(text: string): Promise<Readonly<Record<string, Value>>> {
  if (text.startsWith('@')) return mapping(readFile(text.slice(1)), text.slice(1));
  if (/^\s*[{[]/.test(text)) return mapping(text, undefined);
  return keyValues(text);
}

/** As much as a file of an inventory's variables. */
const maxBytes = 4 * 2 ** 20;

function readFile(file: string): string {
  const refuse = (why: string): VipbookError =>
    new VipbookError(diagnostic('CLI003', { message: `-e @${file}: ${why}`, where: { file } }));
  let bytes;
  try {
    bytes = readAtMost(file, maxBytes);
  } catch (error) {
    throw refuse(whyUnreadable(error));
  }
  if (bytes.length > maxBytes) throw refuse(`it is larger than ${inMiB(maxBytes)}`);
  return bytes.toString('utf8');
}

async function mapping(
  text: string,
  file: string | undefined,
): Promise<Readonly<Record<string, Value>>> {
  const refuse = (message: string): never => {
    throw new VipbookError(
      diagnostic('CLI010', {
        message: `-e: ${message}`,
        ...(file === undefined ? {} : { where: { file } }),
      }),
    );
  };
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem !== undefined) return refuse(problem.message.split('\n', 1)[0] ?? 'not YAML');
  let value: unknown;
  try {
    value = document.toJS();
  } catch {
    // The only thing that a document without errors is refused for.
    return refuse('aliases multiply it beyond any use');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('a mapping of names to values is wanted');
  return value as Readonly<Record<string, Value>>;
}

/** `a=1 b="two words"`: split like a shell; values stay texts, as with Ansible. */
export function keyValues(text: string): Readonly<Record<string, Value>> {
  const result: Record<string, Value> = {};
  for (const word of words(text)) {
    const at = word.indexOf('=');
    const name = word.slice(0, Math.max(at, 0));
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw new VipbookError(
        diagnostic('CLI010', { message: `-e: "${word}" is not key=value with a plain name` }),
      );
    }
    result[name] = word.slice(at + 1);
  }
  return result;
}

function words(text: string): string[] {
  const found: string[] = [];
  let word: string | undefined;
  let quoted = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted !== '') {
      if (character === quoted) quoted = '';
      else if (character === '\\' && quoted === '"' && /["\\]/.test(text.charAt(at + 1))) {
        at += 1;
        word = (word ?? '') + text.charAt(at);
      } else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quoted = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else if (character === '\\' && at + 1 < text.length) {
      at += 1;
      word = (word ?? '') + text.charAt(at);
    } else word = (word ?? '') + character;
  }
  if (quoted !== '')
    throw new VipbookError(diagnostic('CLI010', { message: `-e: a ${quoted} is not closed` }));
  if (word !== undefined) found.push(word);
  return found;
}
