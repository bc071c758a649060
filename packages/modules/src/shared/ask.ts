import { VipbookError } from '@vipbook/diagnostics';
import type {
  Host,
  Operation,
  OperationName,
  OperationOf,
  Operations,
  OperationResult,
} from '@vipbook/host';

/** One operation, one round trip, its answer. A failed one throws its finding. For reading while planning. */
export async function ask<N extends OperationName>(
  host: Host,
  operation: OperationOf<N>,
  signal?: AbortSignal,
): Promise<Operations[N]['out']> {
  const results: readonly OperationResult[] = await host.run(
    [operation as Operation],
    signal === undefined ? {} : { signal },
  );
  const [result] = results;
  if (result?.status === 'failed') throw new VipbookError(result.error);
  if (result?.status !== 'done') throw new TypeError(`${operation.do} was not tried`);
  return result.out;
}
