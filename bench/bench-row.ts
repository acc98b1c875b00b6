/** One measured line of a bench. A bench file is `NAME.bench.ts` and exports `run(): Promise<BenchRow[]>`. */
export interface BenchRow {
  /** What was measured, in words. */
  readonly work: string;
  readonly value: number;
  /** Unit of `value` and `budget`: `ms`, `x`, `%`, `kB`. */
  readonly unit: string;
  /** Absent for a line that only stands beside another one, such as a rival or the idle page. */
  readonly budget?: { readonly atMost: number } | { readonly atLeast: number };
  /** What a reader needs to judge it: rows, machine, rival. */
  readonly note?: string;
}
