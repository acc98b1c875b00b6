import { isPlanLaw } from '../../core/laws';
import { failure, type Result, success } from '../../core/result';
import { type Arguments, parseArguments } from '../arguments';
import type { Command, Io } from '../io';
import { toJson } from '../json';
import { readLaw } from '../law-values';
import { readCount, readInputs, readObjective, readPositive } from '../values';
import { type DiagnosisQuestion, type DiagnosisReport, diagnose } from './diagnose-report';
import { readAgainst, readCurves, readDiagnosedRuns } from './diagnose-runs';

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
    against: 'text',
    multiverse: 'switch',
    json: 'switch',
  },
  positionals: 1,
} as const;

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
    if (!report.ok) return report;
    if (!args.value.has('json')) return success(`${linesOf(report.value).join('\n')}\n`);
    const { judged, ...rest } = report.value;
    return success(toJson({ ...rest, ...judged }));
  },
};

function readQuestion(args: Arguments, io: Io): Result<DiagnosisQuestion> {
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
  const rival = args.text('against');
  const against = rival === undefined ? null : readAgainst(rival, args, io, law.value);
  if (against && !against.ok) return against;
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
    against: against?.value ?? null,
  });
}

function linesOf(report: DiagnosisReport): string[] {
  const { design } = report;
  const found = design.findings.map(({ severity, what, fix }) => `- ${severity}: ${what}. ${fix}`);
  const head = [
    `${report.law} on ${report.n} runs, ${report.objective}`,
    ...(found.length > 0 ? found : ['- nothing is wrong with the design']),
  ];
  const { judged, recipes } = report;
  if (!judged) return head;
  return [
    ...head,
    '',
    judged.verdict.words,
    ...judged.approaches.map(({ words }) => words),
    ...(judged.bias ? [judged.bias.words] : []),
    judged.tournament.words,
    judged.backtest.summary.words,
    ...(recipes ? [recipes.words] : []),
    ...(judged.multiverse?.curves.map(({ words }) => words) ?? []),
  ];
}
