/** Rows that belong together: a budget, a size, an amount of data. */
export interface Group {
  /** Geometric middle of the members' values, or the group's place for labels. */
  readonly level: number;
  /** Row indices, ascending. */
  readonly rows: readonly number[];
}

/** Largest over least value of one group, less one: budgets as planned and as reached differ by this much. */
export const BUDGET_TOLERANCE = 0.1;
/** The same for sizes and amounts of data. */
export const LEVEL_TOLERANCE = 0.02;

/**
 * Groups of positive values that lie within a factor of 1 + `tolerance` of the least of their group, ascending.
 */
export function groupByValue(values: ArrayLike<number>, tolerance: number): Group[] {
  const order = Array.from({ length: values.length }, (_, i) => i).sort(
    (i, j) => (values[i] as number) - (values[j] as number) || i - j,
  );
  const groups: number[][] = [];
  let least = Number.NaN;
  for (const row of order) {
    const value = values[row] as number;
    if (value <= least * (1 + tolerance)) {
      groups.at(-1)?.push(row);
      continue;
    }
    least = value;
    groups.push([row]);
  }
  return groups.map((rows) => ({
    level: middleOf(values, rows),
    rows: rows.sort((a, b) => a - b),
  }));
}

/** Geometric mean over ascending `rows`; a value they all share comes back as it is. */
function middleOf(values: ArrayLike<number>, rows: readonly number[]): number {
  const least = values[rows[0] as number] as number;
  const sum = rows.reduce((total, row) => total + Math.log((values[row] as number) / least), 0);
  return least * Math.exp(sum / rows.length);
}

/** Groups of rows with one label, in the order the labels first appear. */
export function groupByLabel(labels: readonly string[]): Group[] {
  const byLabel = new Map<string, number[]>();
  labels.forEach((label, row) => {
    const rows = byLabel.get(label);
    if (rows) rows.push(row);
    else byLabel.set(label, [row]);
  });
  return [...byLabel.values()].map((rows, level) => ({ level, rows }));
}
