import { describe, expect, it } from 'vitest';
import { memo } from './memo';

describe('memo', () => {
  const calls: number[] = [];
  const select = memo(
    (state: { readonly a: number; readonly b: number }) => [state.a],
    (a) => {
      calls.push(a);
      return { double: 2 * a };
    },
  );
  it('computes again only for other inputs', () => {
    const first = select({ a: 1, b: 1 });
    expect(select({ a: 1, b: 2 })).toBe(first);
    expect(select({ a: 2, b: 2 }).double).toBe(4);
    expect(calls).toEqual([1, 2]);
  });
  it('gives the same object for states of different frames, seen in turn', () => {
    const one = select({ a: 1, b: 0 });
    const two = select({ a: 2, b: 0 });
    const three = select({ a: 3, b: 0 });
    expect([select({ a: 1, b: 0 }), select({ a: 2, b: 0 }), select({ a: 3, b: 0 })]).toEqual([
      one,
      two,
      three,
    ]);
    expect(select({ a: 1, b: 0 })).toBe(one);
    expect(calls).toEqual([1, 2, 3]);
  });
  it('forgets the oldest', () => {
    for (const a of [4, 5, 6, 7, 8, 9, 10]) select({ a, b: 0 });
    select({ a: 1, b: 0 });
    expect(calls).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1]);
  });
});
