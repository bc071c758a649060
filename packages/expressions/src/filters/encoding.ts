import { createHash, getHashes } from 'node:crypto';
import { asText } from '../python/arguments.ts';
import type { Budget } from '../python/budget.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { parseInteger } from '../python/numbers.ts';
import {
  Dict,
  isList,
  isMapping,
  mappingEntries,
  mappingGet,
  Undefined,
  type Obj,
} from '../python/objects.ts';
import { str } from '../python/repr.ts';
import { iterate } from '../python/sequence.ts';
import type { FilterDefinition } from './definition.ts';

/** shlex.quote: as it is when nothing in it is special, else in single quotes. */
function shellQuote(text: string): string {
  if (text === '') return "''";
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}

function bytes(text: string, encoding: string): Buffer {
  const name = encoding.toLowerCase().replace(/[_ ]/g, '-');
  switch (name) {
    case 'utf-8':
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf-16-le':
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'ascii':
    case 'us-ascii':
    case 'latin-1':
    case 'latin1':
    case 'iso-8859-1': {
      const limit = name.includes('ascii') ? 0x7f : 0xff;
      if (Array.from(text).some((unit) => (unit.codePointAt(0) ?? 0) > limit)) {
        return valueFault('the text has characters that this encoding does not have');
      }
      return Buffer.from(text, 'latin1');
    }
    default:
      return valueFault('the encoding is one of utf-8, utf-16-le, latin-1 and ascii');
  }
}

function decode(data: Buffer, encoding: string): string {
  const name = encoding.toLowerCase().replace(/[_ ]/g, '-');
  if (name === 'utf-8' || name === 'utf8') {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
    } catch {
      return valueFault('the data is no text in UTF-8');
    }
  }
  if (name === 'utf-16-le' || name === 'utf-16le') return data.toString('utf16le');
  bytes('', encoding);
  return data.toString('latin1');
}

function fromBase64(text: string): Buffer {
  // Python skips what is not in the alphabet and checks the padding.
  const clean = text.replace(/[^A-Za-z0-9+/=]/g, '');
  const data = clean.replace(/=.*$/s, '');
  const padding = clean.length - data.length;
  const needed = (4 - (data.length % 4)) % 4;
  if (needed === 3 || padding < needed)
    return valueFault('the text is no base64: its padding is wrong');
  return Buffer.from(data, 'base64');
}

function hash(text: string, algorithm: string): string {
  const name = algorithm.toLowerCase().replaceAll('_', '-');
  const known = getHashes().find((candidate) => candidate.toLowerCase() === name);
  if (known === undefined || known.includes('RSA')) return valueFault('there is no such hash');
  return createHash(known).update(text, 'utf8').digest('hex');
}

function percentEncode(text: string, safe: RegExp): string {
  let result = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte);
    result +=
      byte < 128 && safe.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return result;
}

function urlEncode(value: Obj, budget: Budget): string {
  const plain = (item: Obj): string => percentEncode(str(item, budget), /[\w.~/-]/);
  const query = (item: Obj): string =>
    percentEncode(str(item, budget), /[\w.~-]/).replaceAll('%20', '+');
  if (value instanceof Undefined) value.refuse();
  if (isMapping(value)) {
    return mappingEntries(value)
      .map(([key, item]) => `${query(key)}=${query(item)}`)
      .join('&');
  }
  if (!isList(value)) return plain(value);
  const pairs = value.map((item) => {
    const [key, part, ...more] = iterate(item, budget);
    if (key === undefined || part === undefined || more.length > 0) {
      return valueFault('urlencode needs pairs');
    }
    return `${query(key)}=${query(part)}`;
  });
  return pairs.join('&');
}

function urlDecode(text: string): string {
  const parts = text.replaceAll('+', ' ').split(/((?:%[\da-fA-F]{2})+)/);
  return parts
    .map((part, index) =>
      index % 2 === 1 ? Buffer.from(part.replaceAll('%', ''), 'hex').toString('utf8') : part,
    )
    .join('');
}

