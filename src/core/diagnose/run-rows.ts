import type { FitProblem } from '../fit';
import type { Law } from '../laws';

/** Runs as columns of one length, base units: what is judged here beside any law. */
export interface RunRows {
  readonly N: Float64Array;
  readonly D: Float64Array;
  /** Nats per token. */
  readonly loss: Float64Array;
  /** Training FLOPs as measured; 6 N D where there is no such column. */
  readonly C?: Float64Array;
  readonly standardErrors?: Float64Array;
  /** Runs of one label are not independent: branches of one trunk, seeds of one recipe. */
  readonly clusters?: readonly string[];
}

/** Training FLOPs of each run. */
export function computeOf({ N, D, C }: Pick<RunRows, 'N' | 'D' | 'C'>): Float64Array {
  return C ?? N.map((params, i) => 6 * params * (D[i] as number));
}

const pick = (column: Float64Array, indices: ArrayLike<number>): Float64Array =>
  Float64Array.from(indices, (index) => column[index] as number);

/** The runs at `indices`, in that order. */
export function pickRows(rows: RunRows, indices: ArrayLike<number>): RunRows {
  const { N, D, loss, C, standardErrors, clusters } = rows;
  return {
    N: pick(N, indices),
    D: pick(D, indices),
    loss: pick(loss, indices),
    ...(C ? { C: pick(C, indices) } : {}),
    ...(standardErrors ? { standardErrors: pick(standardErrors, indices) } : {}),
    ...(clusters ? { clusters: Array.from(indices, (index) => clusters[index] as string) } : {}),
  };
}

/** The rows of a fit problem at `indices`. */
export function pickProblem(problem: FitProblem, indices: ArrayLike<number>): FitProblem {
  const { law, variables, response, standardErrors } = problem;
  return {
    law,
    variables: variables.map((column) => pick(column, indices)),
    response: pick(response, indices),
    ...(standardErrors ? { standardErrors: pick(standardErrors, indices) } : {}),
  };
}

/** The runs as a problem for a law of N and D alone. Throws for any other: asking is a bug. */
export function problemOf(law: Law, { N, D, loss, standardErrors }: RunRows): FitProblem {
  const columns: Readonly<Record<string, Float64Array>> = { N, D };
  const variables = law.variables.map(({ id }) => {
    const column = columns[id];
    if (!column) throw new Error(`${law.id} asks for ${id}: it is no law of size and data alone`);
    return column;
  });
  return { law, variables, response: loss, ...(standardErrors ? { standardErrors } : {}) };
}

/** The runs of a problem whose law has N and D among its variables; null for any other. */
export function rowsOf({ law, variables, response, standardErrors }: FitProblem): RunRows | null {
  const column = (wanted: string) => variables[law.variables.findIndex(({ id }) => id === wanted)];
  const N = column('N');
  const D = column('D');
  if (!N || !D) return null;
  return { N, D, loss: response, ...(standardErrors ? { standardErrors } : {}) };
}

/** Indices 0 to count - 1 that pass. */
export function indicesWhere(count: number, passes: (index: number) => boolean): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index).filter(passes);
}
