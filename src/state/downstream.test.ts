import { describe, expect, it } from 'vitest';
import { findCatalogueEntry, loadCatalogueDataset } from '../core/catalogue';
import { bytesOf } from '../core/catalogue/testing/load';
import { tableSource } from '../core/data';
import { readText } from '../core/data/testing/read';
import { fitTogether, type SharedProblem } from '../core/fit';
import { findLaw } from '../core/laws';
import { runToEnd } from '../core/long-work';
import { defaultState, type ExplorerState } from '../core/permalink';
import {
  moveDownstream,
  selectDownstreamBeyond,
  selectDownstreamModels,
  selectDownstreamPoint,
  selectDownstreamReadouts,
  selectRunTests,
} from './downstream';
import { selectDownstreamRuns, selectSplit, selectTrained } from './downstream-runs';
import { type AppState, createAppStore } from './store';

/** A table of one's own: sizes, tokens, losses, a mean error and one task. */
const ownTable = [
  'params,tokens,loss,error,err_arc_easy',
  '1e8,2e9,3.8,0.71,0.6',
  '1e8,8e9,3.6,0.69,0.55',
  '4e8,8e9,3.1,0.63,0.5',
  '4e8,8e10,2.9,,0.4',
].join('\n');

function stateWith(patch: Partial<ExplorerState>): AppState {
  const store = createAppStore({ ...defaultState, screen: 'downstream', ...patch });
  for (const id of ['gadre-rpj', 'gadre-c4']) {
    const entry = findCatalogueEntry(id);
    const loaded = entry && loadCatalogueDataset(entry, bytesOf(entry.file));
    if (!loaded?.ok) throw new Error(`${id} is not there`);
    store.setState({ datasets: { ...store.getState().datasets, [id]: loaded.value } });
  }
  const source = tableSource(readText(ownTable), {
    ...{ id: 'own-1', title: 'mine', hash: '1' },
    origin: { kind: 'own', source: 'mine.csv', notes: [] },
  });
  store.setState({ tables: { 'own-1': source } });
  return store.getState();
}

describe('the runs the fits rest on', () => {
  it.each([
    ['paper', 5, 6, 22],
    ['near', 14, 14, 17],
    ['all', 35, 35, 0],
  ] as const)('%s: %i of the loss, %i of the error, %i held out', (train, loss, error, held) => {
    const split = selectSplit(stateWith({ train }));
    expect([split.loss.length, split.error.length]).toEqual([loss, error]);
    expect(split.held.length).toBe(held);
  });

  it('a row left out is neither fitted nor a test', () => {
    const state = stateWith({ train: 'all', out: [0, 34] });
    const split = selectSplit(state);
    expect(split.out).toEqual([0, 34]);
    expect(split.loss).toHaveLength(33);
    expect(split.held).toEqual([]);
  });

  it('a table of one\u2019s own has its errors, and all of its runs in place of the paper\u2019s', () => {
    const state = stateWith({ table: 'own-1' });
    expect(selectTrained(state)).toBe('all');
    const runs = selectDownstreamRuns(state);
    expect(Array.from(runs?.mean?.values ?? [])).toEqual([0.71, 0.69, 0.63, Number.NaN]);
    expect(runs?.tasks.map(({ id }) => id)).toEqual(['arc_easy']);
    expect(selectSplit(state).loss).toEqual([0, 1, 2, 3]);
    // Published values are only tested by it.
    const published = selectSplit(stateWith({ table: 'own-1', tpreset: 'gadre2024-c4' }));
    expect([published.loss, published.held]).toEqual([[], [0, 1, 2, 3]]);
  });
});

describe('published values', () => {
  it('of RefinedWeb are held against the runs its paper states', () => {
    const { runs } = selectRunTests(stateWith({ tpreset: 'gadre2024-refinedweb' }));
    const [largest, longest] = runs;
    expect([largest?.N, longest?.D]).toEqual([6889410560, 320 * 1439795200]);
    expect(Math.abs(100 * (largest?.loss.off ?? 1))).toBeCloseTo(1.62, 2);
    expect(Math.abs(100 * (largest?.error?.off ?? 1))).toBeCloseTo(2.94, 2);
    expect(Math.abs(100 * (longest?.loss.off ?? 1))).toBeCloseTo(0.005, 3);
  });

  it('have a point, no interval, and the error of the predicted loss', () => {
    const state = stateWith({ tpreset: 'gadre2024-rpj' });
    const readouts = selectDownstreamReadouts(state);
    expect(readouts?.loss.value).toBeCloseTo(2.5198, 4);
    expect(readouts?.error?.value).toBeCloseTo(0.4925, 4);
    expect(readouts?.accuracy?.value).toBeCloseTo(1 - 0.4925, 4);
    expect(readouts?.error?.low).toBeNull();
    expect(selectDownstreamBeyond(state)).toBeNull();
  });

  it('of 46 tasks have no measured errors to be held against', () => {
    const state = stateWith({ tlaw: 'downstream', tpreset: 'gadre2024-rpj-46' });
    const { runs } = selectRunTests(state);
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.every(({ error }) => error === null)).toBe(true);
  });
});

