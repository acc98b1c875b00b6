import fc from 'fast-check';
import { catalogue } from '../../catalogue';
import { type Dataset, hashColumns, type RawColumn } from '../../data';
import { objectives } from '../../fit';
import { CUSTOM, type CustomSpec, isPlanLaw, isPlanSpec, laws } from '../../laws';
import {
  colours,
  courses,
  defaultState,
  type ExplorerState,
  FITTED,
  forms,
  intervalEnds,
  layers,
  limits,
  locks,
  screens,
  toleranceUnits,
  trainedOn,
} from '../explorer-state';

const logUniform = (low: number, high: number) =>
  fc
    .double({ min: Math.log(low), max: Math.log(high), noNaN: true })
    // exp(log(x)) may round to just outside.
    .map((log) => Math.min(high, Math.max(low, Math.exp(log))));
const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0));
const quantity = fc.option(logUniform(1e3, 1e30));
const isNew = (key: string) =>
  !(key in defaultState) && !['v', 'd', 'f', 'x', 'p', 'k'].includes(key) && !(key in {});

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/).filter((text) => !(text in {}));
const column = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const bound = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const variable = (name: string) => fc.record({ name: fc.constant(name), column });

const pin = fc.record({
  C: logUniform(1e3, 1e30),
  N: logUniform(1e3, 1e30),
  D: logUniform(1e3, 1e30),
  loss: logUniform(0.1, 20),
  ...{ served: quantity, unique: quantity, mem: quantity, bits: quantity },
});

/** Any formula that can be kept, whether it can be read as a law or not. */
const anySpec: fc.Arbitrary<CustomSpec> = fc.record({
  formula: fc.string({ unit: 'grapheme', maxLength: 80 }),
  variables: fc.oneof(
    fc.tuple(variable('N'), variable('D')),
    fc.uniqueArray(name.chain(variable), { maxLength: 4, selector: (entry) => entry.name }),
  ),
  response: fc.oneof(fc.constant('loss'), column),
  parameters: fc.dictionary(
    name,
    fc.record(
      { low: bound, high: bound, startLow: bound, startHigh: bound },
      { requiredKeys: [], noNullPrototype: true },
    ),
    { maxKeys: 4, noNullPrototype: true },
  ),
});

