import { createScale, linearTicks } from './scale';

export interface CompositionRow {
  readonly strategy: string;
  readonly size: string;
  readonly scores: readonly number[];
}

/** Names at the left, a strip of scores a column, one line a strategy with a dot a size. */
export interface CompositionLayout {
  readonly width: number;
  readonly height: number;
  readonly strategies: readonly { readonly name: string; readonly y: number }[];
  readonly columns: readonly {
    readonly title: string;
    readonly left: number;
    readonly right: number;
    readonly ticks: readonly { readonly x: number; readonly label: string }[];
    readonly dots: readonly {
      readonly x: number;
      readonly y: number;
      /** 0 for the smallest model, rising. */
      readonly rank: number;
      readonly key: string;
    }[];
  }[];
  readonly top: number;
  readonly bottom: number;
}

export function compositionLayout(
  rows: readonly CompositionRow[],
  titles: readonly string[],
  width: number,
  height: number,
): CompositionLayout {
  const names = [...new Set(rows.map(({ strategy }) => strategy))];
  const sizes = [...new Set(rows.map(({ size }) => size))];
  const [left, top, bottom] = [112, 24, height - 24];
  const step = (bottom - top) / Math.max(1, names.length);
  const yOf = (name: string): number => top + step * (names.indexOf(name) + 0.5);
  const each = (width - left - 8) / Math.max(1, titles.length);
  return {
    width,
    height,
    top,
    bottom,
    strategies: names.map((name) => ({ name, y: yOf(name) })),
    columns: titles.map((title, k) => {
      const values = rows.map(({ scores }) => scores[k] as number);
      const from = left + k * each + 8;
      const to = left + (k + 1) * each - 10;
      const x = createScale([0, Math.max(...values) * 1.05], [from, to]);
      return {
        title,
        left: from,
        right: to,
        ticks: linearTicks(x.domain, Math.max(1, (to - from) / 46)).map(({ value, label }) => ({
          x: x.toPixel(value),
          label,
        })),
        dots: rows.map((row, i) => ({
          x: x.toPixel(values[i] as number),
          y: yOf(row.strategy),
          rank: sizes.indexOf(row.size),
          key: `${row.strategy} ${row.size}`,
        })),
      };
    }),
  };
}
