import { tables as words } from '../../messages/mixture';
import type { Sheet } from '../../plots';

type Row = (string | number)[];

/** The numbers of a sheet: dots first, then every line with its band. */
export function sheetTable(
  sheet: Sheet | null,
  axis: { readonly label: string; readonly unit: string },
  value: { readonly label: string; readonly unit: string },
) {
  const rows: Row[] = [];
  const place = (x: number): number => (sheet?.x.log ? 10 ** x : x);
  for (const { id, points, curves, band } of sheet?.panels ?? []) {
    for (const { x, y, included } of points)
      rows.push([
        `${id}, ${words.measured}`,
        place(x),
        y,
        '',
        '',
        included ? words.inFit : words.leftOut,
      ]);
    for (const [k, { x, y, label }] of curves.entries()) {
      for (let i = 0; i < x.length; i++) {
        const banded = k === 0 || curves.length === 1 ? band : undefined;
        rows.push([
          `${label ?? id}, ${words.law}`,
          place(x[i] as number),
          Number.isFinite(y[i] as number) ? (y[i] as number) : '',
          curves.length === 1 ? (banded?.low[i] ?? '') : '',
          curves.length === 1 ? (banded?.high[i] ?? '') : '',
          '',
        ]);
      }
    }
  }
  return {
    columns: [
      { label: words.series, unit: '' },
      axis,
      value,
      { label: words.low, unit: value.unit },
      { label: words.high, unit: value.unit },
      { label: words.use, unit: '' },
    ],
    rows,
  };
}
