import { describe, expect, it } from 'vitest';
import { textAt } from '../data';
import { findLaw, findPreset, type Law } from '../laws';
import { simulateRuns } from '../simulate';
import { decodeLink, defaultState, encodeLink, readSession, writeSession } from './index';

const law = findLaw('chinchilla') as Law;
const truth = findPreset(law, 'besiroglu2024');

function simulated() {
  if (!truth) throw new Error('no such preset');
  const runs = simulateRuns({
    law,
    truth,
    design: { kind: 'isoflop', budgets: [1e19, 1e20, 1e21], sizes: 9, spread: 4 },
    noise: 0.01,
    seed: 7,
  });
  if (!runs.ok || !runs.value.dataset) throw new Error('no runs');
  return runs.value.dataset;
}

const facts = {
  law: 'chinchilla',
  truth: 'besiroglu2024',
  design: 'isoflop',
  noise: 0.01,
  seed: 7,
};

describe('simulated runs', () => {
  it('stay labelled in a link, with the same runs under the same id', () => {
    const dataset = simulated();
    const link = encodeLink({ ...defaultState, data: dataset.id }, { dataset, base: 'http://a/' });
    expect(link.tooLong).toBe(false);
    const read = decodeLink(link.hash).dataset;
    expect(read).toEqual({
      ...dataset,
      origin: { kind: 'link', source: dataset.title, notes: [], simulated: facts },
    });
    expect(read?.title).toMatch(/^Simulated: Chinchilla/);
    expect(read && textAt(read.names, 26)).toBe('simulated 27');
  });
  it('stay labelled in a session file; facts that are none refuse the dataset', () => {
    const dataset = simulated();
    const text = writeSession(defaultState, [dataset]);
    const session = readSession(text);
    expect(session.ok && session.value.datasets[0]).toEqual(dataset);
    const wrong = readSession(text.replace('"noise":0.01', '"noise":"much"'));
    expect(wrong.ok && wrong.value.datasets).toEqual([]);
    expect(wrong.ok && wrong.value.notices[0]?.code).toBe('session-dataset');
  });
});
