import { describe, expect, it } from 'vitest';
import { toColumns } from './columns';
import { keepDataset } from './datasets';
import { selectFitRequest } from './fit-request';
import { selectDataset, selectRawDataset } from './rows';
import { selectLossUnit } from './selectors';
import { change, createAppStore, stepBack } from './store';
import { noisyRuns } from './testing/fitted-store';

const bare = noisyRuns.N.map((params) => params * 0.8);
const dataset = {
  ...noisyRuns,
  extra: [
    ...noisyRuns.extra,
    { name: 'params_non_embedding', kind: 'number' as const, values: bare },
  ],
};

function open(acct: string) {
  const store = createAppStore();
  keepDataset(store, dataset);
  change(store, { data: dataset.id });
  change(store, { acct });
  return store;
}

describe('conventions of a dataset', () => {
  it('are part of the columns a fit is asked with, and undone like any choice', () => {
    const store = open('N:without');
    const counted = selectDataset(store.getState());
    const request = selectFitRequest(store.getState());
    expect(request?.dataset).toBe(`${dataset.hash}~N:without`);
    if (!counted || !request) throw new Error('no request');
    expect(toColumns(counted, request).variables.N).toEqual(bare);
    expect(selectRawDataset(store.getState())).toBe(dataset);
    stepBack(store);
    expect(selectFitRequest(store.getState())?.dataset).toBe(dataset.hash);
    expect(selectDataset(store.getState())).toBe(dataset);
  });
  it('leave a dataset as it is where it has not what they need', () => {
    expect(selectDataset(open('N:active').getState())).toBe(dataset);
  });
  it('decide what the loss is counted per', () => {
    expect(selectLossUnit(open('loss:byte,bpt:4').getState())).toBe('nats/byte');
    expect(selectLossUnit(open('loss:byte').getState())).toBe('nats/token');
  });
});
