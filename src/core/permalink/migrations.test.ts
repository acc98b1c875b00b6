import { describe, expect, it } from 'vitest';
import { parseAddress } from './address';
import { migrate, migrations, VERSION } from './migrations';

describe('migrations', () => {
  it('has one step for every version before this one', () => {
    expect(migrations).toHaveLength(VERSION);
  });
  it('opens a link of version 0', () => {
    const old = parseAddress('#/explore?v=0&dataset=gadre-c4&c=1e22&obj=mse').pairs;
    expect(Array.from(migrate(old, 0))).toEqual([
      ['v', '0'],
      ['data', 'gadre-c4'],
      ['C', '1e22'],
      ['obj', 'mse'],
    ]);
  });
  it('prefers a new name over an old one and leaves new links alone', () => {
    const both = parseAddress('#/explore?c=1e22&C=3e21').pairs;
    expect(Array.from(migrate(both, 0))).toEqual([['C', '3e21']]);
    expect(migrate(both, 1)).toBe(both);
    expect(migrate(both, 7)).toBe(both);
  });
});
