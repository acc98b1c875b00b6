import { afterAll, describe, expect, it } from 'vitest';
import { readForecast, sealForecast, writeForecast } from '../core/forecast';
import { decodeLink } from '../core/permalink';
import { keepDataset } from './datasets';
import { selectForecastDraft } from './forecast-draft';
import { makeForecastLink } from './forecasts';
import { change } from './store';
import { createFittedStore, noisyRuns } from './testing/fitted-store';

const { store, pool } = createFittedStore();
afterAll(() => pool.dispose());

describe('a card frozen under a convention', () => {
  it('names what was imported and how it was counted, reads again, and opens with it', async () => {
    const bare = noisyRuns.N.map((params) => params * 0.8);
    const column = { name: 'params_non_embedding', kind: 'number' as const, values: bare };
    keepDataset(store, { ...noisyRuns, extra: [...noisyRuns.extra, column] });
    change(store, { acct: 'N:without' });
    const draft = () => selectForecastDraft(store.getState());
    await expect.poll(() => draft()?.ok ?? false, { timeout: 30_000, interval: 20 }).toBe(true);
    const found = draft();
    if (!found?.ok) throw new Error('no draft');
    expect(found.value.data.hash).toBe(noisyRuns.hash);
    expect(found.value.assumptions.acct).toBe('N:without');
    const kept = sealForecast({ made: '2026-11-24T13:30:00.000Z', ...found.value });
    expect(readForecast(writeForecast(kept))).toEqual({ ok: true, value: kept });
    change(store, { acct: '' });
    const link = makeForecastLink(store, kept, 'https://a.example/');
    expect(decodeLink(`https://a.example/${link.hash}`)).toMatchObject({
      state: { acct: 'N:without', N: found.value.target.N },
    });
  });
});