/** Any state that can be reached by using the product. */
export const anyState: fc.Arbitrary<ExplorerState> = fc
  .record({
    screen: fc.constantFrom(...screens),
    data: fc.constantFrom(...catalogue.map(({ id }) => id), 'own-0123456789ab'),
    law: fc.constantFrom(...laws.filter(isPlanLaw)),
    isCustom: fc.boolean(),
    formula: fc.option(anySpec),
    pick: fc.nat(),
    obj: fc.constantFrom(...objectives),
    delta: fc.oneof(fc.constant(1e-3), logUniform(1e-9, 10)),
    C: quantity,
    N: quantity,
    D: quantity,
    lock: fc.constantFrom(...locks),
    target: fc.option(logUniform(1e-3, 99)),
    tol: fc.oneof(fc.constant(0.01), logUniform(1e-6, 1)),
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    boot: fc.integer({ min: 0, max: 4000 }),
    resample: fc.constantFrom('cases', 'residual', 'clusters'),
    cluster: fc.string({ unit: 'grapheme', maxLength: 30 }),
    ends: fc.constantFrom(...intervalEnds),
    weights: fc.string({ unit: 'grapheme', maxLength: 30 }),
    floor: fc.option(fc.oneof(fc.constant(0), logUniform(1e-3, 99))),
    why: fc.string({ unit: 'grapheme', maxLength: 60 }),
    envelope: fc.oneof(fc.constant(1), logUniform(1, 1000)),
    acct: fc.constantFrom('', 'N:without', 'N:with,C:chowdhery,is:without,V:32000,s:2048,A:64'),
    where: fc.string({ unit: 'grapheme', maxLength: 60 }),
    card: fc.constantFrom('', 'chinchilla', 'compare', 'cmr/critical-ratio'),
    vs: fc.subarray([
      'chinchilla:fit',
      'chinchilla:besiroglu2024',
      'cmr/critical-ratio:gu2024-0.5',
    ]),
    form: fc.constantFrom(...forms),
    show: fc.subarray([...layers]),
    colour: fc.constantFrom(...colours),
    ghost: fc.option(fc.tuple(logUniform(1e3, 1e18), logUniform(1e3, 1e18))),
    reach: fc
      .tuple(logUniform(1e-3, 1), logUniform(1, 1e6), logUniform(1, 1e3))
      .map(([least, most, factor]) => [least, most, factor] as const),
    table: fc.constantFrom('', 'microladder-ptq', 'own-0123456789ab'),
    tlaw: fc.constantFrom('', 'qid', 'cmr/critical-ratio'),
    tpreset: fc.constantFrom('', FITTED, 'ouyang2024-unified'),
    out: fc
      .uniqueArray(fc.nat(300), { maxLength: 40 })
      .map((rows) => rows.toSorted((a, b) => a - b)),
    view: fc.constantFrom('', 'replay'),
    served: quantity,
    unique: quantity,
    mem: quantity,
    cost: fc.option(logUniform(1e-9, 1e9)),
    bits: fc.option(fc.double({ min: 1, max: 16, noNaN: true })),
    group: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    ratio: share,
    epochs: fc.option(logUniform(1e-3, 1e6)),
    eps: fc.option(logUniform(1e-9, 100)),
    tolin: fc.constantFrom(...toleranceUnits),
    mix: fc.array(
      fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
      { maxLength: 6 },
    ),
    off: fc.subarray([...limits]),
    hw: fc.string({ unit: 'grapheme', maxLength: 60 }),
    pins: fc.array(pin, { maxLength: 4 }),
    train: fc.constantFrom(...trainedOn),
    task: fc.constantFrom('', 'arc_easy'),
    sched: fc.constantFrom(...courses),
    lr: fc.option(logUniform(1e-9, 1e3)),
    batch: quantity,
    warm: share,
    decay: share,
    end: share,
    kind: fc.constantFrom('', 'ratio'),
    q: fc.string({ unit: 'grapheme', maxLength: 40 }),
    excluded: fc
      .uniqueArray(fc.nat(5000), { maxLength: 60 })
      .map((rows) => rows.toSorted((a, b) => a - b)),
    whys: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { maxLength: 3 }),
    unknown: fc.dictionary(
      fc.stringMatching(/^[A-Za-z][\w.-]{0,12}$/).filter(isNew),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      { maxKeys: 5, noNullPrototype: true },
    ),
  })
  .map(({ law, isCustom, pick, whys, ...parts }) => {
    // Each reason takes every fourth row from where it begins.
    const reasons = [...new Set(whys)]
      .map((text, k) => ({ text, rows: parts.excluded.filter((_, i) => i % 4 === k) }))
      .filter(({ rows }) => rows.length > 0);
    const rest = { ...parts, reasons };
    if (isCustom && rest.formula && isPlanSpec(rest.formula)) {
      return { ...rest, law: CUSTOM, preset: FITTED };
    }
    const presets = [FITTED, ...law.presets.map(({ id }) => id)];
    return { ...rest, law: law.id, preset: presets[pick % presets.length] as string };
  });

const positive = logUniform(1e-3, 1e30);

/** Own datasets of up to `most` rows with columns of both kinds. */
export function anyDataset(most: number): fc.Arbitrary<Dataset> {
  return fc.integer({ min: 1, max: most }).chain((rows) => {
    const column = <T>(cell: fc.Arbitrary<T>) =>
      fc.array(cell, { minLength: rows, maxLength: rows });
    const numbers = column(positive).map((values) => Float64Array.from(values));
    const extra: fc.Arbitrary<RawColumn> = fc.oneof(
      column(fc.double()).map((values) => ({
        name: 'score',
        kind: 'number' as const,
        values: Float64Array.from(values),
      })),
      column(fc.constantFrom('rpj', 'c4', 'ä, "b"')).map((values) => ({
        name: 'train_set',
        kind: 'text' as const,
        values,
      })),
    );
    return fc
      .record({
        title: fc.string({ unit: 'grapheme', maxLength: 30 }),
        names: column(fc.string({ unit: 'grapheme', maxLength: 12 })),
        N: numbers,
        D: numbers,
        loss: numbers,
        lossError: fc.option(numbers),
        extra: fc.uniqueArray(extra, { maxLength: 2, selector: ({ name }) => name }),
        leftOut: fc.subarray(Array.from({ length: rows }, (_, row) => row)),
      })
      .map(({ lossError, ...rest }) =>
        ownDataset({ ...rest, ...(lossError ? { lossError } : {}) }),
      );
  });
}

/** An own dataset from its columns. */
export function ownDataset(columns: Pick<Dataset, 'N' | 'D' | 'loss'> & Partial<Dataset>): Dataset {
  const content = {
    names: Array.from(columns.N, (_, row) => `run ${row + 1}`),
    extra: [],
    leftOut: [],
    ...columns,
  };
  const hash = hashColumns(content);
  const title = columns.title ?? 'Mine.csv';
  return {
    origin: { kind: 'own', source: title, notes: [] },
    ...content,
    title,
    hash,
    id: `own-${hash.slice(0, 12)}`,
  };
}
