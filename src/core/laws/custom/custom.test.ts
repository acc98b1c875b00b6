import fc from 'fast-check';
import { all, create } from 'mathjs/number';
import { describe, expect, it } from 'vitest';
import { type Fit, type FitProblem, fit } from '../../fit';
import { runToEnd } from '../../long-work';
import { createRandom } from '../../numerics';
import { solveOptimalPlan } from '../../optimum';
import { findLaw, findPreset, isPlanLaw, type Law, toFeatures, toVector } from '..';
import { expectExactDerivatives, expectLinearity, expectRecovers } from '../testing';
import { difference } from '../testing/cases';
import { buildCustomLaw, type DraftOptions, draftSpec } from '.';
import type { CustomSpec } from './spec';

function draft(formula: string, options: Partial<DraftOptions> = {}): CustomSpec {
  const drafted = draftSpec(formula, { columns: ['N', 'D', 'loss'], ...options });
  if (!drafted.ok) throw new Error(`${formula}: ${drafted.problem.code}`);
  return drafted.value;
}

function build(spec: CustomSpec): Law {
  const built = buildCustomLaw(spec);
  if (!built.ok) throw new Error(`${spec.formula}: ${built.problem.code}`);
  return built.value;
}

const lawOf = (formula: string, options?: Partial<DraftOptions>) => build(draft(formula, options));

/** The law with values that stand in for published ones. */
function withValues(law: Law, values: Record<string, number>): Law {
  return {
    ...law,
    presets: [{ id: 'truth', label: '', values, status: 'derived', source: 'test' }],
  };
}

const chinchilla = findLaw('chinchilla') as Law;
const own = lawOf('E + A/N^alpha + B/D^beta');
const besiroglu = findPreset(chinchilla, 'besiroglu2024')?.values as Record<string, number>;

/** Published forms written as formulas, with values their authors found. */
const forms: readonly (readonly [string, Law, Record<string, number>])[] = [
  ['chinchilla', own, besiroglu],
  [
    'kaplan, joint in N and D',
    lawOf('((Nc/N)^(alphaN/alphaD) + Dc/D)^alphaD'),
    { Nc: 8.8e13, alphaN: 0.076, alphaD: 0.095, Dc: 5.4e13 },
  ],
  [
    'quantization degradation',
    build({
      ...draft('k * D^beta / (N^alpha * bits^gamma)', { response: 'qid' }),
      parameters: { gamma: { high: 12, startLow: 1, startHigh: 8 } },
    }),
    { k: 0.017, beta: 0.5251, alpha: 0.2261, gamma: 5.4967 },
  ],
  [
    'share of a domain',
    lawOf('c + k*ratio^s + B/D^beta', { columns: ['ratio'] }),
    { c: 2.1, k: 0.4, s: 0.6, B: 400, beta: 0.3 },
  ],
  ['time of a step', lawOf('a + b*log2(N) + c*sqrt(batch)'), { a: 1, b: -0.02, c: 1e-4 }],
];

