import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Value } from '@vipbook/expressions';
import type { Located, YamlValue } from '@vipbook/playbook';
import type { CompiledTask } from './compile.ts';
import { numberKeyword } from './conditions.ts';
import { recordLayer, type Layer } from './layers.ts';
import { isList, type LayeredScope } from './scope.ts';
import { omit } from './variables.ts';

/** loop_control, read for one host. */
export interface LoopControl {
  readonly variable: string;
  readonly indexVariable?: string;
  readonly label?: Located<YamlValue>;
  readonly pauseMs: number;
  readonly extended: boolean;
}

export function loopControl({ task }: CompiledTask, scope: LayeredScope): LoopControl {
  const written = task.loopControl;
  const part = (key: string): Located<YamlValue> | undefined => {
    const value = written?.value[key];
    return written === undefined || value === undefined
      ? undefined
      : { value, where: written.at?.([key]) ?? written.where };
  };
  const word = (key: string): string | undefined => {
    const value = part(key)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const indexVariable = word('index_var');
  const label = part('label');
  const pause = part('pause') as Located<number | string> | undefined;
  return {
    variable: word('loop_var') ?? 'item',
    ...(indexVariable === undefined ? {} : { indexVariable }),
    ...(label === undefined ? {} : { label }),
    pauseMs: Math.max(0, numberKeyword(pause, scope) ?? 0) * 1000,
    extended: part('extended')?.value === true,
  };
}

/** Throws VipbookError: a template that cannot be rendered, or ENG007 for what is no list. */
export function loopItems({ task }: CompiledTask, scope: LayeredScope): readonly Value[] {
  if (task.loop === undefined) return [];
  const { value, where } = task.loop;
  const rendered = scope.renderDeep(value, where);
  if (task.flattenItems === true) {
    const terms = typeof rendered === 'object' && rendered !== null && isList(rendered);
    return (terms ? rendered : [rendered])
      .flatMap((item): Value | readonly Value[] =>
        typeof item === 'object' && item !== null && isList(item) ? item : [item],
      )
      .filter((item) => item !== omit);
  }
  if (typeof rendered === 'object' && rendered !== null && isList(rendered)) return rendered;
  throw new VipbookError(
    diagnostic('ENG007', {
      message: `loop needs a list, but this is ${kind(rendered)}`,
      where,
    }),
  );
}

function kind(value: Value): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

/** The loop's variables, which win over all others. */
export function loopScope(
  scope: LayeredScope,
  control: LoopControl,
  items: readonly Value[],
  index: number,
): LayeredScope {
  return scope.with(loopLayer(control, items, index));
}

export function loopLayer(control: LoopControl, items: readonly Value[], index: number): Layer {
  return recordLayer(
    {
      [control.variable]: items[index] ?? null,
      ansible_loop_var: control.variable,
      ...(control.indexVariable === undefined
        ? {}
        : { [control.indexVariable]: index, ansible_index_var: control.indexVariable }),
      ...(control.extended ? { ansible_loop: extendedLoop(items, index) } : {}),
    },
    true,
  );
}

function extendedLoop(items: readonly Value[], index: number): Value {
  const next = items[index + 1];
  const previous = items[index - 1];
  return {
    index: index + 1,
    index0: index,
    first: index === 0,
    last: index + 1 === items.length,
    length: items.length,
    revindex: items.length - index,
    revindex0: items.length - index - 1,
    allitems: items,
    ...(next === undefined ? {} : { nextitem: next }),
    ...(previous === undefined ? {} : { previtem: previous }),
  };
}