/** urllib.parse.urlsplit, with the properties that Ansible shows. */
function urlSplit(url: string): Dict {
  const clean = url.replace(/^[\0-\x20]+/, '').replace(/[\t\r\n]/g, '');
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(clean);
  let rest = scheme === null ? clean : clean.slice(scheme[0].length);
  let netloc = '';
  if (rest.startsWith('//')) {
    const end = rest.slice(2).search(/[/?#]/);
    netloc = end === -1 ? rest.slice(2) : rest.slice(2, 2 + end);
    rest = end === -1 ? '' : rest.slice(2 + end);
    if (netloc.includes('[') !== netloc.includes(']')) valueFault('Invalid IPv6 URL');
  }
  const hashAt = rest.indexOf('#');
  const fragment = hashAt === -1 ? '' : rest.slice(hashAt + 1);
  if (hashAt !== -1) rest = rest.slice(0, hashAt);
  const queryAt = rest.indexOf('?');
  const query = queryAt === -1 ? '' : rest.slice(queryAt + 1);
  const path = queryAt === -1 ? rest : rest.slice(0, queryAt);
  const { hostname, password, port, username } = authority(netloc);
  return Dict.of([
    ['fragment', fragment],
    ['hostname', hostname],
    ['netloc', netloc],
    ['password', password],
    ['path', path],
    ['port', port],
    ['query', query],
    ['scheme', scheme?.[1]?.toLowerCase() ?? ''],
    ['username', username],
  ]);
}

interface Authority {
  readonly hostname: Obj;
  readonly password: Obj;
  readonly port: Obj;
  readonly username: Obj;
}

function authority(netloc: string): Authority {
  const at = netloc.lastIndexOf('@');
  const user = at === -1 ? undefined : netloc.slice(0, at);
  const host = netloc.slice(at + 1);
  const bracketed = /^[^[]*\[([^\]]*)\](?::(.*))?/.exec(host);
  const colon = host.indexOf(':');
  const name = bracketed?.[1] ?? (colon === -1 ? host : host.slice(0, colon));
  const portText =
    bracketed === null ? (colon === -1 ? '' : host.slice(colon + 1)) : (bracketed[2] ?? '');
  let port: Obj = null;
  if (portText !== '') {
    port = /^\d+$/.test(portText) ? (parseInteger(portText) ?? null) : null;
    if (port === null || port > 65535)
      return valueFault('the port of the URL is not from 0 to 65535');
  }
  const separator = user?.indexOf(':') ?? -1;
  return {
    hostname: name === '' ? null : name.toLowerCase(),
    password: user === undefined || separator === -1 ? null : user.slice(separator + 1),
    port,
    username: user === undefined ? null : separator === -1 ? user : user.slice(0, separator),
  };
}

/** RFC 4122 version 5: SHA-1 of the namespace and the name. */
function uuid5(namespace: string, name: string): string {
  const plain = namespace.replace(/^urn:uuid:/i, '').replace(/[{}-]/g, '');
  if (!/^[\da-f]{32}$/i.test(plain)) return valueFault('the namespace is no UUID');
  const digest = createHash('sha1').update(Buffer.from(plain, 'hex')).update(name, 'utf8').digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

const ansibleNamespace = '361E6D51-FAEC-444A-9079-341386DA8E2E';

/** Text for hashing and base64; Ansible takes anything that has a text. */
function textOf(value: Obj, budget: Budget): string {
  const text = str(value, budget);
  budget.allocate(text.length * 2);
  return text;
}

export const encodingFilters: readonly FilterDefinition[] = [
  {
    name: 'quote',
    signature: '',
    summary: 'Quoted for a shell.',
    run: ({ budget }, value) => (value === null ? "''" : shellQuote(str(value, budget))),
  },
  {
    name: 'b64encode',
    signature: "encoding='utf-8'",
    summary: 'In base64.',
    run: ({ budget }, value, encoding) =>
      bytes(textOf(value, budget), asText(encoding, budget)).toString('base64'),
  },
  {
    name: 'b64decode',
    signature: "encoding='utf-8'",
    summary: 'The text that base64 stands for.',
    run: ({ budget }, value, encoding) =>
      decode(fromBase64(textOf(value, budget)), asText(encoding, budget)),
  },
  {
    name: 'hash',
    signature: "hashtype='sha1'",
    summary: 'The hash of a text in hexadecimal: sha1, sha256, md5, …',
    run: ({ budget }, value, type) => hash(textOf(value, budget), asText(type, budget)),
  },
  {
    name: 'sha1',
    aliases: ['checksum'],
    signature: '',
    summary: 'The SHA-1 hash of a text in hexadecimal.',
    run: ({ budget }, value) => hash(textOf(value, budget), 'sha1'),
  },
  {
    name: 'md5',
    signature: '',
    summary: 'The MD5 hash of a text in hexadecimal.',
    run: ({ budget }, value) => hash(textOf(value, budget), 'md5'),
  },
  {
    name: 'to_uuid',
    signature: `namespace='${ansibleNamespace}'`,
    summary: 'A UUID (version 5) made from the text: the same text gives the same UUID.',
    run: ({ budget }, value, namespace) => uuid5(asText(namespace, budget), str(value, budget)),
  },
  {
    name: 'urlencode',
    signature: '',
    summary: 'Percent-encoded for a URL; a dict or a list of pairs as a query string.',
    run: ({ budget }, value) => urlEncode(value, budget),
  },
  {
    name: 'urldecode',
    signature: '',
    summary: 'The text that a percent-encoded one stands for.',
    run: ({ budget }, value) => urlDecode(asText(value, budget)),
  },
  {
    name: 'urlsplit',
    signature: "query=''",
    summary: 'The parts of a URL in a dict, or one of them by name.',
    run: ({ budget }, value, query) => {
      const parts = urlSplit(asText(value, budget, 'the URL'));
      if (query === '' || query === null) return parts;
      return mappingGet(parts, query) ?? typeFault('a URL has no such part');
    },
  },
];
