import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Bootstrap, Fit } from '../fit';
import {
  findLaw,
  formsOf,
  type Inputs,
  type Law,
  laws,
  predict,
  toFeatures,
  toVector,
} from '../laws';
import { bibtex, buildFitReport, fitToJson, pythonSnippet, svgDocument, tableToCsv } from './index';
import { nameAll, toPython } from './python-statements';

const chinchilla = findLaw('chinchilla') as Law;
const parameters = { E: 1.8, A: 480, B: 2000, alpha: 0.35, beta: 0.37 };
const fit: Fit = {
  law: 'chinchilla',
  objective: 'huber-log',
  delta: 1e-3,
  n: 60,
  value: 0.01,
  parameters,
  atBound: [],
  certificate: { starts: 12, agreed: 12, nextGap: null, records: [] },
  reciprocalCondition: 0.01,
  covariance: null,
};
/** E from 1.7 to 1.9 in 101 even steps, everything else held. */
const bootstrap: Bootstrap = {
  seed: 5,
  replicates: 101,
  failed: 2,
  kind: 'cases',
  drops: new Float64Array(101),
  draws: Float64Array.from(
    Array.from({ length: 101 }, (_, i) => [1.7 + i * 0.002, 480, 2000, 0.35, 0.37]).flat(),
  ),
};
const input = {
  law: chinchilla,
  fit,
  bootstrap,
  deltaErrors: null,
  warnings: ['Look out.'],
  timeMs: 4,
};
const point = { N: 7e9, D: 2e12 };

describe('fit report', () => {
  it('takes percentiles and the spread of the draws', () => {
    const report = buildFitReport({ ...input, predictAt: [point] });
    expect(report.ci95.E).toEqual([expect.closeTo(1.705, 12), expect.closeTo(1.895, 12)]);
    // Of 101 even steps: step * sqrt(n (n + 1) / 12).
    expect(report.se.E).toBeCloseTo(0.002 * Math.sqrt((101 * 102) / 12), 12);
    expect(report.se.A).toBe(0);
    const loss = predict(chinchilla, point, toVector(chinchilla, parameters));
    expect(report.predictions).toEqual([
      {
        inputs: point,
        loss,
        ci95: [expect.closeTo(loss - 0.095, 12), expect.closeTo(loss + 0.095, 12)],
      },
    ]);
    expect(report.optimum?.a).toBeCloseTo(0.37 / 0.72, 12);
    expect(report.intervals).toEqual({
      method: 'bootstrap',
      standardErrors: 'bootstrap',
      replicates: 101,
      failed: 2,
      seed: 5,
      kind: 'cases',
      ends: 'percentile',
    });
  });
  it('says what was held and why, and nothing where all was fitted', () => {
    const held = { E: { value: 1.8, reason: 'entropy of the text' } };
    expect(JSON.parse(fitToJson(buildFitReport({ ...input, held, predictAt: [] }))).held).toEqual(
      held,
    );
    expect('held' in buildFitReport({ ...input, held: {}, predictAt: [] })).toBe(false);
  });

  it('is one-sided at a bound, on either side', () => {
    const lower = { ...fit, atBound: [{ parameter: 'E', side: 'lower', value: 1.7 } as const] };
    const upper = { ...fit, atBound: [{ parameter: 'E', side: 'upper', value: 1.9 } as const] };
    const at = (bounded: Fit) => buildFitReport({ ...input, fit: bounded, predictAt: [] });
    expect(at(lower).ci95.E).toEqual([1.7, expect.closeTo(1.89, 12)]);
    expect(at(upper).ci95.E).toEqual([expect.closeTo(1.71, 12), 1.9]);
    expect(at(lower).se.E).toBeNull();
  });
  it('falls back on the delta method, then on nothing', () => {
    const deltaErrors = { E: 0.1, A: 1, B: 1, alpha: 0.01, beta: Number.NaN };
    const delta = buildFitReport({ ...input, bootstrap: null, deltaErrors, predictAt: [point] });
    expect(delta.ci95.E).toEqual([
      expect.closeTo(1.8 - 0.195996, 5),
      expect.closeTo(1.8 + 0.195996, 5),
    ]);
    expect(delta.ci95).not.toHaveProperty('beta');
    expect(delta.se).toMatchObject({ E: 0.1, beta: null });
    expect(delta.predictions[0]?.ci95).toBeNull();
    const bare = buildFitReport({ ...input, bootstrap: null, predictAt: [] });
    expect(bare.intervals).toMatchObject({ method: 'none', replicates: 0, seed: null });
    expect(bare.ci95).toEqual({});
    expect(JSON.parse(fitToJson(bare))).toEqual(bare);
  });
});

