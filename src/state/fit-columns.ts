import { bindLaw, type ColumnSource, type LawBinding, type OpenBinding } from '../core/data';
import { designWarnings, type FitSettings } from '../core/fit';
import { CUSTOM, type Law, toVector } from '../core/laws';
import type { Progress } from '../core/long-work';
import type { Problem, Result } from '../core/result';
import { failure, success } from '../core/result';
import type { FitRequest } from '../worker';
import type { LawFitResult } from './law-fits-model';
import { splitDraws } from './model';
import type { Services } from './react';
import type { AppState } from './store';

/** A law and the columns it is to be fitted to. */
export interface ColumnFit {
  readonly law: Law;
  readonly source: ColumnSource;
  readonly binding: OpenBinding;
  /** Rows of the source, ascending; all of them where absent. */
  readonly rows?: Uint32Array;
  /** What the result answers; columns are known to the worker by it. */
  readonly key: string;
  /** Objective and delta where they are not the state's. */
  readonly settings?: Partial<FitSettings>;
  /** Refits where they are not the state's. */
  readonly replicates?: number;
}

/**
 * Fits a law to columns in the worker. Null where it was cancelled; problems are those of the binding, of the
 * fit, and `worker-failed`.
 */
export async function fitColumns(
  { store, client }: Pick<Services, 'store' | 'client'>,
  asked: ColumnFit,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result<LawFitResult> | null> {
  const { law, source, binding, key } = asked;
  const bound = bindLaw(law, source, binding, asked.rows);
  if (!bound.ok) return bound;
  const { variables, response, standardErrors: errors } = bound.value;
  const request = toRequest(store.getState(), asked, response.length, errors !== undefined);
  client.putDataset({
    hash: request.dataset,
    variables: Object.fromEntries(
      law.variables.map(({ id }, i) => [id, variables[i] as Float64Array]),
    ),
    response,
    ...(errors ? { standardErrors: errors } : {}),
  });
  const reply = await client
    .fit(request, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) onProgress(progress);
      },
    })
    .catch((error: unknown) => ({ result: failure('worker-failed', { reason: String(error) }) }));
  if (signal.aborted || !('result' in reply)) return null;
  if (!reply.result.ok) return reply.result as { ok: false; problem: Problem };
  const { fit, bootstrap } = reply.result.value;
  const { id, title, hash, origin, lossPer } = source;
  return success({
    key,
    model: {
      law,
      parameters: Float64Array.from(toVector(law, fit.parameters)),
      draws: splitDraws(bootstrap, law.parameters.length),
      source: { kind: 'fit', fit, bootstrap },
    },
    source: { id, title, hash, origin, ...(lossPer ? { lossPer } : {}) },
    // It was bound, so its response is known.
    binding: binding as LawBinding,
    bound: bound.value,
    rowCount: source.rowCount,
    warnings: designWarnings({ law, variables, response }),
  });
}

function toRequest(
  { explorer }: AppState,
  { law, key, settings, replicates }: ColumnFit,
  rows: number,
  weighted: boolean,
): FitRequest {
  const { formula, obj, delta, seed, boot } = explorer;
  // The columns are put under the names of the law's variables, whatever they are called in the source.
  const own = law.id === CUSTOM && formula;
  const named = own && {
    ...own,
    variables: own.variables.map(({ name }) => ({ name, column: name })),
  };
  return {
    dataset: key,
    law: law.id,
    ...(named ? { formula: named } : {}),
    settings: { objective: obj, delta, ...settings },
    weighted,
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    seed,
    replicates: replicates ?? boot,
  };
}
