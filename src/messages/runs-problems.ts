import type { Problem } from '../core/result';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

/** Problems of editing and merging runs. */
export const runsProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'edit-not-positive': ({ row, column }) => ({
    what: `${column} of a run would not be a number above 0`,
    where: `row ${row}`,
    fix: 'Write another value, or select other runs.',
  }),
  'edit-no-column': ({ column }) => ({
    what: `There is no column of numbers \u201c${String(column).replace(/^x:/, '')}\u201d`,
    fix: 'Choose a column of the list.',
  }),
  'merge-loss-units': ({ first, firstPer, second, secondPer }) => ({
    what: `The loss of \u201c${first}\u201d is counted per ${firstPer}, that of \u201c${second}\u201d per ${secondPer}`,
    fix: 'Bring both to one unit under Accounting, or when they are imported, and merge them then.',
  }),
};