describe('python', () => {
  const snippet = (law: Law, values: Readonly<Record<string, number>>, at: Inputs) =>
    pythonSnippet({
      law,
      values,
      source: 'runs of\n"""evil"""\nimport os',
      ci95: { E: [1.7, 1.9] },
      covariance: Array.from({ length: law.parameters.length ** 2 }, (_, i) => i / 10),
      point: at,
    });

  it('translates formulas', () => {
    const { assignments, response } = toPython(
      'L = E + A/N^alpha + exp (-lambda*D) + 1.e5*min(u, 007) + log2(w); w = 2*v; u = v + w; v = max(D, 1e-3)',
      nameAll(['E', 'A', 'lambda']),
    );
    expect(response).toBe('E + A/N**alpha + math.exp(-lambda_*D) + 1.e5*min(u, 7) + math.log2(w)');
    expect(assignments).toEqual(['v = max(D, 1e-3)', 'w = 2*v', 'u = v + w']);
  });
  it('gives every id a name of its own', () => {
    const ids = ['lambda_', 'lambda', 'a/b', 'a_b', 'math', 'min', '2x', 'a/b'];
    expect(ids.map(nameAll(ids))).toEqual([
      'lambda_',
      'lambda__',
      'a_b',
      'a_b_',
      'math_',
      'min_',
      '_2x',
      'a_b',
    ]);
  });
  it('is one function with its coefficients, sources and a check', () => {
    const text = snippet(chinchilla, parameters, point);
    expect(text).toContain('def loss(N, D):');
    expect(text).toContain('    E = 1.8  # irreducible loss, nats/token, 95 % interval 1.7 to 1.9');
    expect(text).toContain('    return E + A/N**alpha + B/D**beta');
    expect(text).toContain('#   [0, 0.1, 0.2, 0.3, 0.4]');
    expect(text).not.toMatch(/^import os/m);
  });
  it('defines the auxiliary names of a formula in order', () => {
    const law = findLaw('data-constrained') as Law;
    const text = snippet(law, law.presets[0]?.values ?? {}, law.typical);
    const defined = [...text.matchAll(/^ {4}(\w+) = (?!.*#)/gm)].map((match) => match[1]);
    expect(defined).toEqual(['U', 'U_N', 'N_eff', 'D_eff']);
  });

  /** Values of every preset; of a form without any, the middle of where fits start. */
  const valuesOf = (law: Law): (readonly [string, Readonly<Record<string, number>>])[] => {
    if (law.presets.length > 0) return law.presets.map(({ id, values }) => [id, values]);
    const middles = law.parameters.map(({ id, startRange = [1, 1] }) => [
      id,
      (startRange[0] + startRange[1]) / 2,
    ]);
    return [['no preset', Object.fromEntries(middles)]];
  };

  /** The module with the parameter that matters most at this point off by a millionth. */
  const moved = (text: string, law: Law, p: Float64Array, at: Inputs): string => {
    const gradient = new Float64Array(p.length);
    law.derivatives(toFeatures(law, at), p, gradient, null);
    const effects = Array.from(p, (value, j) => Math.abs(value * (gradient[j] as number)));
    let index = -1;
    return text.replace(/^( {4}\w+ = )(\S+)(?= {2}#)/gm, (line, name, value) => {
      index++;
      return index === effects.indexOf(Math.max(...effects))
        ? `${name}${value} * (1 + 1e-6)`
        : line;
    });
  };
  const python = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!python)(
    'runs, and its own check passes, for every law, part and preset',
    { timeout: 60_000 },
    () => {
      const cases = laws.flatMap(formsOf).flatMap((law) => {
        const at = Object.fromEntries(
          law.variables.map(({ id }) => [id, law.typical[id] as number] as const),
        );
        return valuesOf(law).map(([name, values]) => {
          const text = snippet(law, values, at);
          const wrong = moved(text, law, toVector(law, values), at);
          return { name: `${law.id} ${name}`, good: text, wrong };
        });
      });
      expect(cases.length).toBeGreaterThan(100);
      const check = [
        'import json, sys',
        'def passes(code):',
        '    try:',
        '        exec(code, {})',
        '        return "passes"',
        '    except AssertionError:',
        '        return "fails"',
        '    except Exception as error:',
        '        return repr(error)',
        'print(json.dumps([passes(code) for code in json.load(sys.stdin)]))',
      ].join('\n');
      const codes = JSON.stringify(cases.flatMap(({ good, wrong }) => [good, wrong]));
      const { stdout } = spawnSync('python3', ['-c', check], { input: codes, encoding: 'utf8' });
      const said: string[] = JSON.parse(stdout);
      expect(
        cases.map(({ name }, i) => ({ name, good: said[2 * i], wrong: said[2 * i + 1] })),
      ).toEqual(cases.map(({ name }) => ({ name, good: 'passes', wrong: 'fails' })));
    },
  );
});

describe('bibtex', () => {
  it('cites each paper once, the dataset and the tool, with TeX escaped', () => {
    const dataset = { id: 'own-1', title: 'A & B_{x}', origin: { source: '50% of runs' } };
    const text = bibtex([chinchilla, chinchilla], dataset, '0.1.0');
    expect(text.match(/@\w+\{[^,]+/g)).toEqual([
      '@misc{hoffmann2022',
      '@misc{besiroglu2024',
      '@misc{data-own-1',
      '@software{scalescope',
    ]);
    expect(text).toContain('author = {Hoffmann and others}');
    expect(text).toContain('author = {Besiroglu and Erdil and Barnett and You}');
    expect(text).toContain('title = {A \\& B\\_\\{x\\}}');
    expect(text).toContain('howpublished = {50\\% of runs}');
    expect(text).toContain('eprint = {2203.15556}');
    expect(text).toContain('version = {0.1.0}');
  });
});

describe('tableToCsv', () => {
  it('puts units into the header and writes numbers in full', () => {
    const text = tableToCsv([
      { name: 'N', unit: 'params', values: Float64Array.of(7e9, 0.1 + 0.2, 1e21) },
      { name: 'run "name", long', unit: '', values: ['a', 'b,c'] },
      { name: 'loss', unit: 'nats/token', values: [Number.NaN, 2.5] },
    ]);
    expect(text).toBe(
      'N (params),"run ""name"", long",loss (nats/token)\n7000000000,a,\n0.30000000000000004,"b,c",2.5\n1e21,,\n',
    );
    expect(tableToCsv([])).toBe('\n');
  });
});

describe('svgDocument', () => {
  it('adds what a picture needs outside the page', () => {
    expect(svgDocument('<!-- x --><svg width="4"><g/></svg> rest', 'g{fill:red}')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="4"><style><![CDATA[g{fill:red}]]></style><g/></svg>\n',
    );
  });
  it('keeps a namespace that is there and closes no section early', () => {
    const text = svgDocument('<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'a{}]]><script>');
    expect(text.match(/xmlns=/g)).toHaveLength(1);
    expect(text.match(/]]>/g)).toHaveLength(1);
  });
  it('gives nothing for what is no picture', () => {
    expect(svgDocument('<p>', 'x')).toBe('');
  });
});
