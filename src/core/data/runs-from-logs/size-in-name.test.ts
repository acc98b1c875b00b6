import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShape, readSize } from './size-in-name';

describe('sizes in names', () => {
  it.each([
    ['pythia-1.4b', 1.4e9],
    ['run_125M_seed3', 125e6],
    ['llama7b-base', 7e9],
    ['n70m', 70e6],
    ['gpt2-1p5B', 1.5e9],
    ['70M params', 70e6],
    ['160m_20B_tokens', 160e6],
    ['160m-100Btok-lr3e-4', 160e6],
    ['sweep/410m/seed1/trainer_state.json', 410e6],
    ['70m/300B-tokens', 70e6],
  ])('%s', (name, params) => expect(readSize(name)?.params).toBe(params));

  it.each([
    'mixtral-8x7b',
    'step100k',
    'ctx-128k',
    'bs4m',
    '100B-tokens',
    'run-a3b4c',
    'x7af3b',
    'seed 3',
    'v2-beta',
    'D20B',
  ])('%s carries none', (name) => expect(readSize(name)).toBeNull());

  it('keeps active and total parameters apart', () => {
    expect(readSize('qwen3-30B-A3B')).toEqual({ params: 3e9, totalParams: 30e9, text: '30B-A3B' });
  });

  it.each([
    ['d=512_l=8_h=4', { width: 512, layers: 8, heads: 4 }],
    ['d512-l8', { width: 512, layers: 8 }],
    ['8L-512d', { width: 512, layers: 8 }],
    ['d_model=768_n_layer=12', { width: 768, layers: 12 }],
    ['depth12_width768', { width: 768, layers: 12 }],
  ])('shape of %s', (name, shape) => expect(readShape(name)).toMatchObject(shape));
  it.each(['d512', 'l8', 'D=20B_l=3', 'seed-12'])('no shape in %s', (name) =>
    expect(readShape(name)).toBeNull(),
  );

  it('reads any size written in two to four digits, whatever stands around it', () => {
    const scale = fc.constantFrom(['M', 1e6], ['m', 1e6], ['B', 1e9], ['b', 1e9]) as fc.Arbitrary<
      [string, number]
    >;
    const around = fc.constantFrom('', 'run-', 'sweep/', 'pythia_', 'my model ', '2024-05-01_');
    const after = fc.constantFrom(
      '',
      '-seed3',
      '_lr3e-4',
      '/metrics.csv',
      '.log',
      ' (2)',
      '-20tpp',
      '_300Btok',
    );
    fc.assert(
      fc.property(
        around,
        fc.integer({ min: 1, max: 9999 }),
        scale,
        after,
        (head, digits, [unit, factor], tail) => {
          const text = String(digits / 10);
          expect(readSize(`${head}${text}${unit}${tail}`)?.params).toBeCloseTo(
            (digits / 10) * factor,
            0,
          );
        },
      ),
    );
  });
});
