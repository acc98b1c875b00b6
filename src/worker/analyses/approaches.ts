import {
  type Approaches as ComparedApproaches,
  compareApproaches,
  type LossCurve,
} from '../../core/diagnose';
import { success } from '../../core/result';
import { type Analysis, fitOf, inOneStep, runsOf } from './analysis';

export interface ApproachesOptions {
  /** FLOPs at which the three are compared. */
  readonly compute: number;
  /** For Approach 1. */
  readonly curves?: readonly LossCurve[];
  readonly level?: number;
}

type Line = NonNullable<ComparedApproaches['parabolas']['params']>;
type Envelope = NonNullable<ComparedApproaches['envelope']>;
/** A power law by its numbers: a function does not cross the worker boundary. */
type PlainLine = Omit<Line, 'at'>;

export interface Approaches extends Omit<ComparedApproaches, 'envelope' | 'parabolas'> {
  readonly envelope: (Omit<Envelope, 'params'> & { readonly params: PlainLine | null }) | null;
  readonly parabolas: Pick<ComparedApproaches['parabolas'], 'budgets'> & {
    readonly params: PlainLine | null;
    readonly tokens: PlainLine | null;
  };
}

/** Approaches 1, 2 and 3 side by side, and the bias of 2 on this grid. Problem: `diagnose-no-plane` (law). */
export const approaches: Analysis<ApproachesOptions, Approaches> = function* (about, options) {
  const rows = runsOf(about);
  if (!rows.ok) return rows;
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const { law, bootstrap } = about;
  const { envelope, parabolas, ...rest } = yield* inOneStep(() =>
    compareApproaches(rows.value, { law, fit: fit.value, bootstrap, ...options }),
  );
  const { budgets, params, tokens } = parabolas;
  return success({
    ...rest,
    envelope: envelope && { ...envelope, params: toPlain(envelope.params) },
    parabolas: { budgets, params: toPlain(params), tokens: toPlain(tokens) },
  });
};

function toPlain(line: Line | null): PlainLine | null {
  if (!line) return null;
  const { at: _, ...rest } = line;
  return rest;
}
