import { bandPath, createFrame, type Frame, linePath } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

export type SheetTone = 'main' | 'quiet' | 'other';

/** One line over the common axis; `x` is log10 where that axis is logarithmic. */
export interface SheetCurve {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly tone: SheetTone;
  /** Written at its end. */
  readonly label?: string;
  /** Outside these places of x nothing was measured: drawn dashed. */
  readonly solid?: readonly [number, number];
}

export interface SheetPoint {
  /** Row of the table; a dot with one is a button. */
  readonly row: number | null;
  readonly x: number;
  readonly y: number;
  readonly included: boolean;
  readonly label: string;
}

/** One of several plots above each other with a common axis. */
export interface SheetPanel {
  readonly id: string;
  readonly yTitle: string;
  readonly curves: readonly SheetCurve[];
  readonly band?: {
    readonly x: ArrayLike<number>;
    readonly low: ArrayLike<number>;
    readonly high: ArrayLike<number>;
  };
  readonly points: readonly SheetPoint[];
  /** Lines across with words at their right end. */
  readonly levels?: readonly {
    readonly y: number;
    readonly label: string;
    readonly limit: boolean;
  }[];
  /** Ends of the vertical axis where they do not follow from what is drawn. */
  readonly range?: readonly [number, number];
  readonly format?: (value: number) => string;
}

export interface SheetAxis {
  readonly title: string;
  readonly domain: readonly [number, number];
  readonly log: boolean;
  readonly format: (value: number) => string;
}

export interface Sheet {
  readonly x: SheetAxis;
  readonly panels: readonly SheetPanel[];
  /** Shaded over all panels. */
  readonly feasible?: readonly [number, number] | null;
  /** An upright with its interval and words. */
  readonly critical?: {
    readonly x: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly label: string;
  } | null;
  /** Stretches of x nothing was measured in: hatched. */
  readonly outside?: readonly (readonly [number, number])[];
}

export interface PlacedSheetPanel {
  readonly id: string;
  readonly frame: Frame;
  readonly y: Scale;
  readonly yTicks: readonly Tick[];
  readonly yTitle: string;
  readonly lines: readonly {
    readonly d: string;
    readonly tone: SheetTone;
    readonly dashed: boolean;
  }[];
  readonly labels: readonly {
    readonly text: string;
    readonly y: number;
    readonly tone: SheetTone;
  }[];
  readonly band: string;
  readonly points: readonly (SheetPoint & { readonly px: number; readonly py: number })[];
  readonly levels: readonly {
    readonly y: number;
    readonly label: string;
    readonly limit: boolean;
  }[];
}

export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  readonly x: Scale;
  readonly xTicks: readonly Tick[];
  readonly xTitle: string;
  readonly panels: readonly PlacedSheetPanel[];
  readonly feasible: { readonly x: number; readonly width: number } | null;
  readonly critical: {
    readonly x: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly label: string;
  } | null;
  readonly outside: readonly { readonly x: number; readonly width: number }[];
  readonly top: number;
  readonly bottom: number;
}

const GAP = 26;
const LINE = 14;

/** Panels above each other over one horizontal axis. */
export function sheetLayout(sheet: Sheet, width: number, height: number): SheetLayout {
  const labelled = sheet.panels.some(({ curves }) => curves.some(({ label }) => label));
  const margins = { left: 48, right: labelled ? 88 : 16, top: 24, bottom: 36 };
  const outer = createFrame(width, height, margins);
  const count = Math.max(1, sheet.panels.length);
  const each = (outer.bottom - outer.top - GAP * (count - 1)) / count;
  const x = createScale(sheet.x.domain, [outer.left, outer.right]);
  const inside = (value: number): number =>
    Math.min(outer.right, Math.max(outer.left, x.toPixel(value)));
  const span = ([low, high]: readonly [number, number]) => ({
    x: inside(low),
    width: Math.max(0, inside(high) - inside(low)),
  });
  const { critical, feasible } = sheet;
  return {
    width,
    height,
    x,
    xTicks: sheet.x.log
      ? logTicks(x.domain, sheet.x.format, (outer.right - outer.left) / 64)
      : linearTicks(x.domain, (outer.right - outer.left) / 70).map(({ value }) => ({
          value,
          label: sheet.x.format(value),
        })),
    xTitle: sheet.x.title,
    panels: sheet.panels.map((panel, i) => {
      const top = outer.top + i * (each + GAP);
      return placePanel(panel, { ...outer, top, bottom: top + each }, x);
    }),
    feasible: feasible ? span(feasible) : null,
    critical: critical
      ? {
          x: inside(critical.x),
          low: critical.low === null ? null : inside(critical.low),
          high: critical.high === null ? null : inside(critical.high),
          label: critical.label,
        }
      : null,
    outside: (sheet.outside ?? []).map(span).filter((stretch) => stretch.width > 1),
    top: outer.top,
    bottom: outer.bottom,
  };
}

