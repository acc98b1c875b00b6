import { describe, expect, it } from 'vitest';
import type { ColumnSource } from '../core/data';
import { defaultState, type ExplorerState } from '../core/permalink';
import {
  moveSchedule,
  selectAdvice,
  selectCourses,
  selectScheduleOptimum,
  selectSchedulePoint,
} from './schedule';
import { selectClasses, selectCrossing, writeClasses } from './schedule-classes';
import type { AppState } from './store';

/** The state of the screen with these keys, and tables by id. */
function stateOf(
  keys: Partial<ExplorerState>,
  tables: Readonly<Record<string, ColumnSource>> = {},
): AppState {
  const explorer: ExplorerState = { ...defaultState, screen: 'schedule', ...keys };
  return {
    explorer,
    settled: explorer,
    datasets: {},
    tables,
    own: [],
    measured: {},
    history: { gesture: null },
  } as unknown as AppState;
}

const table = (id: string, rows: readonly (readonly [string, number, number])[]): ColumnSource => ({
  id,
  title: id,
  hash: id,
  rowCount: rows.length,
  origin: { kind: 'own', source: id, notes: [] },
  columns: [
    { name: 'family', kind: 'text', values: rows.map(([name]) => name) },
    { name: 'gpu_hours', kind: 'number', values: Float64Array.from(rows, ([, x]) => x) },
    { name: 'loss', kind: 'number', values: Float64Array.from(rows, ([, , y]) => y) },
  ],
});

const hours = [5, 10, 20, 40, 80];
const two = table('own-two', [
  ...hours.map((h) => ['A', h, 40 * h ** -0.1] as const),
  ...hours.map((h) => ['B', h, 60 * h ** -0.2] as const),
]);

describe('the point of a schedule', () => {
  it('takes rate and batch from the law until a person sets them', () => {
    const power = selectSchedulePoint(stateOf({}));
    expect(power?.batch).toBeCloseTo(0.58 * 1e11 ** 0.571, 3);
    expect(power?.peak).toBe(0.02);
    const wsd = stateOf({ sched: 'wsd', tlaw: 'step-law' });
    expect(selectSchedulePoint(wsd)?.peak).toBeCloseTo(0.0016325, 7);
    expect(selectSchedulePoint(stateOf({ lr: 3e-4, batch: 1e6 }))).toMatchObject({
      peak: 3e-4,
      batch: 1e6,
      ownPeak: true,
    });
  });

  it('names what stands in where a law says nothing, and what lies outside', () => {
    expect(selectScheduleOptimum(stateOf({}))).toMatchObject({
      lrFrom: 'own',
      batchFrom: 'step-law',
      lrBeyond: null,
    });
    const critical = selectScheduleOptimum(
      stateOf({ tlaw: 'critical-batch', tpreset: 'zhang2024' }),
    );
    expect(critical).toMatchObject({ lrFrom: 'power', batchFrom: 'own' });
    const deepseek = selectScheduleOptimum(stateOf({ tlaw: 'deepseek-hp' }));
    expect(deepseek?.lrBeyond?.input).toBe('C');
    expect(deepseek?.lrBeyond?.factor).toBeCloseTo(30, 10);
  });

  it('moves the tokens with the compute', () => {
    expect(moveSchedule({ N: 1e9, D: 1e11 }, 'C', 6e21)).toEqual({ N: 1e9, D: 1e12, C: null });
  });

  it('puts six laws side by side with what each says within its range', () => {
    const advice = selectAdvice(stateOf({}));
    expect(advice.map(({ id }) => id)).toEqual([
      ...['power', 'step-law', 'deepseek', 'minicpm', 'porian', 'critical'],
    ]);
    const step = advice[1]?.lr;
    expect(step?.span?.[0]).toBeCloseTo(1.79 * 1.07e9 ** -0.713 * 4e9 ** 0.307, 8);
    expect(step?.span?.[1]).toBeCloseTo(1.79 * 215e6 ** -0.713 * 1e11 ** 0.307, 8);
    expect(advice[3]?.lr?.value).toBe(0.01);
    expect(advice[4]?.lr?.beyond?.factor).toBeCloseTo(1e9 / 902e6, 10);
  });

  it('draws the three other courses beside the chosen one', () => {
    const courses = selectCourses(stateOf({ sched: 'cosine', tlaw: 'step-law' }));
    expect(courses?.chosen.shape).toBe('cosine');
    expect(courses?.others.map(({ shape }) => shape)).toEqual(['power', 'wsd', 'constant']);
    expect(courses?.others[0]?.peak).toBe(0.02);
    expect(courses?.others[0]?.amplitude).toBeCloseTo((4 * 1107710) / 4096, 1);
  });
});

describe('two trends of an own table', () => {
  const keys = { table: 'own-two', boot: 100 };

  it('are found by the names of the columns and cross where they must', () => {
    const state = stateOf(keys, { 'own-two': two });
    const classes = selectClasses(state);
    expect([classes?.x.name, classes?.y.name, classes?.groups]).toEqual([
      ...['gpu_hours', 'loss', ['A', 'B']],
    ]);
    expect(selectCrossing(state)).toMatchObject({ place: 'inside' });
    const crossing = selectCrossing(state);
    expect(crossing && 'x' in crossing && crossing.x).toBeCloseTo(1.5 ** 10, 6);
  });

  it('change with the columns chosen, and without the rows left out', () => {
    const view = writeClasses({ x: 2, y: 1, by: 0, groups: [1, 0] });
    const chosen = selectClasses(stateOf({ ...keys, view }, { 'own-two': two }));
    expect([chosen?.x.name, chosen?.y.name, chosen?.choice.groups]).toEqual([
      ...['loss', 'gpu_hours', [1, 0]],
    ]);
    const few = stateOf({ ...keys, out: [0, 1, 2] }, { 'own-two': two });
    expect(selectCrossing(few)).toEqual({ reason: 'few-rows', group: 0 });
  });
});
