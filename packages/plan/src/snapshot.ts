import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Facts, HostFile } from '@vipbook/host';
import { canonicalJson, prettyJson, sha256 } from './canonical.ts';
import type { Snapshot } from './generated/snapshot.ts';
import { validate_snapshot } from './generated/validators.js';
import { formatVersion } from './identity.ts';
import { textOf, type Scrubber } from './scrub.ts';

/** The document of a host's facts, secrets left out. `gatheredAt` is milliseconds since the epoch. */
export function snapshotOf(facts: Facts, gatheredAt: number, scrubber: Scrubber): Snapshot {
  const shown = scrubber.facts(facts);
  const encoded = encodeFacts(shown.facts);
  return {
    format_version: formatVersion,
    host: facts.host,
    gatheredAt: new Date(gatheredAt).toISOString(),
    digest: digestOf(encoded),
    withheld: shown.withheld,
    facts: encoded,
  };
}

export function snapshotText(snapshot: Snapshot): string {
  return prettyJson(snapshot);
}

/** Name of a host's file in a folder of snapshots. Names of inventories may hold anything. */
export function snapshotFile(host: string): string {
  const safe = encodeURIComponent(host).replaceAll('*', '%2A');
  // `.` and `..` are folders, and a leading dot hides.
  return `${safe.startsWith('.') ? `%2E${safe.slice(1)}` : safe}.json`;
}

/** Read a snapshot back; PLN003 for anything else. */
export function readSnapshot(text: string, file: string): { snapshot: Snapshot; facts: Facts } {
  const refuse = (message: string): never => {
    throw new VipbookError(
      diagnostic('PLN003', { message: `${file} ${message}`, where: { file } }),
    );
  };
  const value = parse(text);
  if (!isSnapshot(value)) return refuse('is no snapshot of facts');
  if (value.format_version.split('.')[0] !== formatVersion.split('.')[0])
    return refuse(`has the format ${value.format_version}, which this version does not know`);
  if (digestOf(value.facts) !== value.digest)
    return refuse('was edited: its facts are not those of its digest');
  return { snapshot: value, facts: decodeFacts(value.facts) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isSnapshot(value: unknown): value is Snapshot {
  return validate_snapshot(value);
}

export function digestOf(facts: Snapshot['facts']): string {
  return sha256(canonicalJson(facts));
}

type EncodedFile = Omit<HostFile, 'content'> & {
  readonly content: { readonly utf8: string } | { readonly base64: string };
};

export function encodeFacts(facts: Facts): Snapshot['facts'] {
  const files = Object.fromEntries(
    Object.entries(facts.files).map(([path, file]): [string, EncodedFile] => {
      const text = textOf(file.content);
      return [
        path,
        {
          ...file,
          content:
            text === undefined
              ? { base64: Buffer.from(file.content).toString('base64') }
              : { utf8: text },
        },
      ];
    }),
  );
  return { ...facts, files };
}

/** Only for what has the digest of facts that `encodeFacts` made. */
function decodeFacts(encoded: Snapshot['facts']): Facts {
  const facts = encoded as unknown as Omit<Facts, 'files'> & {
    readonly files: Readonly<Record<string, EncodedFile>>;
  };
  return {
    ...facts,
    files: Object.fromEntries(
      Object.entries(facts.files).map(([path, file]) => [
        path,
        {
          ...file,
          content:
            'utf8' in file.content
              ? Buffer.from(file.content.utf8, 'utf8')
              : Buffer.from(file.content.base64, 'base64'),
        },
      ]),
    ),
  };
}
