import type { PlannedMove } from '@vipbook/plan';
import type { Frame, HolderState } from '../frames.ts';
import { esc } from './escape.ts';

const width = 720;
const bus = 150;
const box = { width: 200, height: 92 };
const small = { width: 118, height: 44 };
/** More neighbours than this are counted in one box. */
const mostNeighbours = 5;

/**
 * The LAN at one moment: the two hosts above the segment, who holds the address and whether it speaks, the
 * neighbours below, each with where its cache points.
 */
export function lanSvg(move: PlannedMove, frame: Frame): string {
  const target = frame.caches === 'old' ? hostX('old') : hostX('new');
  const neighbours = drawnNeighbours(move);
  const gap = width / (neighbours.length + 1);
  const parts = [
    `<line class="bus" x1="24" y1="${String(bus)}" x2="${String(width - 24)}" y2="${String(bus)}"/>`,
    hostBox(move, 'old', frame.old),
    hostBox(move, 'new', frame.new),
    ...neighbours.map((neighbour, index) => {
      const x = gap * (index + 1);
      return neighbourBox(neighbour, x) + cacheArrow(x, target);
    }),
  ];
  return `<svg viewBox="0 0 ${String(width)} 300" role="img" aria-label="${esc(describeFrame(move, frame))}">${parts.join('')}</svg>`;
}

/** Once for all pictures, in one of its own: what stands in a hidden picture is drawn nowhere. */
export const arrowHead =
  '<svg class="defs" width="0" height="0" aria-hidden="true"><defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="arrow-head" d="M0 0L10 5L0 10z"/></marker></defs></svg>';

/** The same in one sentence, for those who do not see it. */
export function describeFrame(move: PlannedMove, frame: Frame): string {
  const one = (host: string, state: HolderState): string =>
    `${host} ${state.holds === 'no' ? 'does not hold it' : `holds it${state.holds === 'lease' ? ' as a lease' : ''}${state.silent ? ', silent' : ''}`}`;
  const caches = frame.caches === 'old' ? move.old.host : move.new.host;
  return `${move.address}: ${one(move.old.host, frame.old)}; ${one(move.new.host, frame.new)}; caches point to ${caches}`;
}

function hostX(side: 'old' | 'new'): number {
  return side === 'old' ? 180 : 540;
}

function hostBox(move: PlannedMove, side: 'old' | 'new', state: HolderState): string {
  const { host, mac, own, label, device } = move[side];
  const x = hostX(side) - box.width / 2;
  const y = 20;
  const pill =
    state.holds === 'no'
      ? ''
      : `<g class="pill ${state.holds}${state.silent ? ' silent' : ''}"><rect x="${String(x + 10)}" y="${String(y + 58)}" width="${String(box.width - 20)}" height="26" rx="13"/><text x="${String(hostX(side))}" y="${String(y + 76)}">${esc(move.address)}${state.holds === 'lease' ? ' (lease)' : ''}${state.silent ? ' silent' : ''}</text></g>`;
  return [
    `<line class="cable" x1="${String(hostX(side))}" y1="${String(y + box.height)}" x2="${String(hostX(side))}" y2="${String(bus)}"/>`,
    `<rect class="host" x="${String(x)}" y="${String(y)}" width="${String(box.width)}" height="${String(box.height)}" rx="6"/>`,
    `<text class="name" x="${String(hostX(side))}" y="${String(y + 22)}">${esc(shorten(host, 22))}</text>`,
    `<text class="small" x="${String(hostX(side))}" y="${String(y + 38)}">${esc(shorten(own ?? label ?? device, 30))}</text>`,
    `<text class="small" x="${String(hostX(side))}" y="${String(y + 52)}">${esc(mac)}</text>`,
    pill,
  ].join('');
}

interface Drawn {
  readonly name: string;
  readonly detail: string;
  readonly gateway: boolean;
}

function drawnNeighbours(move: PlannedMove): readonly Drawn[] {
  const sorted = [...move.neighbours].sort((a, b) => Number(b.gateway) - Number(a.gateway));
  const shown = sorted.slice(0, mostNeighbours).map((each): Drawn => ({
    name: each.host ?? (each.gateway ? 'gateway' : each.address),
    detail: each.host === undefined && !each.gateway ? (each.mac ?? '') : each.address,
    gateway: each.gateway,
  }));
  const more = sorted.length - shown.length;
  if (more > 0) shown.push({ name: `${String(more)} more`, detail: 'neighbours', gateway: false });
  if (shown.length === 0)
    shown.push({ name: 'the segment', detail: 'no neighbour known', gateway: false });
  return shown;
}

function neighbourBox({ name, detail, gateway }: Drawn, x: number): string {
  const y = 220;
  return [
    `<line class="cable" x1="${String(x)}" y1="${String(y)}" x2="${String(x)}" y2="${String(bus)}"/>`,
    `<rect class="neighbour${gateway ? ' gateway' : ''}" x="${String(x - small.width / 2)}" y="${String(y)}" width="${String(small.width)}" height="${String(small.height)}" rx="5"/>`,
    `<text class="name" x="${String(x)}" y="${String(y + 19)}">${esc(shorten(name, 15))}</text>`,
    `<text class="small" x="${String(x)}" y="${String(y + 35)}">${esc(shorten(detail, 18))}</text>`,
  ].join('');
}

function cacheArrow(x: number, target: number): string {
  return `<path class="cache" marker-end="url(#arrow)" d="M${String(x)} 218 C ${String(x)} 175, ${String(target)} 185, ${String(target)} 116"/>`;
}

function shorten(value: string, most: number): string {
  return value.length <= most ? value : `${value.slice(0, most - 1)}…`;
}
