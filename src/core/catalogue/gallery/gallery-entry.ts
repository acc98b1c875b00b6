import type { ImportChoices, RoleChoice } from '../../data';
import type { ColumnDescription } from '../catalogue-entry';

/** One file of a public dataset, at the address its owner serves it from. */
export interface GalleryFile {
  readonly address: string;
  /** Name it is kept under. */
  readonly name: string;
}

/**
 * How address and columns are known: the file itself was read; its address is listed where it lives and its columns
 * are described there; or both are cited by work that used it.
 */
export type Seen = 'content' | 'listed' | 'cited';

/** A public dataset that is fetched from its source when a person asks for it; nothing of it is bundled. */
export interface GalleryEntry {
  readonly id: string;
  readonly title: string;
  /** What it is good for, in a sentence. */
  readonly about: string;
  readonly files: readonly GalleryFile[];
  /** Rows of all files; a tilde in words where the source does not say exactly. */
  readonly rows: number;
  readonly exactRows: boolean;
  /** Size of all files, bytes, to two digits. */
  readonly bytes: number;
  /** Citation as it is shown. */
  readonly source: string;
  readonly licence: string;
  readonly seen: Seen;
  /** The address names a commit, so that the file cannot change. */
  readonly pinned: boolean;
  /** Columns worth knowing, in the words of the source. */
  readonly columns: readonly ColumnDescription[];
  /** Column names that tell the file when it is dropped, all of which must be there. */
  readonly header: readonly string[];
  /** A text its first rows hold, where others have the same columns. */
  readonly sign?: string;
  /** How the columns are read; absent for a table that is not of runs. */
  readonly choices?: ImportChoices;
  /** The law whose card opens with the table, for one that is not of runs. */
  readonly law?: string;
  /** Column that joins the files of a table. */
  readonly joinedBy?: string;
  /** Rows to begin with, as a filter; empty for all. */
  readonly where: string;
  /** What a person should know before fitting, as sentences. */
  readonly notes: readonly string[];
}

/** A file in a repository on GitHub at a commit or branch. */
export function onGitHub(repository: string, commit: string, path: string): GalleryFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { address: `https://raw.githubusercontent.com/${repository}/${commit}/${path}`, name };
}

/** A file of a dataset on Hugging Face at a commit; its host answers with a redirect to a file store. */
export function onHuggingFace(dataset: string, commit: string, path: string): GalleryFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    address: `https://huggingface.co/datasets/${dataset}/resolve/${commit}/${path}`,
    name,
  };
}

const count = (column: string): RoleChoice => ({ column, unit: 'one' });

/** Runs of raw counts and a loss in nats; a role that is not named is none. */
export function runsOf(
  columns: Readonly<{ N?: string; D?: string; C?: string; loss: string; name?: string }>,
  further: Omit<ImportChoices, 'roles'> = {},
): ImportChoices {
  const { N, D, C, loss, name } = columns;
  return {
    ...further,
    roles: {
      N: N === undefined ? { column: null } : count(N),
      D: D === undefined ? { column: null } : count(D),
      C: C === undefined ? { column: null } : count(C),
      loss: { column: loss, unit: 'nats' },
      name: name === undefined ? { column: null } : { column: name, unit: 'text' },
    },
  };
}
