import { describe, expect, it } from 'vitest';
import { jsonOf, runWith } from './testing/fake-io';

const plain = ['fit', '--dataset', 'chinchilla-isoflop', '--bootstrap', '0'];
const asked = [...plain, '--next', '5e21', '--target', 'N=70b,D=1.4T'];

describe('fit --next', () => {
  it('gives ranked runs inside the budget, and the interval before and after', () => {
    const { next, params } = jsonOf({}, ...asked);
    expect(next.target).toEqual({ N: 7e10, D: 1.4e12 });
    expect(next.estimate).toBeCloseTo(
      params.E + params.A / 7e10 ** params.alpha + params.B / 1.4e12 ** params.beta,
      10,
    );
    let spent = 0;
    let last = next.before;
    for (const { N, D, flops, halfWidthAfter } of next.runs) {
      expect(flops).toBe(6 * N * D);
      expect(D / N).toBeGreaterThanOrEqual(4);
      expect(D / N).toBeLessThanOrEqual(400);
      expect(halfWidthAfter).toBeLessThan(last);
      spent += flops;
      last = halfWidthAfter;
    }
    expect(last).toBe(next.after);
    expect(spent).toBeLessThanOrEqual(5e21);
    expect(next.flops).toBeCloseTo(spent, -10);
    expect(next.after).toBeLessThan(0.8 * next.before);
    expect(next.taughtNothing.length).toBeGreaterThan(0);
    expect(Object.keys(next.taughtNothing[0])).toEqual(['N', 'D', 'loss']);
    expect(jsonOf({}, ...plain)).not.toHaveProperty('next');
  });

  it('starts from the interval of the delta method', () => {
    const target = 'C=1e24';
    const more = ['--objective', 'log-mse', '--next', '1e21', '--target', target];
    const one = jsonOf({}, ...plain, ...more);
    const { N, D } = one.next.target;
    expect(6 * N * D).toBeCloseTo(1e24, -15);
    expect(one.next.before).toBeGreaterThan(0.001);
    expect(one.next.before).toBeLessThan(0.1);
  });

  it('says the same in words', () => {
    const { code, out } = runWith({}, ...asked);
    expect(code).toBe(0);
    expect(out).toMatch(
      /20 runs for [45]\S*e21 FLOPs should bring the 95 % interval at 70B parameters on 1\.4T tokens from ±0\.\d+ to ±0\.\d+ nats\/token \(\d+ % less\)/,
    );
    expect(out).toMatch(
      /\n1\. \S+ parameters on \S+ tokens \(\S+ per parameter\), \S+ FLOPs: then ±/,
    );
    expect(out).toMatch(/runs of the data taught nothing about it\./);
  });

  it.each<[string[], string]>([
    [['--next', '1e21'], 'The flag --target is missing'],
    [['--target', 'N=7e9,D=2e12'], 'The flag --next is missing'],
    [['--next', '-1', '--target', 'N=7e9,D=2e12'], 'is not above 0'],
    [['--next', '1e21', '--target', 'bits=4'], 'has no input "bits"'],
    [['--next', '1e9', '--target', 'N=7e9,D=2e12'], 'pay for no run inside the limits'],
    [['--next', '1e21', '--target', 'N=0,D=2e12'], "The target's N = 0 is outside"],
  ])('refuses %j', (more, words) => {
    const { code, out, err } = runWith({}, ...plain, ...more);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
