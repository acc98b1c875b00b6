import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../numerics';
import {
  findLaw,
  findPreset,
  type Law,
  laws,
  predict,
  runCheck,
  runChecks,
  toRecord,
  toVector,
} from '.';

/** A seeded point inside the law's validity and parameters near a preset, within their bounds. */
function* randomCases(law: Law, count: number): Generator<{ features: number[]; p: Float64Array }> {
  const random = createRandom(11);
  for (let i = 0; i < count; i++) {
    const preset = law.presets[i % law.presets.length];
    if (!preset) throw new Error(`${law.id} has no preset`);
    const p = toVector(law, preset.values).map((value, j) => {
      const [low, high] = law.parameters[j]?.bounds ?? [0, 0];
      return Math.min(Math.max(value * (0.8 + 0.4 * random.uniform()), low), high);
    });
    const features = law.variables.map(({ id, scale, domain }) => {
      const [low, high] = law.validity.ranges[id] ?? domain;
      const share = random.uniform();
      return scale === 'log'
        ? Math.log(low) + share * Math.log(high / low)
        : low + share * (high - low);
    });
    yield { features, p };
  }
}

/** Fourth-order central difference of `f` in the entry `index` of `at`. */
function difference(f: (x: number[]) => number, at: ArrayLike<number>, index: number): number {
  const step = 1e-3 * Math.max(Math.abs(at[index] as number), 1e-3);
  const shifted = (by: number): number => {
    const x = Array.from(at);
    x[index] = (x[index] as number) + by * step;
    return f(x);
  };
  return (8 * (shifted(1) - shifted(-1)) - (shifted(2) - shifted(-2))) / (12 * step);
}

/** Within 1e-6 of the larger of the derivative and 1e-6 of |value / argument|. */
function expectDerivative(found: number, differenced: number, value: number, by: number): void {
  const scale = Math.max(Math.abs(differenced), 1e-6 * Math.abs(value / (by || 1)), 1e-12);
  expect(Math.abs(found - differenced) / scale).toBeLessThan(1e-6);
}

describe.each(laws.map((law) => [law.id, law] as const))('law %s', (_, law) => {
  const size = law.parameters.length;

  it('has exact derivatives by its parameters', () => {
    const gradient = new Float64Array(size);
    const moved = new Float64Array(size);
    const hessian = new Float64Array((size * (size + 1)) / 2);
    for (const { features, p } of randomCases(law, 60)) {
      const value = law.derivatives(features, p, gradient, hessian);
      expect(value).toBe(law.evaluate(features, p));
      for (let a = 0; a < size; a++) {
        const differenced = difference((x) => law.evaluate(features, x), p, a);
        expectDerivative(gradient[a] as number, differenced, value, p[a] as number);
        for (let b = 0; b <= a; b++) {
          const second = difference(
            (x) => {
              law.derivatives(features, x, moved, null);
              return moved[a] as number;
            },
            p,
            b,
          );
          const entry = hessian[(a * (a + 1)) / 2 + b] as number;
          expectDerivative(entry, second, gradient[a] as number, p[b] as number);
        }
      }
    }
  });

  it('writes every entry of its derivatives', () => {
    const gradient = new Float64Array(size).fill(7e7);
    const hessian = new Float64Array((size * (size + 1)) / 2).fill(7e7);
    for (const { features, p } of randomCases(law, 1)) {
      law.derivatives(features, p, gradient, hessian);
    }
    expect(Array.from(gradient)).not.toContain(7e7);
    expect(Array.from(hessian)).not.toContain(7e7);
  });

  it('has exact derivatives by its features', () => {
    const gradient = new Float64Array(law.variables.length);
    for (const { features, p } of randomCases(law, 60)) {
      const value = law.featureDerivatives(features, p, gradient);
      expect(value).toBe(law.evaluate(features, p));
      features.forEach((feature, j) => {
        const differenced = difference((x) => law.evaluate(x, p), features, j);
        expectDerivative(gradient[j] as number, differenced, value, feature);
      });
    }
  });

  it('comes out of every check point as it says', () => {
    for (const { knownMismatch, outcome, source, expected } of runChecks(law)) {
      expect({ source, expected, outcome }).toEqual({
        source,
        expected,
        outcome: knownMismatch ? 'mismatch' : 'reproduces',
      });
    }
  });

  it('is linear where it says so', () => {
    for (const { features, p } of randomCases(law, 20)) {
      law.parameters.forEach(({ linear }, j) => {
        if (!linear) return;
        const at = (factor: number): number => {
          const x = Array.from(p);
          x[j] = factor * (p[j] as number);
          return law.evaluate(features, x);
        };
        expect(at(3) - at(2)).toBeCloseTo(at(2) - at(1), 9);
      });
    }
  });

  it('has presets within the bounds of a fit, and a recommended design of whole columns', () => {
    for (const { values } of law.presets) {
      expect(toRecord(law, toVector(law, values))).toEqual({ ...values });
      law.parameters.forEach(({ id, bounds }) => {
        expect(values[id]).toBeGreaterThanOrEqual(bounds[0]);
        expect(values[id]).toBeLessThanOrEqual(bounds[1]);
      });
    }
    const lengths = law.variables.map(({ id }) => law.recommendedDesign.runs[id]?.length);
    expect(new Set(lengths).size).toBe(1);
    expect(lengths[0]).toBeGreaterThan(size);
  });

  it('names a citation and a source for everything', () => {
    expect(law.citations.length).toBeGreaterThan(0);
    for (const { source } of [...law.presets, ...law.checks]) expect(source).not.toBe('');
  });
});

