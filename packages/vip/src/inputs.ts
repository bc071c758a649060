import type { Facts } from '@vipbook/host';
import { planRemoval } from './files.ts';
import type { MoveRequest, RunIdentity } from './request.ts';
import { holding } from './view.ts';

/** All that a move was decided from: the same inputs give the same steps, today and after a crash. */
export interface MoveInputs {
  readonly request: MoveRequest;
  readonly old: Facts;
  readonly next: Facts;
  /** MACs that answered for the address before the move; undefined: not asked. */
  readonly wire: readonly string[] | undefined;
}

/** For a journal. Bytes become base64, the map of overruled checks a list. */
export function inputsToJson(inputs: MoveInputs): Record<string, unknown> {
  const { request, old, next, wire } = inputs;
  return {
    request: { ...request, overrule: [...request.overrule] },
    old: factsToJson(old),
    next: factsToJson(next),
    ...(wire === undefined ? {} : { wire: [...wire] }),
  };
}

function factsToJson(facts: Facts): unknown {
  return {
    ...facts,
    files: Object.fromEntries(
      Object.entries(facts.files).map(([path, file]) => [
        path,
        { ...file, content: Buffer.from(file.content).toString('base64') },
      ]),
    ),
  };
}

/** What `inputsToJson` made, after its way through a file. Throws RangeError when it is none. */
export function inputsFromJson(json: unknown): MoveInputs {
  const record = recordOf(json);
  const request = recordOf(record['request']);
  const overrule = Array.isArray(request['overrule']) ? request['overrule'] : [];
  const wire: unknown = record['wire'];
  return {
    // Written by `inputsToJson` into a file that only its owner can write; its journal checks the format.
    request: {
      ...(request as unknown as MoveRequest),
      overrule: new Map(overrule as readonly (readonly [string, string])[]),
    },
    old: factsFromJson(record['old']),
    next: factsFromJson(record['next']),
    wire: Array.isArray(wire) ? wire.map(String) : undefined,
  };
}

function factsFromJson(json: unknown): Facts {
  const record = recordOf(json);
  const files = Object.entries(recordOf(record['files'])).map(([path, file]) => {
    const fields = recordOf(file);
    const content = Buffer.from(String(fields['content']), 'base64');
    return [path, { ...fields, content }];
  });
  return { ...(record as unknown as Facts), files: Object.fromEntries(files) as Facts['files'] };
}

function recordOf(json: unknown): Record<string, unknown> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json))
    return json as Record<string, unknown>;
  throw new RangeError('not the inputs of a move');
}

/** The inputs of several moves that happen all or none; facts of a host are written once. */
export function movesToJson(inputs: readonly MoveInputs[]): Record<string, unknown> {
  const [only] = inputs;
  if (only !== undefined && inputs.length === 1) return inputsToJson(only);
  const facts = new Map(
    inputs.flatMap(({ request, old, next }) => [
      [request.from, old] as const,
      [request.to, next] as const,
    ]),
  );
  return {
    moves: inputs.map(({ request, wire }) => ({
      request: { ...request, overrule: [...request.overrule] },
      ...(wire === undefined ? {} : { wire: [...wire] }),
    })),
    facts: Object.fromEntries([...facts].map(([host, each]) => [host, factsToJson(each)])),
  };
}

/** What `movesToJson` made. Throws RangeError when it is none. */
export function movesFromJson(json: unknown): readonly MoveInputs[] {
  const { moves, facts } = recordOf(json);
  if (!Array.isArray(moves)) return [inputsFromJson(json)];
  const byHost = recordOf(facts);
  return moves.map((move: unknown) => {
    const { request } = recordOf(move);
    const { from, to } = recordOf(request);
    return inputsFromJson({
      ...recordOf(move),
      old: byHost[String(from)],
      next: byHost[String(to)],
    });
  });
}

/** The move back, after it has succeeded: a move like any other, that writes what stood there before. */
export function reverseRequest(inputs: MoveInputs, run: RunIdentity): MoveRequest {
  const { request, old } = inputs;
  const held = holding(old, request.address);
  const [declared] = request.persist === 'none' ? [] : planRemoval(old, request.address).declared;
  const label = held?.label === held?.device ? undefined : held?.label;
  const { label: _label, device: _device, file: _file, bridgeSeconds: _bridge, ...same } = request;
  return {
    ...same,
    from: request.to,
    to: request.from,
    persist: declared?.style ?? 'none',
    run,
    ...(held === undefined ? {} : { device: held.device, prefix: held.prefix }),
    ...(label === undefined ? {} : { label }),
    ...(declared === undefined ? {} : { file: declared.file }),
  };
}
