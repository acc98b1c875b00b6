/**
 * What a training log's table holds beside numbers: one row is one logging event, and the file itself often
 * says of its run what a runs table would have in columns.
 */
export interface LogLayout {
  /** Column that names the run of each row, where one file holds several; else the file is one run. */
  readonly run?: string;
  /** Column of the optimiser's step. */
  readonly step?: string;
  /** Column of the tokens seen so far, as the file counts them. */
  readonly tokens?: string;
  /** Loss columns in the order of the file. */
  readonly losses: readonly LogLoss[];
  /** What the file says of each run, by the run's name; under `''` what holds for all of them. */
  readonly facts: ReadonlyMap<string, LogFacts>;
}

export interface LogLoss {
  readonly column: string;
  readonly kind: 'train' | 'held-out';
}

/** Configuration and counters as the file writes them: `n_layer`, `global_batch_size`, `total_flos`, ... */
export type LogFacts = Readonly<Record<string, number | string>>;
