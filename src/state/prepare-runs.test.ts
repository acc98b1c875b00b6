import { describe, expect, it } from 'vitest';
import type { Dataset } from '../core/data';
import { createLanes } from './lanes';
import { changeRows, prepareRuns } from './prepare-runs';
import { chooseRows, selectRowChoice } from './rows';
import { createAppStore, type Store } from './store';
import { noisyRuns } from './testing/fitted-store';

const COUNT = 300_000;

function many(id: string): Dataset {
  const column = (at: (row: number) => number) =>
    Float64Array.from({ length: COUNT }, (_, i) => at(i));
  return {
    ...noisyRuns,
    id,
    names: { kind: 'numbered', length: COUNT, prefix: 'run ', numbers: new Uint32Array(COUNT) },
    N: column((row) => 1e6 + row),
    D: column((row) => 1e8 + row),
    loss: column((row) => 2 + (row % 100) / 100),
    leftOut: [7],
  };
}

function holding(dataset: Dataset): Store {
  const store = createAppStore();
  const explorer = { ...store.getState().explorer, data: dataset.id };
  store.setState({ explorer, datasets: { [dataset.id]: dataset } });
  return store;
}

const included = (store: Store): number[] => {
  const choice = selectRowChoice(store.getState());
  if (!choice?.ok) throw new Error('no rows');
  return [...choice.value.included];
};

describe('changeRows', () => {
  it('changes few runs at once', () => {
    const store = holding(noisyRuns);
    void changeRows(store, { where: 'N>0' });
    expect(store.getState().explorer.where).toBe('N>0');
  });

  it('changes many after it has worked out the very same rows', async () => {
    const dataset = many('own-many');
    const store = holding(dataset);
    const done = changeRows(store, { where: 'loss<2.5 and N>1000100', excluded: [200, 201] });
    expect(store.getState().explorer.where).toBe('');
    await done;
    expect(store.getState().explorer).toMatchObject({
      where: 'loss<2.5 and N>1000100',
      excluded: [200, 201],
    });
    const expected = Array.from({ length: COUNT }, (_, row) => row).filter(
      (row) => row % 100 < 50 && row > 100 && row !== 200 && row !== 201,
    );
    expect(included(store)).toEqual(expected);
  });

  it('lets the newest change win, and gives up on runs that are no longer there', async () => {
    const dataset = many('own-many');
    const store = holding(dataset);
    const older = changeRows(store, { where: 'loss<2.5' });
    const newer = changeRows(store, { where: 'loss<2.1' });
    await Promise.all([older, newer]);
    expect(store.getState().explorer.where).toBe('loss<2.1');
    const left = changeRows(store, { where: 'loss<2.9' });
    const other = many('own-other');
    store.setState({
      explorer: { ...store.getState().explorer, data: other.id, where: '' },
      datasets: { [other.id]: other },
    });
    await left;
    expect(store.getState().explorer.where).toBe('');
  });
});

it('has the choice of many runs at hand once they are prepared', async () => {
  const dataset = many('own-many');
  await prepareRuns(dataset, 'loss<2.5');
  const first = chooseRows(dataset, 'loss<2.5', []);
  const again = chooseRows(dataset, 'loss<2.5', []);
  expect(first.ok && again.ok && first.value).toBe(again.ok && again.value);
  expect(first.ok && first.value.included.length).toBe(COUNT / 2 - 1);
  // A run taken out is another choice.
  const fewer = chooseRows(dataset, 'loss<2.5', [0]);
  expect(fewer.ok && fewer.value.included[0]).toBe(1);
});

it('draws many runs view by view, frame by frame', () => {
  const dataset = many('own-many');
  const store = createAppStore();
  const tasks: (() => void)[] = [];
  const lanes = createLanes(store, (task) => tasks.push(task));
  store.setState({
    explorer: { ...store.getState().explorer, data: dataset.id },
    datasets: { [dataset.id]: dataset },
  });
  const shown = (): number =>
    Object.values(lanes).filter((lane) => lane.getState().explorer.data === dataset.id).length;
  expect(shown()).toBe(1);
  const seen: number[] = [];
  for (let i = 0; i < 12; i++) {
    for (const task of tasks.splice(0)) task();
    seen.push(shown());
  }
  expect(seen.slice(0, 2)).toEqual([2, 3]);
  expect(seen.at(-1)).toBe(Object.keys(lanes).length);
});