describe('chinchilla', () => {
  const law = findLaw('chinchilla') as Law;
  const optimum = law.optimum as NonNullable<Law['optimum']>;

  it('falls with size and with data', () => {
    const gradient = new Float64Array(2);
    for (const { features, p } of randomCases(law, 60)) {
      law.featureDerivatives(features, p, gradient);
      expect(gradient[0]).toBeLessThan(0);
      expect(gradient[1]).toBeLessThan(0);
    }
  });

  it('has a closed-form optimum that spends the budget at equal returns, and inverts', () => {
    const random = createRandom(3);
    const gradient = new Float64Array(2);
    for (const { p } of randomCases(law, 60)) {
      const compute = 10 ** (17 + 10 * random.uniform());
      const { N, D } = optimum.atCompute(p, compute);
      expect((6 * N * D) / compute).toBeCloseTo(1, 12);
      const loss = law.featureDerivatives([Math.log(N), Math.log(D)], p, gradient);
      expect((gradient[0] as number) / (gradient[1] as number)).toBeCloseTo(1, 9);
      expect(optimum.computeForParams(p, N) / compute).toBeCloseTo(1, 9);
      expect(optimum.computeForTokens(p, D) / compute).toBeCloseTo(1, 9);
      expect(optimum.computeForLoss(p, loss) / compute).toBeCloseTo(1, 8);
      const { a, b } = optimum.exponents(p);
      expect(a + b).toBeCloseTo(1, 14);
      const tenfold = optimum.atCompute(p, 10 * compute);
      expect(Math.log10(tenfold.N / N)).toBeCloseTo(a, 10);
    }
  });

  it('inverts in either variable, and not below its floor', () => {
    const p = toVector(law, findPreset(law, 'besiroglu2024')?.values ?? {});
    const loss = predict(law, { N: 7e10, D: 1.4e12 }, p);
    expect((law.inverse?.('D', loss, { N: 7e10 }, p) ?? 0) / 1.4e12).toBeCloseTo(1, 9);
    expect((law.inverse?.('N', loss, { D: 1.4e12 }, p) ?? 0) / 7e10).toBeCloseTo(1, 9);
    expect(law.inverse?.('N', 1.8, { D: 1.4e12 }, p)).toBeNaN();
    expect(optimum.computeForLoss(p, 1.8)).toBeNaN();
  });

  it('refuses a check of an unknown preset or output', () => {
    const [check] = law.checks;
    if (!check) throw new Error('no check');
    expect(() => runCheck(law, { ...check, preset: 'nobody' })).toThrow('no preset nobody');
    expect(() => runCheck(law, { ...check, output: 'x' })).toThrow('no output x');
  });
});

