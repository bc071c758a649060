import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { inMiB, readAtMost } from '@vipbook/inventory';
import type { FactsOf, KnownFacts, KnownListener } from '@vipbook/playbook';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { whyUnreadable } from './unreadable.ts';

/**
 * Facts that were gathered before: a file as `vipbook facts` prints it, or of one host; or a folder of such
 * files. Nothing of it is trusted to be whole.
 */
export function factsAtHand(place: string): FactsOf {
  const hosts = new Map<string, KnownFacts>();
  for (const file of filesOf(place)) {
    const value = readJson(file);
    const several = isObject(value) && isObject(value['hosts']) ? value['hosts'] : undefined;
    const snapshot = isObject(value) && isObject(value['facts']) ? value['facts'] : value;
    const found = several === undefined ? [snapshot] : Object.values(several);
    const known = found.flatMap((each) => {
      const facts = knownFacts(each);
      return facts === undefined ? [] : [facts];
    });
    if (known.length === 0 && several === undefined) throw noFacts(file, 'it holds no facts');
    for (const [host, facts] of known) hosts.set(host, facts);
  }
  return (host) => hosts.get(host);
}

function filesOf(place: string): readonly string[] {
  try {
    if (!statSync(place).isDirectory()) return [place];
    return readdirSync(place)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => path.join(place, name));
  } catch (error) {
    throw noFacts(place, (error as NodeJS.ErrnoException).code ?? 'it cannot be read');
  }
}

/** Of one file of facts: those of some 5,000 hosts. */
const maxBytes = 64 * 2 ** 20;

function readJson(file: string): unknown {
  let bytes;
  try {
    bytes = readAtMost(file, maxBytes);
  } catch (error) {
    throw noFacts(file, whyUnreadable(error));
  }
  if (bytes.length > maxBytes) throw noFacts(file, `it is larger than ${inMiB(maxBytes)}`);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw noFacts(file, code ?? 'it is not JSON');
  }
}

function noFacts(file: string, why: string): VipbookError {
  return new VipbookError(
    diagnostic('CLI003', {
      message: `the facts of ${file} cannot be read: ${why}`,
      where: { file },
      remedy: 'Make them with: vipbook facts -i INVENTORY > facts.json',
    }),
  );
}

function knownFacts(value: unknown): readonly [string, KnownFacts] | undefined {
  if (!isObject(value) || typeof value['host'] !== 'string') return undefined;
  const subnets = list(value['addresses']).flatMap(({ address, prefix, scope }) =>
    scope !== 'host' &&
    scope !== 'link' &&
    typeof address === 'string' &&
    typeof prefix === 'number'
      ? [`${address}/${String(prefix)}`]
      : [],
  );
  const listening = list(value['listening']).flatMap(
    ({ address, port, process }): readonly KnownListener[] =>
      typeof address === 'string' && typeof port === 'number'
        ? [{ address, port, ...(typeof process === 'string' ? { process } : {}) }]
        : [],
  );
  return [value['host'], { subnets, listening }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : [];
}
