import {
  type Approaches,
  checkDesign,
  chooseHeldOut,
  compareApproaches,
  findInfluence,
  findResiduals,
  giveVerdict,
  type LossCurve,
  leaveOneOut,
  listContenders,
  listSpecifications,
  multiverseAnswers,
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
import { type Inputs, isPlanLaw, type Law, planLaws, predict, toVector } from '../../core/laws';
import { runToEnd } from '../../core/long-work';
import type { Interval } from '../../core/numerics';
import { optimalPlan } from '../../core/optimum';
import { failure, type Result, success } from '../../core/result';
import {
  describeApproach,
  describeBias,
  describeMultiverse,
  describeTournament,
  describeVerdict,
} from '../../messages/diagnose';
import { describeFinding } from '../../messages/diagnose-design';
import { type Arguments, parseArguments } from '../arguments';
import type { Command, Io } from '../io';
import { toJson } from '../json';
import { readLaw } from '../law-values';
import { readCount, readInputs, readObjective, readPositive } from '../values';
import { reportRun, reportSummary } from './backtest';
import { type DiagnosedRuns, readCurves, readDiagnosedRuns } from './diagnose-runs';

const shape = {
  name: 'diagnose',
  flags: {
    dataset: 'text',
    law: 'text',
    objective: 'text',
    delta: 'text',
    bootstrap: 'text',
    cluster: 'text',
    weights: 'text',
    seed: 'text',
    map: 'text',
    where: 'text',
    target: 'text',
    compute: 'text',
    curves: 'text',
    multiverse: 'switch',
    json: 'switch',
  },
  positionals: 1,
} as const;

interface Question {
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
}

/**
 * What is wrong with a set of runs, and what else could be said of them: design check, three approaches and the
 * bias of the second, tournament of laws, leave-one-out backtest, verdict, and the multiverse where asked for.
 */
export const diagnoseCommand: Command = {
  name: shape.name,
  run(argv, io) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const question = readQuestion(args.value, io);
    if (!question.ok) return question;
    const report = diagnose(question.value);
    const { judged, ...rest } = report;
    return success(
      args.value.has('json') ? toJson({ ...rest, ...judged }) : `${linesOf(report).join('\n')}\n`,
    );
  },
};

function readQuestion(args: Arguments, io: Io): Result<Question> {
  const law = readLaw(args.text('law') ?? 'chinchilla');
  if (!law.ok) return law;
  if (!isPlanLaw(law.value)) return failure('diagnose-no-plane', { law: law.value.id });
  const objective = readObjective(args.text('objective') ?? 'huber-log');
  if (!objective.ok) return objective;
  const delta = readPositive('--delta', args.text('delta') ?? '1e-3');
  if (!delta.ok) return delta;
  const replicates = readCount('--bootstrap', args.text('bootstrap') ?? '200', 0, 100_000);
  if (!replicates.ok) return replicates;
  const seed = readCount('--seed', args.text('seed') ?? '1', 0, 2 ** 31 - 1);
  if (!seed.ok) return seed;
  const target = args.has('target') ? readInputs('--target', args.text('target') ?? '') : null;
  if (target && !target.ok) return target;
  if (target && !(Object.hasOwn(target.value, 'N') && Object.hasOwn(target.value, 'D'))) {
    return failure('cli-predict-short', { value: args.text('target') ?? '', needed: 'N, D' });
  }
  const runs = readDiagnosedRuns(args, io, law.value);
  if (!runs.ok) return runs;
  const { N, D } = runs.value.rows;
  const largest = N.reduce((most, params, i) => Math.max(most, 6 * params * (D[i] as number)), 0);
  const compute = readPositive('--compute', args.text('compute') ?? String(100 * largest));
  if (!compute.ok) return compute;
  const named = args.text('curves');
  const curves = named === undefined ? null : readCurves(named, io, runs.value);
  if (curves && !curves.ok) return curves;
  return success({
    law: law.value,
    settings: { objective: objective.value, delta: delta.value },
    runs: runs.value,
    curves: curves?.value ?? [],
    replicates: replicates.value,
    seed: seed.value,
    compute: compute.value,
    target: target?.value ?? null,
    multiverse: args.has('multiverse'),
  });
}

function diagnose(question: Question) {
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

type Report = ReturnType<typeof diagnose>;

function withoutRefused(
  parameters: Readonly<Record<string, number>>,
  refused: readonly string[],
): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(parameters).map(([id, value]) => [id, refused.includes(id) ? null : value]),
  );
}

function judge(question: Question, fit: Fit, refused: readonly string[]) {
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
  const influence = runToEnd(findInfluence(problem, settings, fit, lossAt));
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
    },
    residuals: { space, scale, scaleFrom, standardised },
    influence: rankMoves(influence, names),
    verdict: { ...verdict, words: describeVerdict(verdict) },
    ...(question.multiverse ? { multiverse: runChoices(question, fit, target) } : {}),
  };
}

const LEVEL = 0.95;

function overDraws(
  draws: Bootstrap | null,
  statistic: (parameters: Float64Array) => number,
): Interval | null {
  return draws && draws.replicates > 0 ? bootstrapInterval(draws, statistic, LEVEL) : null;
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

function runChoices({ law, runs, compute }: Question, fit: Fit, target: Inputs) {
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

function linesOf(report: Report): string[] {
  const { design } = report;
  const found = design.findings.map(({ severity, what, fix }) => `- ${severity}: ${what}. ${fix}`);
  const head = [
    `${report.law} on ${report.n} runs, ${report.objective}`,
    ...(found.length > 0 ? found : ['- nothing is wrong with the design']),
  ];
  const { judged } = report;
  if (!judged) return head;
  return [
    ...head,
    '',
    judged.verdict.words,
    ...judged.approaches.map(({ words }) => words),
    ...(judged.bias ? [judged.bias.words] : []),
    judged.tournament.words,
    judged.backtest.summary.words,
    ...(judged.multiverse?.curves.map(({ words }) => words) ?? []),
  ];
}
