import type { LimitsPlane } from '../../plots';

/** Parts of the plot left and right of what was fitted, in pixels across; nothing where that is not known. */
export function hatchOutside(
  { frame, x }: LimitsPlane,
  fitted: readonly [number, number] | null,
): readonly (readonly [number, number])[] {
  if (!fitted) return [];
  const [low, high] = fitted.map((value) =>
    Math.min(frame.right, Math.max(frame.left, x.toPixel(value))),
  ) as [number, number];
  return [[frame.left, low] as const, [high, frame.right] as const].filter(
    ([from, to]) => to - from > 1,
  );
}