function placePanel(panel: SheetPanel, frame: Frame, x: Scale): PlacedSheetPanel {
  const y = createScale(panel.range ?? rangeOf(panel), [frame.bottom, frame.top]);
  const format = panel.format;
  const ticks = linearTicks(y.domain, (frame.bottom - frame.top) / 32);
  const ends = panel.curves.flatMap(({ label, tone, y: values }) => {
    const last = lastFinite(values);
    return label && last !== null ? [{ text: label, tone, y: y.toPixel(last) }] : [];
  });
  return {
    id: panel.id,
    frame,
    y,
    yTicks: format ? ticks.map(({ value }) => ({ value, label: format(value) })) : ticks,
    yTitle: panel.yTitle,
    lines: panel.curves.flatMap((curve) => split(curve, x, y)),
    labels: spread(ends, frame),
    band: panel.band ? placeBand(panel.band, x, y) : '',
    points: panel.points.map((point) => ({
      ...point,
      px: x.toPixel(point.x),
      py: y.toPixel(point.y),
    })),
    levels: (panel.levels ?? []).map((level) => ({ ...level, y: y.toPixel(level.y) })),
  };
}

function placeBand({ x: at, low, high }: NonNullable<SheetPanel['band']>, x: Scale, y: Scale) {
  const known: number[] = [];
  for (let i = 0; i < at.length; i++)
    if (Number.isFinite(low[i] as number) && Number.isFinite(high[i] as number)) known.push(i);
  const place = (values: ArrayLike<number>) => (k: number) => {
    const i = known[k] as number;
    return [x.toPixel(at[i] as number), y.toPixel(values[i] as number)] as const;
  };
  return known.length > 1 ? bandPath(known.length, place(low), place(high)) : '';
}

/** Where runs reach as a full line, beyond them dashed. */
function split(curve: SheetCurve, x: Scale, y: Scale) {
  const { x: at, y: values, tone, solid } = curve;
  const path = (from: number, to: number): string =>
    linePath(
      Math.max(0, to - from + 1),
      (i) => x.toPixel(at[from + i] as number),
      (i) => y.toPixel(values[from + i] as number),
    );
  const last = at.length - 1;
  if (!solid) return [{ d: path(0, last), tone, dashed: false }];
  // The stretch between the samples around the measured places, so that the line has no gap.
  let [first, end] = [0, last];
  while (first < last && (at[first + 1] as number) <= solid[0]) first++;
  while (end > 0 && (at[end - 1] as number) >= solid[1]) end--;
  return [
    { d: path(first, end), tone, dashed: false },
    { d: first > 0 ? path(0, first) : '', tone, dashed: true },
    { d: end < last ? path(end, last) : '', tone, dashed: true },
  ].filter(({ d }) => d !== '');
}

function rangeOf({ curves, points, band, levels }: SheetPanel): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (value: number): void => {
    if (!Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { y } of points) take(y);
  for (const { y } of levels ?? []) take(y);
  const measured = low < high ? ([low, high] as const) : null;
  for (const { y } of curves) for (let i = 0; i < y.length; i++) take(y[i] as number);
  if (!measured && band)
    for (let i = 0; i < band.low.length; i++) {
      take(band.low[i] as number);
      take(band.high[i] as number);
    }
  if (!(low <= high)) return [0, 1];
  // A curve that runs away outside the runs must not flatten them.
  if (measured) {
    const room = measured[1] - measured[0];
    low = Math.max(low, measured[0] - 0.6 * room);
    high = Math.min(high, measured[1] + 0.6 * room);
  }
  const pad = Math.max((high - low) * 0.08, Math.abs(high) * 1e-4, 1e-9);
  return [low - pad, high + pad];
}

function lastFinite(values: ArrayLike<number>): number | null {
  for (let i = values.length - 1; i >= 0; i--)
    if (Number.isFinite(values[i] as number)) return values[i] as number;
  return null;
}

/** Names that do not overlap, as near to the ends of their lines as that allows. */
function spread<T extends { readonly y: number }>(labels: readonly T[], frame: Frame): T[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  let below = frame.top;
  const down = sorted.map((label) => {
    const y = Math.max(label.y, below);
    below = y + LINE;
    return { ...label, y };
  });
  let above = frame.bottom;
  return down
    .toReversed()
    .map((label) => {
      const y = Math.min(label.y, above);
      above = y - LINE;
      return { ...label, y };
    })
    .toReversed();
}