describe('the point', () => {
  it('is the run of most compute, or what two of the three say', () => {
    expect(selectDownstreamPoint(stateWith({}))).toMatchObject({ N: 1439795200, D: 921468928000 });
    expect(selectDownstreamPoint(stateWith({ table: 'gadre-c4' })).N).toBe(6889410560);
    expect(selectDownstreamPoint(stateWith({ N: 1e9, C: 6e20 })).D).toBeCloseTo(1e11, -2);
    const along = selectDownstreamPoint(stateWith({ C: 1e22 }));
    expect(along.C / 1e22).toBeCloseTo(1, 12);
    expect(along.ratio).toBeCloseTo(640, 9);
  });

  it('moves along its ratio with compute', () => {
    const point = { N: 1e9, D: 2e10, C: 1.2e20, ratio: 20 };
    expect(moveDownstream(point, 'C', 4.8e20)).toEqual({ N: 2e9, D: 4e10, C: null });
    expect(moveDownstream(point, 'N', 3e9)).toEqual({ N: 3e9, D: 2e10, C: null });
  });
});

describe('the interval of the chained error', () => {
  /** Both fits of the paper's runs with their joint draws, as the worker answers. */
  function fitted(): AppState {
    const state = stateWith({});
    const runs = selectDownstreamRuns(state);
    const split = selectSplit(state);
    if (!runs?.mean) throw new Error('runs with errors');
    const { N, D, loss, mean } = runs;
    const pick = (column: Float64Array, places: readonly number[]) =>
      Float64Array.from(places, (place) => column[place] as number);
    const at = (places: readonly number[]) =>
      Uint32Array.from(places, (place) => split.error.indexOf(place));
    const parts: SharedProblem[] = [
      {
        law: findLaw('overtrained') as never,
        variables: [pick(N, split.loss), pick(D, split.loss)],
        response: pick(loss, split.loss),
        at: at(split.loss),
      },
      {
        law: findLaw('downstream') as never,
        variables: [pick(loss, split.error)],
        response: pick(mean.values, split.error),
        at: at(split.error),
      },
    ];
    const fits = runToEnd(
      fitTogether(parts, { objective: 'mse', delta: 1e-3 }, { runs: 6, replicates: 200, seed: 1 }),
    );
    const measured = Object.fromEntries(
      fits.map((part, i) => {
        if (!part.ok) throw new Error(part.problem.code);
        const { fit, bootstrap } = part.value;
        const { law } = parts[i] as SharedProblem;
        const width = law.parameters.length;
        const draws = Array.from({ length: bootstrap?.replicates ?? 0 }, (_, k) =>
          (bootstrap?.draws ?? new Float64Array()).subarray(k * width, (k + 1) * width),
        );
        const parameters = Float64Array.from(
          law.parameters,
          ({ id }) => fit.parameters[id] as number,
        );
        const model = { law, parameters, draws, source: { kind: 'fit', fit, bootstrap } };
        const shown = { key: 'k', model };
        const slot = i === 0 ? 'downstream/loss' : 'downstream/error';
        return [slot, { shown, problem: null, failed: null, busy: false, progress: null }];
      }),
    );
    return { ...state, measured: measured as never };
  }

  it('carries both fits: it is wider than with either one held', () => {
    const state = fitted();
    const width = (of: { low: number | null; high: number | null } | null | undefined) =>
      (of?.high ?? 0) - (of?.low ?? 0);
    const readouts = selectDownstreamReadouts(state);
    expect(width(readouts?.byLoss)).toBeGreaterThan(0);
    expect(width(readouts?.byError)).toBeGreaterThan(0);
    expect(width(readouts?.error)).toBeGreaterThan(width(readouts?.byLoss));
    expect(width(readouts?.error)).toBeGreaterThan(width(readouts?.byError));
    expect(readouts?.error?.value).toBeCloseTo(0.4925, 4);
    // Each draw of the chain is a draw of both.
    const models = selectDownstreamModels(state);
    expect(models?.chain?.draws).toHaveLength(models?.loss.draws.length ?? -1);
    expect(selectDownstreamBeyond(state)?.what).toBe('C');
  });

  it('names the published errors of the runs that were held out', () => {
    const { runs } = selectRunTests(fitted());
    const off = (N: number, D: number) => {
      const run = runs.find((test) => test.N === N && test.D === D);
      return [run?.loss.off, run?.error?.off].map((value) => 100 * Math.abs(value ?? 1));
    };
    const [loss, error] = off(1439795200, 921468928000);
    expect(Math.abs((loss ?? 0) - 0.71)).toBeLessThan(0.006);
    expect(Math.abs((error ?? 0) - 3.64)).toBeLessThan(0.006);
    const [largeLoss, largeError] = off(6889410560, 137788211200);
    expect(Math.abs((largeLoss ?? 0) - 0.73)).toBeLessThan(0.006);
    expect(Math.abs((largeError ?? 0) - 0.05)).toBeLessThan(0.006);
    // The run that only the error law has seen tests the loss alone.
    expect(runs.find(({ N, D }) => N === 1439795200 && D / N === 20)?.error).toBeNull();
  });
});
