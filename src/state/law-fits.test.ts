import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findLaw, findPreset, formsOf, type Law, laws } from '../core/laws';
import { simulateRuns } from '../core/simulate';
import type { DatasetColumns, FitAnswer, FitRequest, WorkerClient } from '../worker';
import { bindingOf, cancelLawFit, chooseFitData, fitLawTo, freshChoice } from './law-fits';
import { keepSimulated } from './simulated-keep';
import { createAppStore } from './store';
import { findSource, listOffers, loadOffer, type Offer } from './tables';

const law = findLaw('critical-batch') as Law;
const fetchBundled = async (file: string): Promise<Uint8Array> =>
  readFileSync(`public/data/${file}`);

function offers(store: ReturnType<typeof createAppStore>, of = law): readonly Offer[] {
  const { explorer, ...state } = store.getState();
  return listOffers(of, { ...state, data: explorer.data });
}

function answer({ rows, settings }: FitRequest, a: number): FitAnswer {
  return {
    fit: {
      law: law.id,
      ...settings,
      n: rows.length,
      value: 1,
      parameters: { a, b: 2e6 },
      atBound: [],
      certificate: { starts: 12, agreed: 12, nextGap: null, records: [] },
      reciprocalCondition: 1e-3,
      covariance: null,
    },
    bootstrap: null,
  };
}

/** A client that answers when the test says so. */
function fakeClient() {
  const put: DatasetColumns[] = [];
  const replies: ((a: number) => void)[] = [];
  const requests: FitRequest[] = [];
  const client = {
    putDataset: (columns) => put.push(columns),
    fit: (request) => {
      requests.push(request);
      return new Promise((resolve) =>
        replies.push((a) => resolve({ result: { ok: true, value: answer(request, a) } })),
      );
    },
  } as Pick<WorkerClient, 'putDataset' | 'fit'> as WorkerClient;
  return { client, put, replies, requests };
}

describe('what a law can be fitted to', () => {
  it('starts with the table of its own paper, one offer a binding, and ends with the dataset in use', () => {
    const store = createAppStore();
    expect(offers(store).map(({ key }) => key)).toEqual([
      'table:cbs-steps:0',
      'runs:chinchilla-isoflop',
    ]);
    const perBits = findLaw('qid/per-bits') as Law;
    expect(offers(store, perBits)[0]?.id).toBe('qid-targets');
  });
  it('offers bundled runs only where their columns are all there', () => {
    const keys = offers(createAppStore(), findLaw('downstream') as Law).map(({ key }) => key);
    expect(keys).toContain('runs:gadre-c4');
    expect(keys).not.toContain('runs:microladder');
  });
  it('has a law and a table for every binding of the catalogue, so that none is out of reach', () => {
    const store = createAppStore();
    const bound = laws.flatMap(formsOf).filter((form) => offers(store, form)[0]?.kind === 'table');
    expect(bound.map(({ id }) => id).sort()).toEqual(
      expect.arrayContaining(['qid', 'qat', 'cmr', 'critical-batch', 'data-mixing', 'd-cpt']),
    );
  });
});

async function loaded() {
  const store = createAppStore();
  const [offer] = offers(store);
  if (!offer) throw new Error('no offer');
  expect(await loadOffer({ store, fetchBundled }, offer)).toBeNull();
  const source = findSource(store.getState(), offer);
  if (!source) throw new Error('not loaded');
  return { store, offer, source, choice: freshChoice(offer) };
}

describe('fitLawTo', () => {
  it('asks for the rows of the group, in the units of the law', async () => {
    const { store, offer, source, choice } = await loaded();
    const { client, put, replies, requests } = fakeClient();
    chooseFitData(store, law.id, choice);
    const done = fitLawTo({ store, client }, law, offer, source, choice);
    expect(store.getState().lawFits[law.id]?.busy).toBe(true);
    expect(put[0]?.variables.batch?.[0]).toBe(64 * 512);
    expect(put[0]?.response[0]).toBe(46000);
    expect(requests[0]?.rows).toHaveLength(9);
    replies[0]?.(1290);
    await done;
    const { shown, busy } = store.getState().lawFits[law.id] ?? {};
    expect(busy).toBe(false);
    expect(shown?.model.parameters[0]).toBe(1290);
    expect([shown?.bound.rows.length, shown?.rowCount]).toEqual([9, 45]);
  });
  it('lets only the newest answer in, and keeps the old result until it is there', async () => {
    const { store, offer, source, choice } = await loaded();
    const { client, replies } = fakeClient();
    const first = fitLawTo({ store, client }, law, offer, source, choice);
    replies[0]?.(1);
    await first;
    const second = fitLawTo({ store, client }, law, offer, source, choice);
    const third = fitLawTo({ store, client }, law, offer, source, { ...choice, group: null });
    expect(store.getState().lawFits[law.id]?.shown?.model.parameters[0]).toBe(1);
    replies[2]?.(3);
    await third;
    replies[1]?.(2);
    await second;
    expect(store.getState().lawFits[law.id]?.shown?.model.parameters[0]).toBe(3);
    void fitLawTo({ store, client }, law, offer, source, choice);
    cancelLawFit(store, law.id);
    expect(store.getState().lawFits[law.id]).toMatchObject({ busy: false });
  });
  it('says what is missing, and asks for nothing', async () => {
    const { store, offer, source, choice } = await loaded();
    const { client, requests } = fakeClient();
    const { batch: _, ...variables } = bindingOf(law, offer, source, choice, null).variables;
    const binding = { variables, response: 'steps' };
    await fitLawTo({ store, client }, law, offer, source, { ...choice, binding });
    expect(store.getState().lawFits[law.id]?.problem?.code).toBe('bind-variable-missing');
    expect(requests).toEqual([]);
  });
});

describe('keepSimulated', () => {
  it('gives a table of this tab to the card of a law that knows no sizes', () => {
    const store = createAppStore();
    const truth = findPreset(law, 'zhang2024-85m');
    const made =
      truth && simulateRuns({ law, truth, design: { kind: 'recommended' }, noise: 0, seed: 1 });
    if (!made?.ok) throw new Error('not simulated');
    keepSimulated(store, law.id, made.value);
    const { explorer, lawFits } = store.getState();
    expect([explorer.screen, explorer.card, explorer.data]).toEqual([
      'laws',
      'critical-batch',
      'chinchilla-isoflop',
    ]);
    const [first] = offers(store);
    expect(first?.kind).toBe('made');
    expect(lawFits[law.id]).toMatchObject({ open: true, choice: { offer: first?.key } });
  });
});
