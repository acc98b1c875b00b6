import type { ImportChoices, ImportedRuns, ImportView, ReadTable } from '../core/data';
import type { Bootstrap, BootstrapKind, Fit, FitSettings } from '../core/fit';
import type { CustomSpec } from '../core/laws';
import type { Progress } from '../core/long-work';
import type { Result } from '../core/result';
import type { AnalysisResult, AnalysisTask } from './analyses';

/** Columns of one dataset, put into the worker once and referred to by a key made of its content hash. */
export interface DatasetColumns {
  readonly hash: string;
  /** Raw base units per variable id of the laws (`N`, `D`, ...), or per column a formula reads. */
  readonly variables: Readonly<Record<string, Float64Array>>;
  /** Nats per token. */
  readonly response: Float64Array;
  readonly standardErrors?: Float64Array;
}

/** Some numbers of a long column. */
export interface ColumnPart {
  readonly hash: string;
  readonly place: string;
  readonly length: number;
  readonly at: number;
  readonly values: Float64Array;
}

export interface FitRequest {
  readonly dataset: string;
  readonly law: string;
  /** What the law `custom` is made of. */
  readonly formula?: CustomSpec;
  readonly settings: FitSettings;
  readonly weighted: boolean;
  /** Rows to fit, ascending indices into the dataset. */
  readonly rows: Uint32Array;
  /** On the way to a worker: every row up to this one, and none in `rows`. */
  readonly every?: number;
  readonly seed: number;
  /** Bootstrap replicates; 0 for none. */
  readonly replicates: number;
  /** What a replicate draws; `cases` where not given. */
  readonly resample?: BootstrapKind;
  /** Family of each row in the fit, for `clusters`; also what diagnoses hold out as one. */
  readonly clusters?: Int32Array;
}

/** A share of the bootstrap of a fit that is there. */
export interface ShareRequest {
  readonly request: FitRequest;
  readonly fit: Fit;
  readonly first: number;
  readonly replicates: number;
}

/** An analysis of a fit that is there, or (`design`) of rows that cannot be fitted. */
export interface AnalysisRequest {
  readonly request: FitRequest;
  readonly fit: Fit | null;
  readonly bootstrap: Bootstrap | null;
  readonly task: AnalysisTask;
}

/** Several laws, each with columns of its own over the same runs, to be fitted and resampled together. */
export interface TogetherRequest {
  readonly parts: readonly {
    readonly law: string;
    /** In the order of the law's variables, base units. */
    readonly variables: readonly Float64Array[];
    readonly response: Float64Array;
    /** Which of the shared runs each row is, ascending. */
    readonly at: Uint32Array;
  }[];
  readonly settings: FitSettings;
  readonly runs: number;
  readonly seed: number;
  readonly replicates: number;
}

export interface FitAnswer {
  readonly fit: Fit;
  readonly bootstrap: Bootstrap | null;
}

/** The worker has lost this dataset (it was restarted): put it again and repeat the request. */
export interface MissingDataset {
  readonly missing: string;
}

export type Reply<T> =
  | { readonly cancelled: true }
  | { readonly result: Result<T> }
  | MissingDataset;

/** A file to import: a browser's `File` stays outside the page's memory, text that was pasted is bytes. */
export interface OfferedFile {
  readonly name: string;
  readonly content: Blob | Uint8Array;
}

export type OnProgress = (progress: Progress) => void;

/** What the worker offers over Comlink. Every call carries an id that `cancel` can name. */
export interface WorkerApi {
  ping(): true;
  putDataset(columns: DatasetColumns): void;
  /** A part of a long column of a dataset that `putParts` ends. */
  putPart(part: ColumnPart): void;
  putParts(hash: string): void;
  fit(id: number, request: FitRequest, onProgress?: OnProgress): Promise<Reply<FitAnswer>>;
  /** One result a part, in their order: a part that cannot be fitted leaves the others be. */
  fitTogether(
    id: number,
    request: TogetherRequest,
    onProgress?: OnProgress,
  ): Promise<Reply<readonly Result<FitAnswer>[]>>;
  bootstrap(id: number, share: ShareRequest, onProgress?: OnProgress): Promise<Reply<Bootstrap>>;
  analyse(
    id: number,
    asked: AnalysisRequest,
    onProgress?: OnProgress,
  ): Promise<Reply<AnalysisResult>>;
  readTable(
    id: number,
    bytes: Uint8Array,
    name: string,
    onProgress?: OnProgress,
  ): Promise<Reply<ReadTable>>;
  /** Reads files and keeps their tables here; the value is the number of the session, for the calls below. */
  openImport(
    id: number,
    files: readonly OfferedFile[],
    onProgress?: OnProgress,
  ): Promise<Reply<number>>;
  /** Problem: `import-lost` where the worker does not have the session (it was restarted). */
  viewImport(id: number, session: number, choices: ImportChoices): Promise<Reply<ImportView>>;
  /** The runs; problems: those of an import session, and `import-lost`. */
  buildImport(
    id: number,
    session: number,
    choices: ImportChoices,
    onProgress?: OnProgress,
  ): Promise<Reply<ImportedRuns>>;
  closeImport(session: number): void;
  cancel(id: number): void;
}
