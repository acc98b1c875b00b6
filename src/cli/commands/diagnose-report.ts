import {
  type Approaches,
  approximateInfluence,
  checkDesign,
  chooseHeldOut,
  compareApproaches,
  compareRecipes,
  findInfluence,
  findResiduals,
  giveVerdict,
  type LossCurve,
  leaveOneOut,
  listContenders,
  listCutoffs,
  listSpecifications,
  multiverseAnswers,
  type RecipeComparison,
  type RunRows,
  rollOut,
  runMultiverse,
  runTournament,
  sortMultiverse,
  type Tournament,
  usualChoices,
} from '../../core/diagnose';
import {
  type Bootstrap,
  bootstrap,
  bootstrapInterval,
  type Fit,
  type FitSettings,
  fit as fitLaw,
} from '../../core/fit';
import { type Inputs, type Law, planLaws, predict, toVector } from '../../core/laws';
import { runToEnd } from '../../core/long-work';
import type { Interval } from '../../core/numerics';
import { optimalPlan } from '../../core/optimum';
import { type Result, success } from '../../core/result';
import {
  describeApproach,
  describeBias,
  describeMultiverse,
  describeRecipes,
  describeTournament,
  describeVerdict,
} from '../../messages/diagnose';
import { describeFinding } from '../../messages/diagnose-design';
import { reportRun, reportSummary } from './backtest';
import type { DiagnosedRuns } from './diagnose-runs';

/** What a diagnosis is made of. */
export interface DiagnosisQuestion {
  readonly law: Law;
  readonly settings: FitSettings;
  readonly runs: DiagnosedRuns;
  readonly curves: readonly LossCurve[];
  readonly replicates: number;
  readonly seed: number;
  /** FLOPs. */
  readonly compute: number;
  readonly target: Inputs | null;
  readonly multiverse: boolean;
  /** Runs of another recipe, to be compared with these as the baseline. */
  readonly against: RunRows | null;
}

/** Every part of the diagnosis as plain data with a sentence each. Fails where the other recipe cannot be fitted. */
export function diagnose(question: DiagnosisQuestion): Result<DiagnosisReport> {
  const recipes = question.against && compare(question, question.against);
  if (recipes && !recipes.ok) return recipes;
  return success({ ...describe(question), recipes: recipes ? recipes.value : null });
}

function describe(question: DiagnosisQuestion) {
  const { law, settings, runs } = question;
  const fitted = runToEnd(fitLaw(runs.problem, settings));
  const fit = fitted.ok ? fitted.value : null;
  const design = checkDesign(runs.rows, law, fit);
  const findings = design.findings.map((finding) => ({ ...finding, ...describeFinding(finding) }));
  return {
    law: law.id,
    ...settings,
    n: runs.rows.N.length,
    // What the design refuses is not stated, whatever the solver returned.
    params: fit && withoutRefused(fit.parameters, design.refused),
    design: { ...design, findings },
    judged: fit && judge(question, fit, design.refused),
  };
}

export type DiagnosisReport = ReturnType<typeof describe> & {
  readonly recipes: RecipeReport | null;
};

interface RecipeReport extends RecipeComparison {
  /** FLOPs of the other recipe: the largest budget both sets reach. */
  readonly compute: number;
  readonly words: string;
}

function compare(
  { law, settings, runs, replicates, seed }: DiagnosisQuestion,
  against: RunRows,
): Result<RecipeReport> {
  const largest = ({ N, D }: RunRows): number =>
    N.reduce((most, params, i) => Math.max(most, 6 * params * (D[i] as number)), 0);
  const compute = Math.min(largest(runs.rows), largest(against));
  const question = { law, settings, compute, replicates, seed };
  const result = runToEnd(compareRecipes(runs.rows, against, question));
  if (!result.ok) return result;
  return success({ compute, ...result.value, words: describeRecipes(result.value) });
}

function withoutRefused(
  parameters: Readonly<Record<string, number>>,
  refused: readonly string[],
): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(parameters).map(([id, value]) => [id, refused.includes(id) ? null : value]),
  );
}

