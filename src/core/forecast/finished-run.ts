import { accountFor, asGiven, type Dataset, readAccounting, textAt } from '../data';
import { failure, type Result, success } from '../result';
import { basisOf, type ForecastCard } from './types';

/** A run of a file that a card foretold. */
export interface FinishedRun {
  readonly name: string;
  readonly N: number;
  readonly D: number;
  readonly loss: number;
}

/** How far size and tokens of a run may be from the target to be the run the card is about, as a factor. */
const NEAR = 1.1;

/**
 * The run of a file nearest to a card's target, counted as the card counts. A run whose size nobody but the card said has
 * the card's N already. Problems: `forecast-run-unit` (unit), `forecast-run-count` (size, flops) where the file has nothing
 * to count its N so, `forecast-run-far` (runs, params, tokens, wantedParams, wantedTokens) where none is within a
 * tenth of it.
 */
export function findFinishedRun(dataset: Dataset, card: ForecastCard): Result<FinishedRun> {
  const accounting = readAccounting(basisOf(card).acct) ?? asGiven;
  const counted = accountFor(dataset, accounting);
  const found = findNearest(counted.dataset, card);
  if (found.ok || counted.dataset.N === dataset.N) {
    const { size, flops } = accounting;
    const isFar = !found.ok && found.problem.code === 'forecast-run-far';
    return isFar && counted.problems.length > 0
      ? failure('forecast-run-count', { size, flops })
      : found;
  }
  return dataset.N.includes(card.target.N)
    ? findNearest({ ...counted.dataset, N: dataset.N }, card)
    : found;
}

function findNearest(
  { N, D, loss, names, lossPer }: Dataset,
  { target, unit }: ForecastCard,
): Result<FinishedRun> {
  if ((lossPer === 'byte') !== (unit === 'nats/byte'))
    return failure('forecast-run-unit', { unit });
  const apart = (row: number): number =>
    Math.max(
      Math.abs(Math.log((N[row] as number) / target.N)),
      Math.abs(Math.log((D[row] as number) / target.D)),
    );
  let nearest = 0;
  for (let row = 1; row < N.length; row++) if (apart(row) < apart(nearest)) nearest = row;
  const run = {
    name: textAt(names, nearest),
    N: N[nearest] as number,
    D: D[nearest] as number,
    loss: loss[nearest] as number,
  };
  if (apart(nearest) > Math.log(NEAR)) {
    return failure('forecast-run-far', {
      runs: N.length,
      params: run.N,
      tokens: run.D,
      wantedParams: target.N,
      wantedTokens: target.D,
    });
  }
  return success(run);
}
