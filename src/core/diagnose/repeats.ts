import type { DesignFinding } from './design-finding';
import type { RunRows } from './run-rows';

/**
 * Runs of one size and one amount of data: copies of one row (equal losses), or repeated seeds, whose spread is
 * a measure of noise no law can explain. Either way they are one point of the design, not several.
 */
export function findRepeats({ N, D, loss }: RunRows): {
  readonly findings: readonly DesignFinding[];
  readonly noise: number | null;
} {
  const points = new Map<string, number[]>();
  for (let row = 0; row < N.length; row++) {
    const key = `${(N[row] as number).toPrecision(10)} ${(D[row] as number).toPrecision(10)}`;
    const rows = points.get(key);
    if (rows) rows.push(row);
    else points.set(key, [row]);
  }
  const copies: number[] = [];
  const seeds: number[] = [];
  let squares = 0;
  let freedom = 0;
  for (const rows of points.values()) {
    if (rows.length < 2) continue;
    const first = loss[rows[0] as number] as number;
    if (rows.every((row) => loss[row] === first)) {
      copies.push(...rows);
      continue;
    }
    seeds.push(...rows);
    const logs = rows.map((row) => Math.log(loss[row] as number));
    const middle = logs.reduce((a, b) => a + b, 0) / logs.length;
    squares += logs.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    freedom += logs.length - 1;
  }
  const noise = freedom > 0 ? Math.sqrt(squares / freedom) : null;
  const findings: DesignFinding[] = [];
  const about = { severity: 'note', cure: [] } as const;
  if (copies.length > 0) {
    const data = { runs: copies.length };
    findings.push({ ...about, code: 'design-duplicates', data, rows: copies });
  }
  if (noise !== null) {
    const data = { runs: seeds.length, points: seeds.length - freedom, noise };
    findings.push({ ...about, code: 'design-seeds', data, rows: seeds });
  }
  return { findings, noise };
}
