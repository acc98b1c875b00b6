import { linePath } from './geometry';
import type { HeroPlane } from './hero';

export interface OverlayLabel {
  readonly key: string;
  readonly tone: 'optimum' | 'point' | 'note';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
}

export interface HeroOverlayInput {
  /** log10 units. */
  readonly point: { readonly logC: number; readonly logN: number };
  readonly optimum: {
    readonly logN: number;
    readonly low: number | null;
    readonly high: number | null;
  };
  /** With a target loss: where the bootstrap draws put (C, N), as log10 pairs. */
  readonly region: readonly (readonly [number, number])[];
  /**
   * Where a budget pays for more than training: log10 of what each size is left to train with. The budget's line
   * then bends, and the two plans lie where they train.
   */
  readonly along?: (logN: number) => number;
  readonly trained?: { readonly point: number; readonly optimum: number };
  /** Whether the person's point is away from the optimum. */
  readonly away: boolean;
  readonly words: {
    readonly budget: string;
    readonly optimum: string;
    readonly interval: string;
    readonly point: string;
    readonly price: string;
    readonly beyond: string;
  };
}

export interface HeroOverlayLayout {
  readonly budget: string;
  readonly bar: string;
  readonly region: string;
  readonly optimum: readonly [number, number];
  readonly point: readonly [number, number];
  /** Whether the point is drawn apart from the optimum. */
  readonly away: boolean;
  /** Where the budget's handle sits. */
  readonly grip: readonly [number, number];
  readonly labels: readonly OverlayLabel[];
}

const lineHeight = 15;

/** Places what follows the hand; every frame of a drag, so it allocates little. */
export function heroOverlayLayout(plane: HeroPlane, input: HeroOverlayInput): HeroOverlayLayout {
  const { frame, place } = plane;
  const { logC } = input.point;
  const [low, high] = plane.y.domain;
  const { along = () => logC, trained } = input;
  const optimum = place(trained?.optimum ?? logC, input.optimum.logN);
  const point = place(trained?.point ?? logC, input.point.logN);
  const [bottom, top] = [clamp(plane, place(logC, low)), clamp(plane, place(logC, high))];
  const bends = input.along ? 64 : 1;
  const budgetLine = Array.from({ length: bends + 1 }, (_, i) => {
    const logN = low + ((high - low) * i) / bends;
    return place(along(logN), logN);
  });
  const { low: barLow, high: barHigh } = input.optimum;
  const ends =
    barLow !== null && barHigh !== null
      ? [place(along(barLow), barLow), place(along(barHigh), barHigh)]
      : [];
  return {
    budget: linePath(
      budgetLine.length,
      (i) => budgetLine[i]?.[0] ?? Number.NaN,
      (i) => budgetLine[i]?.[1] ?? Number.NaN,
    ),
    bar:
      input.region.length > 0
        ? ''
        : linePath(
            ends.length,
            (i) => ends[i]?.[0] ?? Number.NaN,
            (i) => ends[i]?.[1] ?? Number.NaN,
          ),
    region: regionPath(plane, input.region),
    optimum,
    point,
    away: input.away,
    grip:
      plane.form === 'CN' ? [bottom[0], frame.bottom] : gripOnDiagonal(plane, logC, bottom, top),
    labels: placeLabels(plane, input, optimum, point, top),
  };
}

function placeLabels(
  plane: HeroPlane,
  { words, away, point: { logN }, optimum: best }: HeroOverlayInput,
  optimum: readonly [number, number],
  point: readonly [number, number],
  top: readonly [number, number],
): OverlayLabel[] {
  const { frame } = plane;
  const right = optimum[0] + (frame.width < 520 ? 92 : 190) < frame.right;
  const anchor = right ? 'start' : 'end';
  const offset = right ? 12 : -12;
  const labels: OverlayLabel[] = [];
  const stack = (
    key: string,
    tone: OverlayLabel['tone'],
    x: number,
    y: number,
    lines: readonly string[],
  ): void => {
    lines.forEach((text, i) => {
      if (text === '') return;
      labels.push({
        key: `${key}${i}`,
        tone: i === 0 ? tone : 'note',
        x: x + offset,
        y: y + i * lineHeight,
        anchor,
        text,
      });
    });
  };
  // The optimum's label goes to the free side of the point's, so that the two never sit on each other.
  const below = !away || logN >= best.logN;
  const clampY = (y: number, lines: number): number =>
    Math.min(frame.bottom - 8 - (lines - 1) * lineHeight, Math.max(frame.top + 30, y));
  stack('optimum', 'optimum', optimum[0], clampY(optimum[1] + (below ? 20 : -22), 2), [
    words.optimum,
    words.interval,
  ]);
  if (away) {
    stack('point', 'point', point[0], clampY(point[1] + (below ? -18 : 16), 2), [
      words.point,
      words.price,
    ]);
  }
  const budgetRight = top[0] + 120 < frame.right;
  labels.push({
    key: 'budget',
    tone: 'point',
    x: top[0] + (budgetRight ? 8 : -8),
    y: frame.top + 14,
    anchor: budgetRight ? 'start' : 'end',
    text: words.budget,
  });
  if (words.beyond !== '') {
    // Beside the budget line, never under it; 12 px text is about 6 px a letter.
    const after = top[0] + 24 + words.beyond.length * 6 < frame.right;
    labels.push({
      key: 'beyond',
      tone: 'note',
      x: plane.form === 'CN' ? top[0] + (after ? 12 : -12) : frame.right - 8,
      y: frame.bottom - 26,
      anchor: plane.form === 'CN' && after ? 'start' : 'end',
      text: words.beyond,
    });
  }
  return labels;
}

function clamp({ frame }: HeroPlane, [x, y]: readonly [number, number]): readonly [number, number] {
  return [
    Math.min(frame.right, Math.max(frame.left, x)),
    Math.min(frame.bottom, Math.max(frame.top, y)),
  ];
}

/** In the tokens x params form the budget is a diagonal; its handle sits where that leaves the frame below. */
function gripOnDiagonal(
  plane: HeroPlane,
  logC: number,
  bottom: readonly [number, number],
  top: readonly [number, number],
): readonly [number, number] {
  const { frame } = plane;
  const [x] = plane.place(logC, plane.y.domain[0]);
  if (x <= frame.right) return [bottom[0], frame.bottom];
  // The line N = C / (6 D) meets the right edge where log D is the axis' end.
  const logN = logC - Math.log10(6) - plane.x.domain[1];
  return [frame.right, Math.max(top[1], plane.y.toPixel(logN))];
}

/** Hull of the draws of (C, N) that reach a target loss. */
function regionPath(plane: HeroPlane, pairs: readonly (readonly [number, number])[]): string {
  if (pairs.length < 3) return '';
  const points = pairs.map(([c, n]) => plane.place(c, n));
  return `${linePath(
    points.length,
    (i) => points[i]?.[0] ?? Number.NaN,
    (i) => points[i]?.[1] ?? Number.NaN,
  )}Z`;
}
