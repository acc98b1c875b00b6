/** An axis: data values (already log10 where the axis is logarithmic) to pixels and back. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  toPixel(value: number): number;
  fromPixel(pixel: number): number;
}

export function createScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): Scale {
  const slope = (range[1] - range[0]) / (domain[1] - domain[0]);
  return {
    domain,
    range,
    toPixel: (value) => range[0] + (value - domain[0]) * slope,
    fromPixel: (pixel) => domain[0] + (pixel - range[0]) / slope,
  };
}

export interface Tick {
  readonly value: number;
  /** Empty for a minor tick. */
  readonly label: string;
}

/**
 * Ticks of a log10 axis at whole decades, thinned to at most `most`;
 * where fewer than three decades are in view, also at 2 and 5 (or 3) of each.
 */
export function logTicks(
  [low, high]: readonly [number, number],
  format: (value: number) => string,
  most: number,
): Tick[] {
  const span = high - low;
  const digits =
    span < 0.7
      ? [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]
      : span < 1.6
        ? [1, 2, 5]
        : span < 3
          ? [1, 3]
          : [1];
  const ticks: Tick[] = [];
  const stride = Math.max(1, Math.ceil((span * digits.length) / most));
  for (let decade = Math.floor(low); decade <= Math.ceil(high); decade++) {
    if (digits.length === 1 && decade % stride !== 0) continue;
    for (const digit of digits) {
      const value = decade + Math.log10(digit);
      if (value >= low && value <= high) ticks.push({ value, label: format(digit * 10 ** decade) });
    }
  }
  return ticks;
}

/** Ticks of a linear axis at a step of 1, 2 or 5 times a power of ten, about `most` of them. */
export function linearTicks([low, high]: readonly [number, number], most: number): Tick[] {
  const rough = (high - low) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: Tick[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
    ticks.push({ value: k * step, label: (k * step).toFixed(decimals) });
  }
  return ticks;
}
