import type { Fit } from '../fit';
import { type Law, type Plan, toVector } from '../laws';
import type { DesignFinding } from './design-finding';
import { findEdgeBudgets } from './edge-budgets';
import { BUDGET_TOLERANCE, groupByValue, LEVEL_TOLERANCE } from './groups';
import { findUnknown, slopesAt } from './identify';
import { countLacking, findMissingRuns } from './missing-runs';
import { regress } from './regression';
import { findRepeats } from './repeats';
import type { RunRows } from './run-rows';
import { findUndertunedSizes } from './undertuned';

export interface DesignCheck {
  readonly findings: readonly DesignFinding[];
  /** Ids of parameters the runs cannot tell: they must not be stated, whatever a solver returns. */
  readonly refused: readonly string[];
  /** Standard deviation of log loss between runs of one size and data; null without repeats. */
  readonly noise: number | null;
}

/** Largest spread (root mean square, in log units) of what counts as one value or one line. */
const ONE_VALUE = 0.02;

/**
 * What is weak about a design of runs for a law of N and D, with the runs that would mend it. `fit` is used
 * where there is one; a design that cannot be fitted at all is judged at the law's first preset. A law without
 * one (a formula) is refused by shape and number alone, and no run is named.
 */
export function checkDesign(
  rows: RunRows,
  law: Law,
  fit: Fit | null,
  fixed: readonly string[] = [],
): DesignCheck {
  const free = law.parameters.flatMap(({ id }, i) => (fixed.includes(id) ? [] : [i]));
  const values = fit?.parameters ?? law.presets[0]?.values;
  const parameters = values ? toVector(law, values) : null;
  const isShort = countLacking(rows, free.length) > 0;
  const shape = findShape(rows);
  const findings: DesignFinding[] = [];
  let refused: string[] = [];
  if (rows.N.length > 0) {
    const unknown = parameters ? findUnknownParameters(law, rows, parameters, free) : [];
    const isRefused = isShort || unknown.length > 0 || (shape && isHopeless(shape.code));
    const cure =
      parameters && (isRefused || shape) ? findMissingRuns(law, rows, parameters, free) : [];
    if (isRefused) {
      refused = refuse(law, free, unknown);
      const few = { runs: rows.N.length, needed: free.length + 1 };
      const { code, data } =
        shape ?? (isShort ? { code: 'design-few-runs', data: few } : notIdentified);
      const named = { ...data, parameters: refused.join(', ') };
      findings.push({ code, severity: 'refuse', data: named, rows: [], cure });
    } else if (shape) {
      findings.push({ ...shape, severity: 'warn', rows: [], cure });
    }
  }
  // Where runs are too few for a fit, those that are missing bring their levels along.
  if (!isShort) findings.push(...findFewLevels(rows, shape?.code));
  findings.push(...findEdgeBudgets(rows));
  if (fit) findings.push(...findUndertunedSizes(rows, law, fit));
  const repeats = findRepeats(rows);
  findings.push(...repeats.findings);
  return { findings, refused, noise: repeats.noise };
}

/** Designs whose shape alone forbids to tell the exponents, however well a solver converges. */
const isHopeless = (code: string): boolean => code !== 'design-one-budget';

interface Shape {
  readonly code: string;
  readonly data: Readonly<Record<string, number>>;
}

const notIdentified: Shape = { code: 'design-not-identified', data: {} };

/** Whether the runs lie on one line of the plane of log N and log D, and on which; two of them always do. */
function findShape({ N, D }: RunRows): Shape | null {
  if (N.length < 3) return null;
  const logN = N.map(Math.log);
  const logD = D.map(Math.log);
  const middle = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
  const spread = (values: Float64Array) => {
    const centre = middle(values);
    return Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2, 0) / values.length);
  };
  const along = (sign: number) => logD.map((d, i) => d + sign * (logN[i] as number));
  if (spread(logD) < ONE_VALUE) {
    return { code: 'design-one-tokens', data: { tokens: Math.exp(middle(logD)) } };
  }
  if (spread(logN) < ONE_VALUE) {
    return { code: 'design-one-size', data: { params: Math.exp(middle(logN)) } };
  }
  const ratio = along(-1);
  if (spread(ratio) < ONE_VALUE) {
    return { code: 'design-one-ray', data: { ratio: Math.exp(middle(ratio)) } };
  }
  const product = along(1);
  // Budgets are met less exactly than ratios are planned.
  if (spread(product) < BUDGET_TOLERANCE / 2) {
    return { code: 'design-one-budget', data: { compute: 6 * Math.exp(middle(product)) } };
  }
  const line = regress([logN.map(() => 1), logN], logD);
  const isLine = line !== null && line.spread < ONE_VALUE;
  return isLine
    ? { code: 'design-one-line', data: { slope: line.coefficients[1] as number } }
    : null;
}

function findUnknownParameters(
  law: Law,
  { N, D }: RunRows,
  parameters: Float64Array,
  free: readonly number[],
): string[] {
  const columns: Readonly<Record<string, Float64Array>> = { N, D };
  const variables = law.variables.map(({ id }) => columns[id] as Float64Array);
  const slopes = slopesAt(law, variables, parameters, free);
  return findUnknown(slopes, free.length).map(
    (a) => law.parameters[free[a] as number]?.id as string,
  );
}

/** Unknown parameters; and as soon as one exponent is unknown or the shape hopeless, every free exponent. */
function refuse(law: Law, free: readonly number[], unknown: readonly string[]): string[] {
  const parameters = free.map((i) => law.parameters[i] as Law['parameters'][number]);
  return parameters.filter(({ id, linear }) => unknown.includes(id) || !linear).map(({ id }) => id);
}

/** A variable with two levels has no curvature to tell an exponent by. */
function findFewLevels({ N, D }: RunRows, shape: string | undefined): DesignFinding[] {
  const middle = (values: Float64Array) => values.slice().sort()[values.length >> 1] as number;
  const columns = [
    { variable: 'N', values: N, third: (N: number): Plan => ({ N, D: middle(D) }) },
    { variable: 'D', values: D, third: (D: number): Plan => ({ N: middle(N), D }) },
  ] as const;
  return columns.flatMap(({ variable, values, third }): DesignFinding[] => {
    const levels = groupByValue(values, LEVEL_TOLERANCE);
    const isSaid = shape === (variable === 'N' ? 'design-one-size' : 'design-one-tokens');
    if (levels.length >= 3 || levels.length === 0 || isSaid) return [];
    const [low, high] = [levels[0]?.level as number, levels.at(-1)?.level as number];
    // Further the same way, or between the two where they are already a decade apart.
    const next =
      high / low > 10 ? Math.sqrt(low * high) : high * (levels.length > 1 ? high / low : 4);
    return [
      {
        code: 'design-few-levels',
        severity: 'warn',
        data: { variable, levels: levels.length },
        rows: [],
        cure: [third(next)],
      },
    ];
  });
}
