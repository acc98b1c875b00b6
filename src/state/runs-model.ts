/** Runs a person picked or points at: every plot and the table mark the same ones. Of this tab only. */
export interface Selection {
  /** Id of the dataset the rows are of. */
  readonly data: string;
  /** Ascending. */
  readonly rows: Uint32Array;
  readonly hovered: number | null;
}

export const noSelection: Selection = { data: '', rows: new Uint32Array(0), hovered: null };

/** How a person laid out the table of runs: for this tab, the hidden columns for this device. */
export interface RunsTable {
  /** Null for the order of the file. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** Words every name in sight must hold. */
  readonly search: string;
  /** Ids of columns that are not shown. */
  readonly hidden: readonly string[];
}

export const freshTable: RunsTable = { sort: null, search: '', hidden: [] };
