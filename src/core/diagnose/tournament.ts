import { type FitSettings, fit as fitLaw } from '../fit';
import { type Law, predict, toVector } from '../laws';
import type { LongWork } from '../long-work';
import type { Problem } from '../result';
import { chooseHeldOut, type Fold, foldsByGroup, type HeldOut } from './folds';
import { pickRows, problemOf, type RunRows } from './run-rows';

/** A law, or a law with its floor held at zero. */
export interface Contender {
  readonly law: Law;
  readonly floor: 'free' | 'zero' | 'none';
}

export interface TournamentEntry extends Contender {
  /** Mean over the held-out groups of the mean absolute log error within each; infinite where one failed. */
  readonly error: number;
  /** Mean absolute log error of each group, in the order of `Tournament.levels`; NaN where it failed. */
  readonly groupErrors: readonly number[];
  /** Another contender that says the same at every run, id and floor; null where there is none before it. */
  readonly sameAs: string | null;
  /** Free parameters. */
  readonly parameters: number;
  /** From a refit of all rows under `log-mse`; null where rows are clustered or the refit failed. */
  readonly aicc: number | null;
  /** Akaike weight among the contenders that differ. */
  readonly weight: number | null;
  readonly problem: Problem | null;
}

export interface Tournament {
  readonly heldOut: HeldOut;
  /** FLOPs, sizes, or places of the clusters, one a group. */
  readonly levels: readonly number[];
  /** Best held-out error first; those that say the same as a better one stand right behind it. */
  readonly entries: readonly TournamentEntry[];
  /** Best against the runner-up, which must say something else; null with fewer than two. */
  readonly duel: {
    readonly difference: number;
    /** Standard error of the difference, paired over groups. */
    readonly standardError: number;
    /** Whether the runs tell the two apart: the difference is at least its standard error. */
    readonly distinguishable: boolean;
  } | null;
  /** Why AICc is not shown. */
  readonly aiccWithheld: 'clustered' | null;
}

/** Each law with a free floor, and with the floor at zero where it has one (a parameter E). */
export function listContenders(laws: readonly Law[]): Contender[] {
  return laws.flatMap((law): Contender[] => {
    const hasFloor = law.parameters.some(({ id }) => id === 'E');
    if (!hasFloor) return [{ law, floor: 'none' }];
    return [
      { law, floor: 'free' },
      { law, floor: 'zero' },
    ];
  });
}

export const nameOf = ({ law, floor }: Contender): string =>
  floor === 'zero' ? `${law.id}, E = 0` : law.id;

/**
 * Laws of N and D on the same rows: the error on whole groups left out decides. `by` is chosen from the rows
 * where it is not given. The objective is that of `settings` for the held-out fits; AICc is always from squares
 * of log loss, n log(RSS / n) + 2 k + 2 k (k + 1) / (n - k - 1) with k the free parameters and the variance.
 */
export function* runTournament(
  rows: RunRows,
  contenders: readonly Contender[],
  settings: FitSettings,
  by: HeldOut = chooseHeldOut(rows),
): LongWork<Tournament> {
  const folds = foldsByGroup(rows, by);
  const entries: Entrant[] = [];
  const total = contenders.length * (folds.length + 1);
  let done = 0;
  for (const contender of contenders) {
    const groupErrors: number[] = [];
    const errors = new Float64Array(rows.N.length).fill(Number.NaN);
    let problem: Problem | null = null;
    for (const fold of folds) {
      const outcome = yield* judgeFold(rows, contender, settings, fold, errors);
      problem ??= outcome.problem;
      groupErrors.push(outcome.error);
      yield { done: ++done, total };
    }
    const mean = groupErrors.reduce((sum, value) => sum + value, 0) / groupErrors.length;
    const criterion = rows.clusters ? null : yield* findCriterion(rows, contender);
    yield { done: ++done, total };
    entries.push({
      ...contender,
      error: Number.isNaN(mean) ? Number.POSITIVE_INFINITY : mean,
      groupErrors,
      parameters: countFree(contender),
      aicc: criterion,
      problem,
      errors,
    });
  }
  return {
    heldOut: by,
    levels: folds.map(({ level }) => level),
    ...rank(entries),
    aiccWithheld: rows.clusters ? 'clustered' : null,
  };
}

