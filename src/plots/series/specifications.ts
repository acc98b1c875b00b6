import { extent } from './runs';

/** A specification curve: answers in ascending order, and the choices each was made with. */
export interface SpecificationSeries {
  /** As drawn: log10 where `log`. */
  readonly values: Float64Array;
  readonly log: boolean;
  readonly median: number;
  /** The middle 90 %. */
  readonly spread: readonly [number, number];
  readonly range: readonly [number, number];
  /** Place of the choices in use; null where they are not among the specifications. */
  readonly current: number | null;
  /** One a choice: the places at which it was made. */
  readonly choices: readonly {
    readonly group: string;
    readonly label: string;
    readonly places: Int32Array;
  }[];
}

/** `describe` names the choice each specification made, one a group; groups keep their order, labels that of appearance in `labels`. */
export function specificationSeries(
  sorted: readonly number[],
  log: boolean,
  median: number,
  spread: readonly [number, number],
  current: number | null,
  groups: readonly {
    readonly group: string;
    readonly labels: readonly string[];
    /** Index into `labels` of the specification at a place. */
    readonly at: (place: number) => number;
  }[],
): SpecificationSeries {
  const place = (value: number): number => (log ? Math.log10(value) : value);
  const values = Float64Array.from(sorted, place);
  const [low, high] = extent(values);
  const margin = (high - low) * 0.07 || Math.abs(high) * 0.01 || 1;
  return {
    values,
    log,
    median: place(median),
    spread: [place(spread[0]), place(spread[1])],
    range: [low - margin, high + margin],
    current: current !== null && current >= 0 ? current : null,
    choices: groups.flatMap(({ group, labels, at }) =>
      labels.map((label, wanted) => ({
        group,
        label,
        places: Int32Array.from(values.keys()).filter((k) => at(k) === wanted),
      })),
    ),
  };
}
