import type { ImportChoices } from '../core/data';
import type { OfferedFile, Original } from '../state';

/** Files that are to become one dataset, and what is known of them. */
export interface OfferedRuns {
  readonly files: readonly OfferedFile[];
  /** Where they are from, for those that are not a person's own: it stays with the dataset. */
  readonly about?: NonNullable<Original['about']>;
  /** How they are read: where the dialog begins. */
  readonly known?: ImportChoices;
  /** Filter to begin with. */
  readonly where?: string;
  /** The own dataset the runs take the place of. */
  readonly replaces?: string;
}
