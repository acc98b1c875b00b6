import type { Problem } from '../result';
import type { DataNote } from './build-dataset';
import type { Unit } from './column-units';
import type { Conversion } from './conversions';
import type { ColumnChoice, Mapping, Question } from './mapping';
import type { RejectedRow, Role } from './types';

/** What becomes of a curve: one row a run, or a row for each checkpoint. */
export type CurveTake = 'final' | 'smoothed' | 'checkpoints';

/** Everything a person said in the import dialog; what is not here is guessed. */
export interface ImportChoices {
  readonly title?: string;
  /** Role by role: the column, or null for none. */
  readonly roles: Readonly<Partial<Record<Role, RoleChoice>>>;
  /** For logs: `final` unless said. */
  readonly take?: CurveTake;
  /** For logs: the loss column to take; the last held-out one, else the training loss, unless said. */
  readonly lossColumn?: string;
  /** Whether N counts embeddings; not known where absent. */
  readonly embeddings?: 'with' | 'without';
  /** Answers about runs no file says: by the run's name, or under `''` for all. */
  readonly answers?: Readonly<Record<string, RunAnswers>>;
}

export interface RoleChoice {
  readonly column: string | null;
  readonly unit?: Unit;
}

/** Base units. */
export interface RunAnswers {
  readonly params?: number;
  readonly tokens?: number;
  /** Tokens an optimiser step sees. */
  readonly batchTokens?: number;
}

/** A number no file wrote: where it comes from, so that a person can check it. */
export interface Guess {
  readonly run: string;
  readonly role: Role;
  readonly value: number;
  /** A size in a name, `d=512_l=8` in a name, a config, or a product of counters. */
  readonly from: 'name' | 'shape-in-name' | 'config' | 'step-times-batch' | 'compute';
  /** The text it was read from. */
  readonly text: string;
}

/** A run that is no ordinary one: kept, and said. */
export interface RunFlag {
  readonly run: string;
  readonly kind: 'diverged' | 'restarted' | 'unfinished' | 'undecayed' | 'no-held-out-loss';
  /** What the words need: the step, the loss, the number of restarts. */
  readonly data: Readonly<Record<string, number | string>>;
}

export interface ImportedFileReport {
  /** Path inside an archive after `archive.zip/`. */
  readonly name: string;
  /** Id of the importer; null where nothing could be read. */
  readonly format: string | null;
  readonly rows: number;
  readonly problem: Problem | null;
}

/** All the import dialog shows: small, whatever the size of the files. */
export interface ImportView {
  readonly files: readonly ImportedFileReport[];
  /** Runs as rows, or logs that become runs. */
  readonly shape: 'table' | 'logs';
  readonly columns: readonly ImportColumn[];
  readonly rowCount: number;
  /** At most 20 rows of `columns`, each cell as written. */
  readonly preview: readonly (readonly string[])[];
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  readonly guesses: readonly Guess[];
  readonly flags: readonly RunFlag[];
  readonly conversions: readonly Conversion[];
  readonly notes: readonly DataNote[];
  /** Loss columns of logs that can be chosen. */
  readonly lossColumns: readonly string[];
  /** Runs that can be used as it stands. */
  readonly usable: number;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
  /** Why there are no runs yet; null where there are. */
  readonly problem: Problem | null;
}

export interface ImportColumn {
  readonly name: string;
  readonly kind: 'number' | 'text';
  /** What it would be guessed as in each role it can play, for a dialog that offers it. */
  readonly asRole: Readonly<Partial<Record<Role, ColumnChoice>>>;
}
