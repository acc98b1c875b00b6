import type { AppState } from '../../state';
import { memo } from '../../state';

/** Shares of three domains and the weights of their losses, as the state has them or the usual ones; each sums to 1. */
export const selectMix = memo(
  (state: AppState) => [state.explorer.mix] as const,
  (mix) => ({ shares: normalise(mix.slice(0, 3)), weights: normalise(mix.slice(3, 6)) }),
);

/** `mix` of the state for shares and weights. */
export const writeMix = (shares: readonly number[], weights: readonly number[]): number[] =>
  [...shares, ...weights].map((value) => Math.round(value * 1e5) / 1e5);

function normalise(values: readonly number[]): readonly [number, number, number] {
  const sum = values.reduce((total, value) => total + value, 0);
  if (values.length < 3 || sum <= 0) return [1 / 3, 1 / 3, 1 / 3];
  return values.map((value) => value / sum) as unknown as readonly [number, number, number];
}

/** Sets one of three numbers that sum to 1; the others keep their proportion. */
export function withOne(
  values: readonly [number, number, number],
  index: number,
  value: number,
): readonly [number, number, number] {
  const rest = 1 - (values[index] as number);
  return values.map((old, i) =>
    i === index ? value : rest > 1e-9 ? (old * (1 - value)) / rest : (1 - value) / 2,
  ) as unknown as readonly [number, number, number];
}