function judge(question: DiagnosisQuestion, fit: Fit, refused: readonly string[]) {
  const { law, settings, runs, curves, replicates, seed, compute } = question;
  const { problem, rows, names } = runs;
  const parameters = toVector(law, fit.parameters);
  const draws =
    replicates > 0 ? runToEnd(bootstrap(problem, fit, settings, { replicates, seed })) : null;
  const plan = optimalPlan(law, parameters, compute);
  const target = question.target ?? { N: plan.N, D: plan.D };
  const approaches = compareApproaches(rows, { law, fit, bootstrap: draws, curves, compute });
  const contenders = listContenders(planLaws);
  const tournament = runToEnd(runTournament(rows, contenders, settings));
  const folds = runToEnd(
    leaveOneOut(problem, rows, settings, chooseHeldOut(rows), { replicates, seed }),
  );
  const { space, scale, scaleFrom, standardised } = findResiduals(problem, settings, fit);
  const lossAt = (p: ArrayLike<number>): number => predict(law, target, p);
  const influence =
    fit.n <= MOST_REFITS
      ? runToEnd(findInfluence(problem, settings, fit, lossAt))
      : approximateInfluence(problem, settings, fit, lossAt);
  const verdict = giveVerdict({
    law,
    target,
    loss: lossAt(parameters),
    lossInterval: overDraws(draws, lossAt),
    values: fit.parameters,
    intervals: Object.fromEntries(
      law.parameters.map(({ id }, i) => [id, overDraws(draws, (p) => p[i] as number)]),
    ),
    refused,
    reciprocalCondition: fit.reciprocalCondition,
    method: draws ? 'bootstrap' : 'none',
    level: LEVEL,
    influence,
  });
  return {
    // What rests on refused exponents is not stated either.
    approaches: approaches.approaches
      .filter(({ method }) => refused.length === 0 || method !== 'parametric')
      .map(reportApproach),
    minima: approaches.parabolas.budgets.map(({ rows: _, ...budget }) => budget),
    bias:
      approaches.bias && refused.length === 0
        ? { ...approaches.bias, words: describeBias(approaches.bias) }
        : null,
    tournament: reportTournament(tournament),
    backtest: {
      heldOut: tournament.heldOut,
      summary: reportSummary(folds.summary),
      runs: folds.folds.flatMap((fold) => fold.runs).map(reportRun),
      rollOut: rollOverCutoffs(question),
    },
    residuals: { space, scale, scaleFrom, standardised },
    influence: rankMoves(influence, names),
    verdict: { ...verdict, words: describeVerdict(verdict) },
    ...(question.multiverse ? { multiverse: runChoices(question, fit, target) } : {}),
  };
}

const LEVEL = 0.95;
/** Rows up to which the influence of each is found by a refit without it. */
const MOST_REFITS = 500;

function overDraws(
  draws: Bootstrap | null,
  statistic: (parameters: Float64Array) => number,
): Interval | null {
  return draws && draws.replicates > 0 ? bootstrapInterval(draws, statistic, LEVEL) : null;
}

/** Fitted up to each cutoff in turn, judged above it; cutoffs with too few runs below are left out. */
function rollOverCutoffs({ runs, settings }: DiagnosisQuestion) {
  const { problem, rows } = runs;
  return listCutoffs(rows).flatMap((cutoff) => {
    const result = runToEnd(rollOut(problem, rows, settings, cutoff, { replicates: 0 }));
    if (!result.ok) return [];
    const { folds, summary } = result.value;
    return [{ cutoff, trained: folds[0]?.trained, summary: reportSummary(summary) }];
  });
}

const reportApproach = (approach: Approaches['approaches'][number]) => ({
  ...approach,
  words: describeApproach(approach),
});

function reportTournament(tournament: Tournament) {
  const entries = tournament.entries.map(({ law, ...entry }) => ({ law: law.id, ...entry }));
  return { ...tournament, entries, words: describeTournament(tournament) };
}

/** The ten runs that move the forecast most, most first. */
function rankMoves(influence: Float64Array, names: readonly string[]) {
  return Array.from(influence, (move, row) => ({ row, name: names[row] as string, move }))
    .filter(({ move }) => Number.isFinite(move))
    .sort((a, b) => Math.abs(b.move) - Math.abs(a.move))
    .slice(0, 10);
}

function runChoices({ law, runs, compute }: DiagnosisQuestion, fit: Fit, target: Inputs) {
  const { all, given, sizes } = runs;
  const choices = usualChoices(all, given, law, fit.parameters.E ?? null, sizes);
  const at = { N: target.N as number, D: target.D as number };
  const specifications = listSpecifications(choices);
  const fits = runToEnd(runMultiverse(all, specifications, { target: at, compute }));
  const curves = multiverseAnswers.map((answer) => sortMultiverse(fits, answer));
  return {
    specifications: fits.map(({ specification, answers, problem }) => ({
      objective: specification.objective,
      delta: specification.delta,
      floor: specification.floor,
      rows: specification.rows.id,
      params: specification.size.id,
      answers,
      problem,
    })),
    curves: curves.map((curve) => ({ ...curve, words: describeMultiverse(curve) })),
  };
}
