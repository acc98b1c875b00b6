import { columnsToCsv, toCsv } from '../../core/data';
import type { Law } from '../../core/laws';
import { failure, type Result, success } from '../../core/result';
import { type Design, type DesignKind, designKinds, simulateRuns } from '../../core/simulate';
import { simulatedLine } from '../../messages/simulate';
import { type Arguments, parseArguments } from '../arguments';
import type { Command } from '../io';
import { readLaw, readPreset } from '../law-values';
import { readCount, readInputs, readNumber, readPositive } from '../values';

const shape = {
  name: 'simulate',
  flags: {
    law: 'text',
    preset: 'text',
    design: 'text',
    budgets: 'text',
    sizes: 'text',
    tokens: 'text',
    ratios: 'text',
    compute: 'text',
    params: 'text',
    data: 'text',
    spread: 'text',
    centre: 'text',
    at: 'text',
    noise: 'text',
    seed: 'text',
    out: 'text',
  },
  positionals: 0,
} as const;

const MOST_STEPS = 10_000;

/**
 * Writes runs drawn from a law as CSV. Designs: `isoflop` (--budgets, --compute LOW:HIGH, --sizes, --spread,
 * --centre tokens per parameter), `grid` (--sizes, --params LOW:HIGH, --tokens, --data LOW:HIGH), `ladder`
 * (--sizes, --params LOW:HIGH, --ratios 5:320 with --tokens steps), `recommended`.
 */
export const simulateCommand: Command = {
  name: shape.name,
  run(argv, io) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const law = readLaw(args.value.text('law') ?? 'chinchilla');
    if (!law.ok) return law;
    const truth = readPreset(law.value, args.value.text('preset'));
    if (!truth.ok) return truth;
    const design = readDesign(args.value, law.value);
    if (!design.ok) return design;
    const at = args.value.has('at') ? readInputs('--at', args.value.text('at') ?? '') : success({});
    if (!at.ok) return at;
    const noise = readNumber('--noise', args.value.text('noise') ?? '0.01');
    if (!noise.ok) return noise;
    const seed = readCount('--seed', args.value.text('seed') ?? '1', 0, 2 ** 31 - 1);
    if (!seed.ok) return seed;
    const simulated = simulateRuns({
      law: law.value,
      truth: truth.value,
      design: design.value,
      at: at.value,
      noise: noise.value,
      seed: seed.value,
    });
    if (!simulated.ok) return simulated;
    const { source, dataset } = simulated.value;
    const csv = dataset ? toCsv(dataset) : columnsToCsv(source.columns, source.rowCount);
    const file = args.value.text('out');
    if (file === undefined) return success(csv);
    const reason = io.writeFile(file, csv);
    if (reason !== null) return failure('simulate-unwritable-file', { file, reason });
    return success(`${simulatedLine(source.rowCount, source.title, file)}\n`);
  },
};

type Range = readonly [low: number, high: number];

/** Problem: `simulate-unknown-design` (value, known), and those of numbers and ranges. */
function readDesign(args: Arguments, law: Law): Result<Design> {
  const text = args.text('design') ?? 'recommended';
  const kind = designKinds.find((known) => known === text);
  if (!kind)
    return failure('simulate-unknown-design', { value: text, known: designKinds.join(', ') });
  return kind === 'recommended' ? success({ kind }) : readPlane(kind, args, law);
}

function readPlane(
  kind: Exclude<DesignKind, 'recommended'>,
  args: Arguments,
  law: Law,
): Result<Design> {
  const steps = (flag: string, usual: number): Result<number> =>
    readCount(`--${flag}`, args.text(flag) ?? String(usual), 1, MOST_STEPS);
  const sizes = steps('sizes', kind === 'isoflop' ? 9 : 7);
  if (!sizes.ok) return sizes;
  if (kind === 'isoflop') {
    const count = steps('budgets', 7);
    if (!count.ok) return count;
    const range = readRange(args, 'compute', [6e18, 3e21]);
    if (!range.ok) return range;
    const spread = readPositive('--spread', args.text('spread') ?? '4');
    if (!spread.ok) return spread;
    const centre = args.has('centre') ? readPositive('--centre', args.text('centre') ?? '') : null;
    if (centre && !centre.ok) return centre;
    return success({
      kind,
      budgets: steadily(range.value, count.value),
      sizes: sizes.value,
      spread: spread.value,
      ...(centre ? { centre: centre.value } : {}),
    });
  }
  const params = readRange(args, 'params', law.validity.ranges.N ?? [1e7, 1e10]);
  if (!params.ok) return params;
  const count = steps('tokens', 7);
  if (!count.ok) return count;
  const flag = kind === 'grid' ? 'data' : 'ratios';
  const usual: Range = kind === 'grid' ? (law.validity.ranges.D ?? [1e9, 1e12]) : [5, 320];
  const range = readRange(args, flag, usual);
  if (!range.ok) return range;
  const sizeList = steadily(params.value, sizes.value);
  const list = steadily(range.value, count.value);
  return success(
    kind === 'grid'
      ? { kind, sizes: sizeList, tokens: list }
      : { kind, sizes: sizeList, tokensPerParam: list },
  );
}

/** `LOW:HIGH`. Problem: `simulate-bad-range` (flag, value). */
function readRange(args: Arguments, flag: string, usual: Range): Result<Range> {
  const text = args.text(flag);
  if (text === undefined) return success(usual);
  const [low, high, ...rest] = text.split(':').map((part) => readPositive(`--${flag}`, part));
  if (low?.ok && high?.ok && rest.length === 0 && low.value <= high.value)
    return success([low.value, high.value]);
  return failure('simulate-bad-range', { flag: `--${flag}`, value: text });
}

/** `count` values in equal ratios; the middle of the range where there is one. */
function steadily([low, high]: Range, count: number): number[] {
  if (count === 1) return [Math.sqrt(low * high)];
  return Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));
}
