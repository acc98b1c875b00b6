import { bisectLeft } from 'd3-array';
import { readHeader } from '../header-words';
import type { RunAnswers } from '../import-choices';
import type { Curve } from './curve';
import type { LogConfig } from './log-config';

/** How the tokens seen at a step of a run are known. */
export interface TokenCount {
  at(step: number): number;
  /** `counted`: by a column of the log; `said`: by a person; the rest are guesses, with what they were made of. */
  readonly from: 'counted' | 'said' | 'step-times-batch' | 'compute';
  readonly text: string;
}

/**
 * Tokens seen at each step, by what is surest: a person's answer, a counter of tokens, one of samples times the
 * sequence, steps times a batch, and counted FLOPs over 6 N. Never a plan: `max_steps` says what was wanted. Null
 * where nothing tells.
 */
export function countTokens(
  curve: Curve,
  counter: string | undefined,
  config: LogConfig,
  answers: RunAnswers,
  /** Parameters the counted FLOPs are of, where they are known. */
  params: number,
): TokenCount | null {
  const last = curve.steps.at(-1) ?? Number.NaN;
  if (answers.tokens !== undefined) return proportional(answers.tokens, last, 'said', '');
  if (answers.batchTokens !== undefined)
    return proportional(answers.batchTokens * last, last, 'said', '');
  const counted = counter === undefined ? undefined : curve.columns.get(counter);
  if (counted && hasCounts(counted))
    return along(curve.steps, counted, 1, 'counted', counter ?? '');
  const samples = findSamples(curve);
  if (samples && config.sequence !== undefined) {
    const text = `${samples.name} x ${config.sequence}`;
    return along(curve.steps, samples.values, config.sequence, 'step-times-batch', text);
  }
  if (config.batchTokens !== undefined && last > 0) {
    const text = `${last} x ${config.batchTokens}`;
    return proportional(config.batchTokens * last, last, 'step-times-batch', text);
  }
  const flops = config.flops ?? lastOf(findFlops(curve));
  if (flops !== undefined && params > 0)
    return proportional(flops / (6 * params), last, 'compute', `${flops} / (6 x ${params})`);
  return null;
}

/** Training FLOPs the log counts, by step. */
export function findFlops({ columns }: Curve): Float64Array | undefined {
  return [...columns].find(
    ([name, values]) =>
      /^(total_)?(train(ing)?_)?flo(p?)s$/.test(readHeader(name).key) && hasCounts(values),
  )?.[1];
}

function findSamples({ columns }: Curve): { name: string; values: Float64Array } | null {
  for (const [name, values] of columns) {
    const { key } = readHeader(name);
    if (
      /^(consumed_(train_)?samples|(train_)?samples_seen|num_samples_seen|seen_samples)$/.test(
        key,
      ) &&
      hasCounts(values)
    )
      return { name, values };
  }
  return null;
}

function lastOf(values: Float64Array | undefined): number | undefined {
  return values?.findLast((value) => value > 0 && Number.isFinite(value));
}

function hasCounts(values: Float64Array): boolean {
  return values.some((value) => value > 0 && Number.isFinite(value));
}

function proportional(
  total: number,
  last: number,
  from: TokenCount['from'],
  text: string,
): TokenCount {
  return { at: (step) => (total * step) / last, from, text };
}

/** A counter between the steps it was logged at; before the first and after the last in proportion to the step. */
function along(
  steps: Float64Array,
  values: Float64Array,
  times: number,
  from: TokenCount['from'],
  text: string,
): TokenCount {
  const known = [...steps.keys()].filter(
    (i) => (values[i] as number) > 0 && Number.isFinite(values[i]),
  );
  const where = known.map((i) => steps[i] as number);
  const what = known.map((i) => times * (values[i] as number));
  function at(step: number): number {
    const after = bisectLeft(where, step);
    const near = Math.min(after, where.length - 1);
    const [s1, v1] = [where[near] as number, what[near] as number];
    if (s1 === step) return v1;
    if (after === 0 || after === where.length) return (v1 * step) / s1;
    const [s0, v0] = [where[after - 1] as number, what[after - 1] as number];
    return v0 + ((v1 - v0) * (step - s0)) / (s1 - s0);
  }
  return { at, from, text };
}
