/** Rectangle of the plotting area inside a drawing of a given size. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function createFrame(width: number, height: number, margins: Margins): Frame {
  return {
    width,
    height,
    left: margins.left,
    right: Math.max(margins.left + 40, width - margins.right),
    top: margins.top,
    bottom: Math.max(margins.top + 40, height - margins.bottom),
  };
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** SVG path through pixel points; points that are not finite break the line. */
export function linePath(
  count: number,
  x: (i: number) => number,
  y: (i: number) => number,
): string {
  let d = '';
  let pen = 'M';
  for (let i = 0; i < count; i++) {
    const px = x(i);
    const py = y(i);
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      pen = 'M';
      continue;
    }
    d += `${pen}${round(px)} ${round(py)}`;
    pen = 'L';
  }
  return d;
}

/** Closed path between a lower and an upper line. */
export function bandPath(
  count: number,
  low: (i: number) => readonly [number, number],
  high: (i: number) => readonly [number, number],
): string {
  const points: (readonly [number, number])[] = [];
  for (let i = 0; i < count; i++) points.push(low(i));
  for (let i = count - 1; i >= 0; i--) points.push(high(i));
  return `${linePath(
    points.length,
    (i) => points[i]?.[0] ?? Number.NaN,
    (i) => points[i]?.[1] ?? Number.NaN,
  )}Z`;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
