import { describe, expect, it } from 'vitest';
import { findLaw, type Law } from '../core/laws';
import {
  type Compared,
  heldInputs,
  isMappable,
  parameterIntervals,
  responseOver,
  selectCompared,
  selectComparedKeys,
  selectUnknownCompared,
} from './compare';
import { change, createAppStore } from './store';

function comparedOf(vs: readonly string[]): readonly Compared[] {
  const store = createAppStore();
  change(store, { vs });
  return selectCompared(store.getState());
}

describe('what is compared', () => {
  it('is the fit beside the first published sets until a person chooses', () => {
    const { presets } = findLaw('chinchilla') as Law;
    expect(selectComparedKeys(createAppStore().getState())).toEqual([
      'chinchilla:fit',
      `chinchilla:${presets[0]?.id}`,
      `chinchilla:${presets[1]?.id}`,
    ]);
  });
  it('leaves out what this build does not know, and says which', () => {
    const store = createAppStore();
    change(store, { vs: ['chinchilla:besiroglu2024', 'chinchilla:nobody', 'no-law:fit'] });
    expect(selectCompared(store.getState()).map(({ key }) => key)).toEqual([
      'chinchilla:besiroglu2024',
    ]);
    expect(selectUnknownCompared(store.getState())).toEqual(['chinchilla:nobody', 'no-law:fit']);
  });
  it('has no values, and no place on the map, for a fit that is not on screen', () => {
    const [fit] = comparedOf(['chinchilla:fit']) as [Compared];
    expect(fit.parameters).toBeNull();
    expect(isMappable(fit)).toBe(false);
    expect(responseOver(fit)(10, 12)).toBeNaN();
  });
});

describe('the response over the plane', () => {
  it('takes log10 of N and D', () => {
    const [entry] = comparedOf(['chinchilla:hoffmann2022']) as [Compared];
    expect(responseOver(entry)(10, 12)).toBeCloseTo(
      1.69 + 406.4 / 1e10 ** 0.34 + 410.7 / 1e12 ** 0.28,
      12,
    );
  });
  it('holds every other variable, and says at what', () => {
    const precision = findLaw('precision') as Law;
    const [entry] = comparedOf([`precision:${precision.presets[0]?.id}`]) as [Compared];
    const held = heldInputs(precision);
    expect(Object.keys(held).sort()).toEqual(['aBits', 'kvBits', 'wBits']);
    const loss = precision.outputs[0].compute({ ...held, N: 1e9, D: 1e11 }, entry.parameters ?? []);
    expect(responseOver(entry)(9, 11)).toBeCloseTo(loss, 12);
  });
  it('is no loss of size and tokens for a law of a mixture', () => {
    const cmr = findLaw('cmr') as Law;
    const [entry] = comparedOf([`cmr:${cmr.presets[0]?.id}`]) as [Compared];
    expect(isMappable(entry)).toBe(false);
  });
});

describe('intervals of a fit', () => {
  it('are the middle 95 % of its draws, and none where there are none', () => {
    const [entry] = comparedOf(['chinchilla:hoffmann2022']) as [Compared];
    expect(parameterIntervals(entry)[0]).toBeNull();
    const draws = Array.from({ length: 201 }, (_, i) => Float64Array.of(i, 0, 0, 0, 0));
    const [low, high] = parameterIntervals({ ...entry, draws })[0] ?? [];
    expect(low).toBeCloseTo(5, 12);
    expect(high).toBeCloseTo(195, 12);
  });
});