interface Entrant extends Omit<TournamentEntry, 'sameAs' | 'weight'> {
  /** Signed log error of each row when it was held out. */
  readonly errors: Float64Array;
}

const countFree = ({ law, floor }: Contender): number =>
  law.parameters.length - (floor === 'zero' ? 1 : 0);

const fixedOf = ({ floor }: Contender): Pick<FitSettings, 'fixed'> =>
  floor === 'zero' ? { fixed: { E: 0 } } : {};

function* judgeFold(
  rows: RunRows,
  contender: Contender,
  settings: FitSettings,
  { train, held }: Fold,
  errors: Float64Array,
): LongWork<{ error: number; problem: Problem | null }> {
  const { law } = contender;
  const training = problemOf(law, pickRows(rows, train));
  const fitted = yield* fitLaw(training, { ...settings, ...fixedOf(contender) });
  if (!fitted.ok) return { error: Number.NaN, problem: fitted.problem };
  const parameters = toVector(law, fitted.value.parameters);
  let sum = 0;
  for (const row of held) {
    const plan = { N: rows.N[row] as number, D: rows.D[row] as number };
    const error = Math.log(predict(law, plan, parameters) / (rows.loss[row] as number));
    errors[row] = error;
    sum += Math.abs(error);
  }
  return { error: sum / held.length, problem: null };
}

function* findCriterion(rows: RunRows, contender: Contender): LongWork<number | null> {
  const { standardErrors: _, ...unweighted } = rows;
  const settings: FitSettings = { objective: 'log-mse', delta: 1e-3, ...fixedOf(contender) };
  const fitted = yield* fitLaw(problemOf(contender.law, unweighted), settings);
  const n = rows.N.length;
  const k = countFree(contender) + 1;
  if (!fitted.ok || n - k - 1 <= 0) return null;
  return n * Math.log(fitted.value.value / n) + 2 * k + (2 * k * (k + 1)) / (n - k - 1);
}

function rank(entrants: readonly Entrant[]): Pick<Tournament, 'entries' | 'duel'> {
  const sorted = [...entrants].sort((a, b) => (a.error < b.error ? -1 : a.error > b.error ? 1 : 0));
  // Two forms of one law differ by rounding alone; the one that came first keeps its place.
  const heads: Entrant[] = [];
  const sameAs = new Map<Entrant, Entrant>();
  for (const entrant of entrants) {
    const head = heads.find((other) => isSame(other, entrant));
    if (head) sameAs.set(entrant, head);
    else heads.push(entrant);
  }
  const ranked = sorted.filter((entrant) => !sameAs.has(entrant));
  const ordered = ranked.flatMap((head) => [
    head,
    ...entrants.filter((e) => sameAs.get(e) === head),
  ]);
  const least = Math.min(...heads.map(({ aicc }) => aicc ?? Number.POSITIVE_INFINITY));
  const likelihood = ({ aicc }: Entrant) => (aicc === null ? 0 : Math.exp((least - aicc) / 2));
  const all = heads.reduce((sum, head) => sum + likelihood(head), 0);
  const entries = ordered.map(({ errors: _, ...entry }, i): TournamentEntry => {
    const entrant = ordered[i] as Entrant;
    const head = sameAs.get(entrant);
    return {
      ...entry,
      sameAs: head ? nameOf(head) : null,
      weight: entry.aicc === null || head ? null : likelihood(entrant) / all,
    };
  });
  return { entries, duel: fight(ranked) };
}

const isSame = (a: Entrant, b: Entrant): boolean =>
  a.errors.every((error, row) => Math.abs(error - (b.errors[row] as number)) < 1e-7);

function fight(ranked: readonly Entrant[]): Tournament['duel'] {
  const [best, second] = ranked.filter(({ error }) => Number.isFinite(error));
  if (!best || !second) return null;
  const differences = second.groupErrors.map((error, g) => error - (best.groupErrors[g] as number));
  const count = differences.length;
  const difference = differences.reduce((sum, value) => sum + value, 0) / count;
  const squares = differences.reduce((sum, value) => sum + (value - difference) ** 2, 0);
  const standardError = Math.sqrt(squares / (count - 1) / count);
  return { difference, standardError, distinguishable: difference >= standardError && count > 1 };
}
