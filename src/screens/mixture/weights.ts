/** Shares of the domains and weights of the losses; each sums to 1. */
export interface Mix {
  readonly shares: readonly number[];
  readonly weights: readonly number[];
}

/** `mix` of the state read for so many domains and losses: all alike where it is of other numbers of them. */
export function readMix(mix: readonly number[], domains: number, losses: number): Mix {
  const fits = mix.length === domains + losses;
  return {
    shares: normalise(fits ? mix.slice(0, domains) : [], domains),
    weights: normalise(fits ? mix.slice(domains) : [], losses),
  };
}

/** `mix` of the state for shares and weights. */
export const writeMix = ({ shares, weights }: Mix): number[] =>
  [...shares, ...weights].map((value) => Math.round(value * 1e5) / 1e5);

function normalise(values: readonly number[], count: number): readonly number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  if (values.length < count || !(sum > 0)) return new Array<number>(count).fill(1 / count);
  return values.map((value) => value / sum);
}

/** Sets one of numbers that sum to 1; the others keep their proportion. */
export function withOne(
  values: readonly number[],
  index: number,
  value: number,
): readonly number[] {
  const rest = 1 - (values[index] as number);
  return values.map((old, i) =>
    i === index
      ? value
      : rest > 1e-9
        ? (old * (1 - value)) / rest
        : (1 - value) / Math.max(1, values.length - 1),
  );
}
