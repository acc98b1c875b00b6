import { lowDiscrepancyPoint } from '../../numerics';
import type { RecommendedDesign } from '../law';
import type { KnownVariable } from './known-variables';

const ROWS = 100;

/**
 * A hundred runs spread evenly over where each variable usually is, in logarithms for those on a log scale:
 * nothing is known of a formula that would ask for more in one place than in another.
 */
export function spreadRuns(variables: ReadonlyMap<string, KnownVariable>): RecommendedDesign {
  const columns = [...variables].map(
    (
      [
        name,
        {
          scale,
          usual: [low, high],
        },
      ],
      j,
    ) => {
      const values = Array.from({ length: ROWS }, (_, row) => {
        const share = lowDiscrepancyPoint(row, variables.size)[j] as number;
        return scale === 'log' ? low * (high / low) ** share : low + share * (high - low);
      });
      return [name, values] as const;
    },
  );
  return {
    words: 'A hundred runs spread evenly over the usual range of every variable.',
    runs: Object.fromEntries(columns),
  };
}

/** The middle of where a variable usually is. */
export function middleOf({ scale, usual: [low, high] }: KnownVariable): number {
  return scale === 'log' ? Number(Math.sqrt(low * high).toPrecision(1)) : (low + high) / 2;
}
