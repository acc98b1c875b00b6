import { createScale, logTicks, type Scale, type Tick } from './scale';

/** What a law says of one quantity. */
export interface SaidValue {
  readonly value: number;
  readonly span: readonly [number, number] | null;
  readonly isBeyond: boolean;
}

export interface ScheduleLawRow {
  readonly id: string;
  readonly name: string;
  /** Beside the name: how far the point lies outside the law's range; empty inside. */
  readonly note: string;
  readonly isChosen: boolean;
  readonly lr: SaidValue | null;
  readonly batch: SaidValue | null;
}

export interface SaidMark {
  readonly x: number;
  readonly bar: readonly [number, number] | null;
  readonly isBeyond: boolean;
  readonly text: string;
  readonly textX: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface LawPanel {
  readonly left: number;
  readonly right: number;
  readonly x: Scale;
  readonly ticks: readonly Tick[];
  /** One a row; null where the law says nothing. */
  readonly marks: readonly (SaidMark | null)[];
}

export interface ScheduleLawsLayout {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly note: string;
    readonly isChosen: boolean;
    readonly y: number;
  }[];
  readonly panels: readonly [LawPanel, LawPanel];
}

const names = 140;
const gap = 22;
const top = 8;
const below = 36;

/** Two panels side by side, learning rate and batch, one row a law; values on log axes whose ends rest on half decades. */
export function scheduleLawsLayout(
  rows: readonly ScheduleLawRow[],
  formats: { readonly lr: (value: number) => string; readonly batch: (value: number) => string },
  width: number,
  height: number,
): ScheduleLawsLayout {
  const room = (width - names - gap - 20) / 2;
  const bottom = height - below;
  const step = (bottom - top) / Math.max(1, rows.length);
  const panel = (k: 0 | 1): LawPanel => {
    const id = k === 0 ? ('lr' as const) : ('batch' as const);
    const left = names + k * (room + gap);
    const right = left + room;
    const said = rows.map((row) => row[id]);
    const logs = said.flatMap((one) =>
      one ? [one.value, ...(one.span ?? [])].map(Math.log10).filter(Number.isFinite) : [],
    );
    const low = Math.floor(2 * Math.min(...logs) - 0.2) / 2;
    const high = Math.ceil(2 * Math.max(...logs) + 0.2) / 2;
    const x = createScale(logs.length > 0 ? [low, high] : [0, 1], [left, right]);
    return {
      ...{ left, right, x },
      ticks: thin(logTicks(x.domain, formats[id], room / 34), x),
      marks: said.map((one): SaidMark | null => {
        if (!one || !Number.isFinite(Math.log10(one.value))) return null;
        const at = x.toPixel(Math.log10(one.value));
        const text = formats[id](one.value);
        const half = text.length * 3.2;
        const anchor = at - half < left ? 'start' : at + half > right ? 'end' : 'middle';
        const bar = one.span?.map((value) => x.toPixel(Math.log10(value)));
        return {
          ...{ x: at, text, anchor, isBeyond: one.isBeyond },
          textX:
            anchor === 'start'
              ? Math.max(left, at - 4)
              : anchor === 'end'
                ? Math.min(right, at + 4)
                : at,
          bar: bar ? [bar[0] as number, bar[1] as number] : null,
        };
      }),
    };
  };
  return {
    ...{ width, height, top, bottom },
    rows: rows.map(({ id, name, note, isChosen }, i) => ({
      ...{ id, name, note, isChosen },
      y: top + step * (i + 0.6),
    })),
    panels: [panel(0), panel(1)],
  };
}

/** Ticks whose labels do not touch, from the left. */
function thin(ticks: readonly Tick[], x: Scale): Tick[] {
  let end = Number.NEGATIVE_INFINITY;
  return ticks.filter(({ value, label }) => {
    const half = label.length * 3.6 + 4;
    if (x.toPixel(value) - half < end) return false;
    end = x.toPixel(value) + half;
    return true;
  });
}
