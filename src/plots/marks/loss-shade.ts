/** Cividis (Nuñez, Anderton and Renslow 2018, PLOS ONE 13(7)) at equal steps: red, green, blue. */
const stops: readonly (readonly [number, number, number])[] = [
  [0, 32, 81],
  [1, 43, 101],
  [17, 54, 108],
  [38, 66, 110],
  [60, 77, 110],
  [81, 88, 110],
  [98, 100, 111],
  [114, 112, 113],
  [127, 124, 117],
  [140, 136, 119],
  [154, 148, 120],
  [169, 161, 119],
  [187, 175, 113],
  [206, 189, 104],
  [226, 203, 92],
  [243, 218, 79],
  [253, 234, 69],
];

/**
 * The colour of a value between 0 (dark) and 1 (bright) on the scale of losses. Within 2 of 255 of
 * `interpolateCividis` of d3-scale-chromatic, which brings forty other scales along to the first picture.
 */
export function shadeLoss(value: number): string {
  const at = Math.min(1, Math.max(0, value)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(at));
  const low = stops[below] as (typeof stops)[number];
  const high = stops[below + 1] as (typeof stops)[number];
  const channels = low.map((from, i) =>
    Math.round(from + (at - below) * ((high[i] as number) - from)),
  );
  return `rgb(${channels.join(', ')})`;
}