describe('registry', () => {
  it('lists every law file of this folder, once', () => {
    const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], {
      eager: true,
    });
    const found = Object.values(modules)
      .flatMap((module) => Object.values(module))
      .filter(
        (value): value is Law =>
          typeof value === 'object' && value !== null && 'derivatives' in value,
      );
    expect(found.length).toBeGreaterThan(0);
    const ids = (list: readonly Law[]): string[] => list.map(({ id }) => id).sort();
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(ids(found))]).toEqual(ids(laws));
  });
});

interface ReferenceEntry {
  readonly id: string;
  readonly coefficients: { variant: string; values: Record<string, number> }[];
  readonly checks: {
    variant: string;
    quantity: string;
    inputs: Record<string, number>;
    expected: number;
    tolerance: number;
    tolerance_type: string;
    kind: string;
    known_mismatch: boolean;
  }[];
}

const referenceFile = resolve('../shared/reference/laws.json');

describe.skipIf(!existsSync(referenceFile))('chinchilla beside the reference collection', () => {
  const law = findLaw('chinchilla') as Law;
  const presetOf: Record<string, string | null> = {
    'Approach 3, TeX precision': 'hoffmann2022-tex',
    'Approach 3, rounded': 'hoffmann2022',
    'Table 3': null,
    published: 'besiroglu2024',
  };
  const outputOf: Record<string, readonly [string, number]> = {
    'N_opt (billions)': ['N', 1e9],
    'exponent a': ['a', 1],
    'D_opt for N_opt = N (tokens)': ['D', 1],
    'C = 6*N*D (FLOPs)': ['C', 1],
    L: ['loss', 1],
    G: ['G', 1],
    'tokens per parameter at the Chinchilla budget': ['tokensPerParam', 1],
    N_opt: ['N', 1],
    D_opt: ['D', 1],
    'D_opt/N_opt': ['tokensPerParam', 1],
  };
  const read = (): ReferenceEntry[] =>
    (JSON.parse(readFileSync(referenceFile, 'utf8')) as ReferenceEntry[]).filter(({ id }) =>
      ['hoffmann2022-chinchilla', 'besiroglu2024-chinchilla-refit'].includes(id),
    );

  it('has the same check points', () => {
    const expected = read().flatMap(({ checks }) =>
      checks.map((check) => {
        const [output, unit] = outputOf[check.quantity] ?? ['unknown', 1];
        const isRelative = check.tolerance_type === 'rel';
        return {
          preset: presetOf[check.variant],
          output,
          inputs: check.inputs,
          expected: check.expected * unit,
          tolerance: {
            type: isRelative ? 'relative' : 'absolute',
            value: isRelative ? check.tolerance : check.tolerance * unit,
          },
          kind: check.kind,
          knownMismatch: check.known_mismatch,
        };
      }),
    );
    expect(expected).toHaveLength(22);
    const own = law.checks.map(
      ({ source: _s, note: _n, reference: _r, quantity: _q, ...check }) => check,
    );
    expect(own).toEqual(expected);
  });

  it('has the same coefficients', () => {
    let compared = 0;
    for (const { coefficients } of read()) {
      for (const { variant, values } of coefficients) {
        const preset = presetOf[variant] ? findPreset(law, presetOf[variant]) : undefined;
        if (!preset) continue;
        compared++;
        for (const { id } of law.parameters) expect(preset.values[id]).toBe(values[id]);
        for (const [id, error] of Object.entries(preset.standardErrors ?? {})) {
          expect(error).toBe(values[`se_${id}`]);
        }
      }
    }
    expect(compared).toBe(3);
  });
});
