import { type Inputs, type Plan, predict, toVector } from '../laws';
import { failure, type Result, success } from '../result';
import { type Information, measureInformation } from './information';
import { createSpread } from './spread';
import { resolveTarget } from './target';
import type { FittedModel } from './types';

/** Half width of a normal 95 % interval, in standard errors. */
const NORMAL_95 = 1.959963984540054;
/** A half width of this many times the estimate says that nothing pins it. */
const UNPINNED = 10;

/** A prediction of a fitted law and how its interval answers to runs added to the data. */
export interface Aim {
  /** The whole point. */
  readonly target: Inputs;
  /** The response there, base units. */
  readonly estimate: number;
  /** Half width of its 95 % interval (delta method, mean response) on the data; infinite where nothing pins it. */
  readonly halfWidth: number;
  /** The same with one more run. One rank-one update: meant to be asked for while a run is dragged. */
  ghost(params: number, tokens: number): number;
  /** The same with all of these runs. */
  halfWidthWith(runs: readonly Plan[]): number;
}

/** An aim with what a search for runs works on. */
export interface AimedInformation extends Aim {
  readonly information: Information;
  /** Whitened slopes of the response at the target. */
  readonly slope: Float64Array;
  /** Every variable of a run at this size and these tokens. */
  inputsOf(run: Plan): Inputs;
}

/** Takes aim at a prediction. Problems: those of `resolveTarget`. */
export function takeAim(model: FittedModel, target: Inputs): Result<Aim> {
  return aimWithInformation(model, target);
}

/** Problems: those of `resolveTarget`; `next-target-no-value` where the law has no value there. */
export function aimWithInformation(model: FittedModel, given: Inputs): Result<AimedInformation> {
  const resolved = resolveTarget(model, given);
  if (!resolved.ok) return resolved;
  const target = resolved.value;
  const { law } = model.problem;
  const estimate = predict(law, target, toVector(law, model.fit.parameters));
  const information = measureInformation(model);
  const slope = information.slopeOfResponse(target);
  if (!Number.isFinite(estimate) || !slope.every(Number.isFinite)) {
    return failure('next-target-no-value', { law: law.id });
  }
  const { size } = information.factor;
  const inputsOf = ({ N, D }: Plan): Inputs => ({ ...target, N, D });
  const spread = createSpread(slope);
  const row = new Float64Array(size);
  const unit = NORMAL_95 * Math.sqrt(information.noise);
  const toHalfWidth = (variance: number): number => {
    const halfWidth = unit * Math.sqrt(variance);
    return halfWidth <= UNPINNED * Math.abs(estimate) ? halfWidth : Number.POSITIVE_INFINITY;
  };
  const start = toHalfWidth(spread.variance());
  return success({
    target,
    estimate,
    halfWidth: start,
    information,
    slope,
    inputsOf,
    ghost(N, D) {
      information.writeRun(inputsOf({ N, D }), row, 0);
      return toHalfWidth(spread.variance() - spread.gain(row, 0));
    },
    halfWidthWith(runs) {
      const own = createSpread(slope);
      for (const run of runs) {
        information.writeRun(inputsOf(run), row, 0);
        own.add(row, 0);
      }
      return toHalfWidth(own.variance());
    },
  });
}