describe('the formula of chinchilla', () => {
  it('is the law itself, derivatives and all', () => {
    const p = toVector(chinchilla, besiroglu);
    const features = [Math.log(7e9), Math.log(1.4e12)];
    const q = toVector(own, besiroglu);
    const value = chinchilla.evaluate(features, p);
    expect(own.evaluate(features, q) / value).toBeCloseTo(1, 14);
    const [a, b] = [new Float64Array(5), new Float64Array(5)];
    const [s, t] = [new Float64Array(15), new Float64Array(15)];
    chinchilla.derivatives(features, p, a, s);
    own.derivatives(features, q, b, t);
    // E, A, B, alpha, beta here; the order they are written in there.
    const order = own.parameters.map(({ id }) =>
      chinchilla.parameters.findIndex((other) => other.id === id),
    );
    expect(own.parameters.map(({ id }) => id)).toEqual(['E', 'A', 'alpha', 'B', 'beta']);
    order.forEach((i, j) => {
      expect(b[j]).toBeCloseTo(a[i] as number, 12);
      order.forEach((k, l) => {
        const at = (m: number, n: number) =>
          m >= n ? (m * (m + 1)) / 2 + n : (n * (n + 1)) / 2 + m;
        expect(t[at(j, l)]).toBeCloseTo(s[at(i, k)] as number, 9);
      });
    });
  });

  it('has the settings of the law: bounds, starts, transforms, what is linear', () => {
    for (const { id, transform, bounds, linear, startRange } of own.parameters) {
      const known = chinchilla.parameters.find((other) => other.id === id);
      expect({ id, transform, bounds, linear, startRange }).toEqual({
        id,
        transform: known?.transform,
        bounds: known?.bounds,
        linear: known?.linear,
        startRange: known?.startRange,
      });
    }
  });

  it('fits the same to 1e-8, from noisy runs and under every objective', () => {
    const random = createRandom(5);
    const { N, D } = chinchilla.recommendedDesign.runs as { N: number[]; D: number[] };
    const response = Float64Array.from(N, (n, i) => {
      const at = toFeatures(chinchilla, { N: n, D: D[i] as number });
      return (
        chinchilla.evaluate(at, toVector(chinchilla, besiroglu)) * Math.exp(0.01 * random.normal())
      );
    });
    const problem = (law: Law): FitProblem => ({
      law,
      variables: [Float64Array.from(N), Float64Array.from(D)],
      response,
    });
    for (const objective of ['huber-log', 'log-mse', 'huber', 'mse'] as const) {
      const fitted = (law: Law): Fit => {
        const result = runToEnd(fit(problem(law), { objective, delta: 1e-3 }));
        if (!result.ok) throw new Error(result.problem.code);
        return result.value;
      };
      const known = fitted(chinchilla);
      const found = fitted(own);
      expect(Math.abs(found.value / known.value - 1)).toBeLessThan(1e-8);
      for (const [id, value] of Object.entries(known.parameters)) {
        expect(Math.abs((found.parameters[id] as number) / value - 1)).toBeLessThan(1e-8);
      }
    }
  });

  it('makes plans: the general solver finds the optimum of the closed form', () => {
    expect(isPlanLaw(own)).toBe(true);
    for (const compute of [1e19, 1e22, 5.76e23]) {
      const known = chinchilla.optimum?.atCompute(toVector(chinchilla, besiroglu), compute);
      const found = solveOptimalPlan(own, toVector(own, besiroglu), compute);
      expect(Math.abs(found.N / (known?.N ?? 0) - 1)).toBeLessThan(1e-8);
    }
  });

  it('has the closed form itself, however it is written', () => {
    const p = toVector(chinchilla, besiroglu);
    const { E, A, B, alpha, beta } = besiroglu as Record<string, number> & typeof besiroglu;
    const written: [string, Record<string, number | undefined>][] = [
      ['E + A/N^alpha + B/D^beta', { E, A, B, alpha, beta }],
      ['B*D^(-beta) + 0.5*E2 + A*pow(N, -alpha)', { E2: 2 * (E ?? 0), A, B, alpha, beta }],
      [
        'E + k*(N/1e9)^(-2*half) + (Dc/D)^beta',
        {
          E,
          k: (A ?? 0) * 1e9 ** -(alpha ?? 0),
          half: (alpha ?? 0) / 2,
          Dc: (B ?? 0) ** (1 / (beta ?? 1)),
          beta,
        },
      ],
    ];
    for (const [formula, values] of written) {
      const law = lawOf(formula);
      const q = toVector(law, values as Record<string, number>);
      expect(law.optimum?.exponents(q).a).toBeCloseTo(chinchilla.optimum?.exponents(p).a ?? 0, 12);
      for (const compute of [1e19, 5.76e23]) {
        const known = chinchilla.optimum?.atCompute(p, compute);
        const found = law.optimum?.atCompute(q, compute);
        expect((found?.N ?? 0) / (known?.N ?? 1)).toBeCloseTo(1, 10);
        const general = solveOptimalPlan(law, q, compute);
        expect(Math.abs(general.N / (found?.N ?? 0) - 1)).toBeLessThan(1e-8);
      }
      expect(law.optimum?.computeForLoss(q, 2.1)).toBeCloseTo(
        chinchilla.optimum?.computeForLoss(p, 2.1) ?? 0,
        -12,
      );
      expect((law.inverse?.('D', 2.1, { N: 7e10 }, q) ?? 0) / 1e12).toBeCloseTo(
        (chinchilla.inverse?.('D', 2.1, { N: 7e10 }, p) ?? 0) / 1e12,
        9,
      );
    }
  });

  it.each([
    'E + A/N^alpha + B/D^beta + k/(N*D)^g',
    '((Nc/N)^(a/b) + Dc/D)^b',
    'E + A/N^alpha/D^beta',
    'E + A/(N + M)^alpha + B/D^beta',
    'E + A/N^(alpha + g*log(N)) + B/D^beta',
  ])('does not take %s for it', (formula) => {
    expect(lawOf(formula).optimum).toBeUndefined();
  });

  it('leaves the plan to the general solver where a term might grow', () => {
    const spec = draft('E + A/N^alpha + B/D^beta');
    expect(build({ ...spec, parameters: { alpha: { low: -1 } } }).optimum).toBeUndefined();
  });
});

