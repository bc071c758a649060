import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts, Operation, OperationResult } from '@vipbook/host';
import {
  anchorQuestions,
  checkNames,
  checkOthers,
  judgeAnchorAnswers,
  overruled,
  preflightActions,
  readSeen,
  sideBySide,
  type MoveInputs,
  type MoveRequest,
  type ResolvedName,
  type ResolvedNames,
} from '@vipbook/vip';
import type { ModuleContext } from '../module.ts';
import { askOthers } from './others.ts';

/**
 * For so long (ms) answers are collected: a frame may get lost, and a busy host or a slow segment be late, so that who
 * should have answered and did not is asked again, with more patience. arping(8) gives up after one second.
 */
const patienceMs = [100, 300, 900] as const;

export interface Looked {
  readonly inputs: readonly MoveInputs[];
  readonly problems: readonly Diagnostic[];
}

/** Facts of each host, who answers on the wire, can the files be written, does the service run. */
export async function look(
  requests: readonly MoveRequest[],
  context: ModuleContext,
): Promise<Looked> {
  // Asked from the very beginning, so that they have answered when all else has.
  const others = askOthers(requests, context);
  const hosts = [...new Set(requests.flatMap(({ from, to }) => [from, to]))];
  // Also where they were gathered a moment ago: on a busy machine they take as long as the others need to log in.
  const facts = new Map(
    await Promise.all(
      hosts.map(async (name) => [name, await context.facts(name, { fresh: true })] as const),
    ),
  );
  const of = (name: string): Facts => facts.get(name) as Facts;
  const unasked = requests.map((request): MoveInputs => ({
    request,
    old: of(request.from),
    next: of(request.to),
    wire: undefined,
  }));
  const names = Promise.all(requests.map((request) => resolveAll(request, context)));
  const services = Promise.all(requests.map((request) => checkService(request, context)));
  // While the wire is asked, not after it.
  const around = others.told().then(async (told) => ({ told, thirds: await others.third() }));
  const [first, ...more] = patienceMs;
  let seen = await lookOnce(unasked, context, first);
  for (const longer of more) if (seen.doubtful) seen = await lookOnce(unasked, context, longer);
  const { told, thirds } = await around;
  const running = await services;
  const resolved = await names;
  const found = requests.flatMap((request, index) => {
    const said = told[index];
    return overruled(
      [
        ...(running[index] ?? []),
        ...(said === undefined ? [] : checkOthers(request, said)),
        ...checkNames(request, of(request.to), resolved[index] ?? new Map()),
      ],
      request.overrule,
    );
  });
  const inputs = seen.inputs.map((each, index): MoveInputs => {
    const third = thirds[index];
    return third === undefined ? each : { ...each, request: { ...each.request, third } };
  });
  return { inputs, problems: [...seen.problems, ...found] };
}

/** One round trip a host, whatever the number of moves. */
async function lookOnce(
  inputs: readonly MoveInputs[],
  context: ModuleContext,
  collectMs: number,
): Promise<Looked & { readonly doubtful: boolean }> {
  const questions = inputs.map(({ request, old, next }) =>
    preflightActions(request, old, next, collectMs),
  );
  const lists = [...questions, anchorQuestions(inputs)];
  const answers = lists.map(() => new Map<string, readonly OperationResult[]>());
  const hosts = [...new Set(lists.flat().map(({ host }) => host))];
  await Promise.all(
    hosts.map(async (name) => {
      const own = lists.map((actions): readonly Operation[] =>
        actions.filter(({ host }) => host === name).flatMap(({ operations }) => operations),
      );
      const { operations, indices } = sideBySide(own);
      if (operations.length === 0) return;
      const host = await context.host(name);
      const results: readonly OperationResult[] = await host.run(operations, { keepGoing: true });
      indices.forEach((places, list) => {
        if (places.length > 0)
          answers[list]?.set(
            name,
            places.flatMap((place) => results[place] ?? []),
          );
      });
    }),
  );
  const seen = inputs.map(({ request, old, next }, index) =>
    readSeen(request, old, next, answers[index] ?? new Map()),
  );
  const anchor = judgeAnchorAnswers(inputs, answers.at(-1) ?? new Map());
  return {
    inputs: inputs.map((each, index) => ({ ...each, wire: seen[index]?.wire })),
    problems: [
      ...seen.flatMap(({ findings }, index) =>
        overruled(findings, inputs[index]?.request.overrule ?? new Map()),
      ),
      ...anchor,
    ],
    doubtful: anchor.length > 0 || seen.some(({ doubtful }) => doubtful),
  };
}

async function checkService(
  { service, to }: MoveRequest,
  context: ModuleContext,
): Promise<readonly Diagnostic[]> {
  if (service === undefined) return [];
  const host = await context.host(to);
  const [state] = await host.run([{ do: 'service.query', name: service }]);
  if (state.status !== 'done' || state.out.active) return [];
  return [
    diagnostic('VIP025', {
      message: `the service ${service} does not run on ${to}`,
      where: { host: to },
    }),
  ];
}

/** Reached at the very address, a host is cut off in the middle of the move, or is not the host that is meant. */
export function throughItself(
  requests: readonly MoveRequest[],
  context: ModuleContext,
): readonly Diagnostic[] {
  const names = [...new Set(requests.flatMap(({ from, to }) => [from, to]))];
  return names.flatMap((host) => {
    const at = reachedAt(host, context).toLowerCase();
    return requests
      .filter(({ address }) => at === address.toLowerCase())
      .map(({ address }) =>
        diagnostic('VIP033', {
          message: `${host} is reached at ${address}, the very address that moves`,
          where: { host },
        }),
      );
  });
}

function reachedAt(host: string, context: ModuleContext): string {
  const name = JSON.stringify(host);
  try {
    const value = context.evaluate?.(`hostvars[${name}].ansible_host | default(${name})`);
    return typeof value === 'string' ? value : '';
  } catch (error) {
    // A variable of the host that cannot be read is told where the host is reached.
    if (error instanceof VipbookError) return '';
    throw error;
  }
}

/** Each name as it is seen from here; a name server that does not answer is told, and delays nothing else. */
async function resolveAll(
  { names = [], address }: MoveRequest,
  context: ModuleContext,
): Promise<ResolvedNames> {
  if (context.resolve === undefined) return new Map();
  const family = address.includes(':') ? 6 : 4;
  return new Map<string, readonly ResolvedName[] | string>(
    await Promise.all(
      names.map(async (name) => {
        try {
          return [name, (await context.resolve?.(name, family)) ?? []] as const;
        } catch (error) {
          return [name, error instanceof Error ? error.message : String(error)] as const;
        }
      }),
    ),
  );
}
