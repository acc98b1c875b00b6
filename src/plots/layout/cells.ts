import type { Proof } from '../../core/fit';
import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, type Scale, type Tick } from './scale';

/** A point of the plane of exponents with a name. */
export interface ExponentMark {
  readonly label: string;
  /** Values by parameter id. */
  readonly values: Readonly<Record<string, number>>;
}

/** The cells of a proof over the two exponents, in pixels. */
export interface CellsLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    /** Nothing in it is as low as the fit; false where the bound is within the gap of it. */
    readonly ruledOut: boolean;
  }[];
  readonly optimum: readonly [number, number];
  readonly marks: readonly { readonly label: string; readonly x: number; readonly y: number }[];
}

/** Room around what is of interest, of its own extent; the box of the proof is wider. */
const ROOM = 0.9;

/** @param optimum both exponents of the fit, by parameter id */
export function cellsLayout(
  proof: Pick<Proof, 'box' | 'leaves' | 'upperBound'>,
  optimum: Readonly<Record<string, number>>,
  marks: readonly ExponentMark[],
  width: number,
  height: number,
): CellsLayout {
  const frame = createFrame(width, height, { left: 40, right: 14, top: 24, bottom: 38 });
  const [first = '', second = ''] = Object.keys(proof.box);
  const left = leavesLeft(proof);
  const extent = (id: string, first: number): [number, number] => {
    const [, most] = proof.box[id] ?? [0, 1];
    const ends = left.flatMap((at) => [
      proof.leaves[at + first] ?? 0,
      proof.leaves[at + first + 1] ?? 0,
    ]);
    const values = [optimum[id] ?? 0, ...marks.map(({ values: of }) => of[id] ?? 0), ...ends];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = ROOM * Math.max(high - low, 0.1 * high);
    return [Math.max(0, low - room), Math.min(most, high + room)];
  };
  const x = createScale(extent(first, 0), [frame.left, frame.right]);
  const y = createScale(extent(second, 2), [frame.bottom, frame.top]);
  const { leaves, upperBound } = proof;
  const cells = Array.from({ length: leaves.length / 5 }, (_, i) => {
    const at = (k: number): number => leaves[5 * i + k] as number;
    const left = Math.max(x.toPixel(at(0)), frame.left);
    const right = Math.min(x.toPixel(at(1)), frame.right);
    const top = Math.max(y.toPixel(at(3)), frame.top);
    const bottom = Math.min(y.toPixel(at(2)), frame.bottom);
    return {
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
      ruledOut: at(4) >= upperBound,
    };
  }).filter(({ width: w, height: h }) => w > 0 && h > 0);
  const place = (values: Readonly<Record<string, number>>): [number, number] => [
    x.toPixel(values[first] ?? Number.NaN),
    y.toPixel(values[second] ?? Number.NaN),
  ];
  return {
    frame,
    x,
    y,
    xTicks: linearTicks(x.domain, (frame.right - frame.left) / 64),
    yTicks: linearTicks(y.domain, (frame.bottom - frame.top) / 40),
    cells,
    optimum: place(optimum),
    marks: marks.map(({ label, values }) => {
      const [px, py] = place(values);
      return { label, x: px, y: py };
    }),
  };
}

/** Where the cells that are not ruled out begin in the list of leaves. */
function leavesLeft({ leaves, upperBound }: Pick<Proof, 'leaves' | 'upperBound'>): number[] {
  return Array.from({ length: leaves.length / 5 }, (_, i) => 5 * i).filter(
    (at) => (leaves[at + 4] as number) < upperBound,
  );
}