describe.each(forms)('%s as a formula', (_, law, values) => {
  it('has exact derivatives', () => expectExactDerivatives(withValues(law, values)));
  it('is linear where it says so', () => expectLinearity(withValues(law, values)));
  it('is found again from its own values', () => expectRecovers(withValues(law, values)));
});

describe('derivatives', () => {
  const math = create(all as Parameters<typeof create>[0]);

  it.each(forms)('of %s are those of another differentiator', (_, law, values) => {
    const formula = law.formula.replace(/^\w+ = /, '').replaceAll('log2(N)', '(log(N)/log(2))');
    const inputs = law.typical;
    const scope = { ...values, ...inputs };
    const gradient = new Float64Array(law.parameters.length);
    const value = law.derivatives(toFeatures(law, inputs), toVector(law, values), gradient, null);
    expect(value / (math.evaluate(formula, { ...scope }) as number)).toBeCloseTo(1, 11);
    law.parameters.forEach(({ id }, i) => {
      const expected = math.derivative(formula, id).evaluate({ ...scope }) as number;
      expect((gradient[i] as number) / expected).toBeCloseTo(1, 9);
    });
  });

  it('are exact for any formula', () => {
    const leaf = fc.constantFrom('x', 'y', 'p', 'q', 'r', '2', '0.5', '1.25');
    const pair = (inner: fc.Arbitrary<string>) => fc.tuple(inner, inner);
    const { formula } = fc.letrec<{ formula: string }>((tie) => {
      const inner = tie('formula');
      return {
        formula: fc.oneof(
          { maxDepth: 4, depthIdentifier: 'formula' },
          leaf,
          pair(inner).map(([a, b]) => `(${a} + ${b})`),
          pair(inner).map(([a, b]) => `(${a} - ${b})`),
          pair(inner).map(([a, b]) => `(${a})*(${b})`),
          pair(inner).map(([a, b]) => `(${a})/(1 + (${b})^2)`),
          pair(inner).map(([a, b]) => `(1 + (${a})^2)^(${b})`),
          inner.map((a) => `tanh(${a})`),
          inner.map((a) => `exp(-(${a})^2)`),
          inner.map((a) => `log(1 + (${a})^2)`),
          inner.map((a) => `sqrt(2 + tanh(${a}))`),
          inner.map((a) => `-(${a})^3`),
        ),
      };
    });
    const p = [0.7, 1.1, 0.4];
    const gradient = new Float64Array(3);
    const moved = new Float64Array(3);
    const hessian = new Float64Array(6);
    const slopes = new Float64Array(2);
    let compared = 0;
    const check = (exact: number, differenced: number, size: number): void => {
      compared++;
      const scale = Math.max(Math.abs(differenced), 1e-3 * Math.abs(size), 1e-9);
      expect(Math.abs(exact - differenced) / scale).toBeLessThan(1e-5);
    };
    fc.assert(
      fc.property(formula, (text) => {
        const spec = draft(`${text} + x*0*y + p*0 + q*0 + r*0 + (x + y)*p*q*r`, {
          columns: ['x', 'y'],
        });
        const built = buildCustomLaw(spec);
        if (!built.ok) {
          expect(['formula-too-complex', 'formula-no-number']).toContain(built.problem.code);
          return;
        }
        const law = built.value;
        const values = law.parameters.map(({ id }) => p['pqr'.indexOf(id)] as number);
        const features = toFeatures(law, { x: 1.3, y: 0.8 });
        const value = law.derivatives(features, values, gradient, hessian);
        if (!Number.isFinite(value) || Math.abs(value) > 1e6) return;
        expect(value).toBe(law.evaluate(features, values));
        for (let a = 0; a < 3; a++) {
          check(
            gradient[a] as number,
            difference((x) => law.evaluate(features, x), values, a),
            value,
          );
          for (let b = 0; b <= a; b++) {
            const partial = (x: number[]): number => {
              law.derivatives(features, x, moved, null);
              return moved[a] as number;
            };
            const size = Math.abs(gradient[a] as number) + Math.abs(value);
            check(hessian[(a * (a + 1)) / 2 + b] as number, difference(partial, values, b), size);
          }
        }
        expect(law.featureDerivatives(features, values, slopes)).toBe(value);
        for (let j = 0; j < 2; j++) {
          check(
            slopes[j] as number,
            difference((x) => law.evaluate(x, values), features, j),
            value,
          );
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(2000);
  });
});

describe('what follows from a formula', () => {
  it('is a role for each parameter, with its bounds and starts', () => {
    const law = lawOf('E + A/N^alpha + k*log(D) + k*K*D + (Nc/N)^(alpha/b) + exp(-g*ratio)');
    const said = law.parameters.map(({ id, name, transform, linear, startRange }) => [
      id,
      name,
      transform,
      linear,
      startRange,
    ]);
    expect(said).toEqual([
      ['E', 'floor', 'identity', true, undefined],
      ['A', 'coefficient', 'log', true, undefined],
      ['alpha', 'exponent', 'identity', false, [0.05, 1.2]],
      ['k', 'slope', 'identity', true, undefined],
      ['K', 'parameter', 'identity', false, [-2, 2]],
      ['Nc', 'scale', 'log', false, [3e5, 3e14]],
      ['b', 'exponent', 'identity', false, [0.05, 1.2]],
      ['g', 'parameter', 'identity', false, [-2, 2]],
    ]);
    expect(law.variables.map(({ id, scale }) => [id, scale])).toEqual([
      ['N', 'log'],
      ['D', 'log'],
      ['ratio', 'linear'],
    ]);
  });

  it('can be overridden, parameter by parameter', () => {
    const spec = draft('E + A/N^alpha');
    const law = build({
      ...spec,
      parameters: { alpha: { low: 0.2, high: 0.5 }, A: { low: -5 }, E: { high: 1 } },
    });
    const [E, A, alpha] = law.parameters;
    expect(E?.bounds).toEqual([0, 1]);
    expect(A).toMatchObject({ transform: 'identity', bounds: [-5, Number.POSITIVE_INFINITY] });
    expect(alpha).toMatchObject({ bounds: [0.2, 0.5], startRange: [0.2, 0.5] });
    const refused = (parameters: CustomSpec['parameters']) => {
      const built = buildCustomLaw({ ...spec, parameters });
      return built.ok ? null : built.problem;
    };
    expect(refused({ alpha: { low: 5 } })).toEqual({
      code: 'formula-bounds',
      data: { name: 'alpha', low: 5, high: 3 },
    });
    expect(refused({ gamma: { low: 0 } })?.code).toBe('formula-unknown-parameter');
  });

  it('is a column for each name that is one, and any column for a name that is mapped', () => {
    const spec = draft('a*x^b + M', { columns: ['x', 'loss'], map: { M: 'gpu memory' } });
    expect(spec.variables).toEqual([
      { name: 'x', column: 'x' },
      { name: 'M', column: 'gpu memory' },
    ]);
    expect(build(spec).variables.map(({ id, scale }) => [id, scale])).toEqual([
      ['x', 'log'],
      ['M', 'linear'],
    ]);
    const built = buildCustomLaw({ ...spec, variables: [{ name: 'z', column: 'x' }] });
    expect(built).toMatchObject({ ok: false, problem: { code: 'formula-variable-unused' } });
  });

  it.each([
    ['E + A/N^alpha', 'L(N) = E + \\frac{A}{N^{\\alpha}}'],
    ['(N_c/N)^alphaN', 'L(N) = \\left(\\frac{N_{c}}{N}\\right)^{\\alpha_{N}}'],
    ['a*(b + N) - (c - N)', 'L(N) = a \\, \\left(b + N\\right) - \\left(c - N\\right)'],
    ['-N^2*k', 'L(N) = -N^{2} \\, k'],
    ['k*-N + 2*3e-9', 'L(N) = k \\, \\left(-N\\right) + 2 \\cdot 3 \\times 10^{-9}'],
    ['(k^N)^p', 'L(N) = \\left(k^{N}\\right)^{p}'],
    [
      'scale*exp(-N) + sqrt(log2(N))',
      'L(N) = \\mathrm{scale} \\, \\exp\\left(-N\\right) + \\sqrt{\\log_{2}\\left(N\\right)}',
    ],
    ['N0*ln(N) + beta_data', 'L(N) = N_{0} \\, \\ln\\left(N\\right) + \\beta_{\\mathrm{data}}'],
  ])('is typeset: %s', (formula, tex) => {
    expect(lawOf(formula).tex).toBe(tex);
  });

  it('computes its response through the output', () => {
    const p = toVector(own, besiroglu);
    const [output] = own.outputs;
    expect(output.compute({ N: 7e10, D: 1.4e12 }, p)).toBeCloseTo(1.97388, 4);
    expect(own.formula).toBe('L = E + A/N^alpha + B/D^beta');
  });
});
