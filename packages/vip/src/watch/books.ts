import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import { findAddress } from '@vipbook/interfaces';
import { configurationOf } from '../files.ts';
import { listed } from '../listed.ts';
import type { MoveFacts, Side } from '../sides.ts';
import { holding } from '../view.ts';

/** The facts of both hosts once a move is over; undefined: the host could not be asked, as one that was switched off. */
export interface FactsAfter {
  readonly old: Facts | undefined;
  readonly new: Facts | undefined;
}

export interface BooksJudged {
  readonly findings: readonly Diagnostic[];
  /** Kernel, file and ifstate of both hosts were compared, and say what the move has left in them. */
  readonly agree: boolean;
}

/**
 * Do kernel, interfaces file and ifstate of both hosts say of the address what the move has left in them? Each step
 * has made sure of its own; but whoever else writes files (configuration management, a colleague) comes later, and
 * nobody would see it before the next boot. With `persist: none` only the kernels are the move's.
 */
export function judgeBooks(move: MoveFacts, after: FactsAfter): BooksJudged {
  const { address, persist } = move.request;
  const files = persist !== 'none';
  const stays = after.old === undefined ? [] : still(move.old, after.old, address, files);
  const lacks = after.new === undefined ? [] : missing(move.new, after.new, address, files);
  const findings = [
    ...found(move.old, stays, `still ${has(stays)} ${address}, which has moved away`),
    ...found(
      move.new,
      lacks,
      `${lacks.length > 1 ? 'do' : 'does'} not have ${address}, which has moved there`,
    ),
  ];
  const all = files && after.old !== undefined && after.new !== undefined;
  return { findings, agree: all && findings.length === 0 };
}

const has = (books: readonly string[]): string => (books.length > 1 ? 'have' : 'has');

function found(side: Side, books: readonly string[], what: string): readonly Diagnostic[] {
  if (books.length === 0) return [];
  return [
    diagnostic('VIP070', {
      message: `the ${listed(books)} of ${side.host} ${what}`,
      where: { host: side.host },
    }),
  ];
}

function still(side: Side, now: Facts, address: string, files: boolean): readonly string[] {
  return [
    ...(holding(now, address) === undefined ? [] : ['kernel']),
    ...(files && declared(now, address) ? ['interfaces file'] : []),
    ...(states(side).some(({ name }) => isUp(name, now, address)) ? ['ifstate'] : []),
  ];
}

/** Not where a later task has given the free name to another address. */
function isUp(name: string, now: Facts, address: string): boolean {
  const others = now.addresses.some((held) => held.label === name && held.address !== address);
  return now.ifstate?.[name] !== undefined && !others;
}

function missing(side: Side, now: Facts, address: string, files: boolean): readonly string[] {
  return [
    ...(holding(now, address) === undefined ? ['kernel'] : []),
    ...(files && !declared(now, address) ? ['interfaces file'] : []),
    ...(states(side).some(({ name, logical }) => now.ifstate?.[name] !== logical)
      ? ['ifstate']
      : []),
  ];
}

const declared = (now: Facts, address: string): boolean =>
  findAddress(configurationOf(now), address).length > 0;

function states({ files: { state } }: Side) {
  return state.flatMap((operation) => (operation.do === 'ifstate.set' ? [operation] : []));
}
