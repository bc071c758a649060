import {
  listed,
  watchMoves,
  watchOf,
  type MovesPlan,
  type MoveWorld,
  type Watch,
  type Watched,
} from '@vipbook/vip';
import type { ModuleContext, Outcome } from '../module.ts';
import { hostOf, placed } from './placed.ts';

/** `watch:` counts from now; the rest of the playbook goes on meanwhile. */
export function lookLater(plan: MovesPlan, world: MoveWorld, context: ModuleContext): void {
  const all = watchOf(plan);
  if (all === undefined) return;
  const since = world.now();
  context.afterwards?.add({
    addresses: all.moves.map(({ request }) => request.address),
    title: (left) => titleOf(watchOf(plan, left) ?? all),
    async look(left) {
      const watch = watchOf(plan, left);
      if (watch === undefined) return new Map();
      return outcomesOf(watch, await watchMoves(watch, world, since), context);
    },
  });
}

/** `192.168.1.60 stays on new for 15 s` */
function titleOf({ moves, seconds }: Watch): string {
  const addresses = listed(moves.map(({ request }) => request.address));
  const hosts = listed([...new Set(moves.map((move) => move.new.host))]);
  return `${addresses} ${moves.length === 1 ? 'stays' : 'stay'} on ${hosts} for ${String(seconds)} s`;
}

/** On the hosts that looked. */
function outcomesOf(
  { moves, seconds }: Watch,
  { errors, warnings, interrupted, looks, heard }: Watched,
  context: ModuleContext,
): ReadonlyMap<string, Outcome> {
  const hosts = [...new Set(moves.map(({ old }) => old.host))];
  const found = [...errors, ...warnings].map((finding) => placed(finding, context));
  return new Map(
    hosts.map((host): readonly [string, Outcome] => {
      const own = found.filter((finding) => hostOf(finding) === host);
      const [error, ...others] = own.filter(({ severity }) => severity === 'error');
      const rest = own.filter(({ severity }) => severity !== 'error');
      const said = { data: { seconds, looks }, warnings: [...others, ...rest] };
      if (error !== undefined) return [host, { ...said, status: 'failed', error }];
      if (interrupted)
        return [host, { ...said, status: 'skipped', message: 'interrupted; the move is complete' }];
      const next = moves.filter(({ old }) => old.host === host).map((move) => move.new);
      const names = listed([...new Set(next.map((side) => `${side.host} (${side.mac})`))]);
      if (looks === 0) return [host, { ...said, status: 'skipped', message: 'nobody was asked' }];
      const message = heard ? `only ${names} answered` : `${names} still holds it`;
      return [host, { ...said, status: 'ok', message }];
    }),
  );
}
