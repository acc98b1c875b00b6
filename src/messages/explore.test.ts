import { describe, expect, it } from 'vitest';
import { hero, ratio, slice } from './explore';

describe('bands', () => {
  it('say that they are percentiles where the numbers beside them are BCa, and only there', () => {
    const said = (isBca: boolean): string[] => [
      hero.subtitle(true, 4000, false, 'nats/token', false, isBca, [240, 240]),
      slice.subtitle(1e21, true, isBca),
      ratio.subtitle(true, isBca),
    ];
    expect(said(true).map((text) => text.includes('(percentiles; the numbers are BCa)'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(said(false)[0]).toBe(
      'Dots: runs. Thin lines: equal loss, nats/token. Blue: optimal path, 95 % of 4000 refits.',
    );
    const sampled = hero.subtitle(true, 200, false, 'nats/token', false, false, [2008, 1e6]);
    expect(sampled).toContain('Dots: runs (showing 2,008 of 1,000,000, drawn at random).');
    expect(said(false).join()).not.toContain('BCa');
    expect(slice.subtitle(1e21, false, true)).not.toContain('BCa');
  });
});
