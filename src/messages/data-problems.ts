import type { RejectionReason } from '../core/data';
import type { Problem } from '../core/result';
import { bindingProblems } from './data-binding';
import { importProblems } from './import-problems';
import { simulateProblems } from './simulate';
import { describeReason } from './upload';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const count = (value: Data[string] | undefined): string => Number(value ?? 0).toLocaleString('en');
const inFile = ({ file }: Data): { where?: string } => (file ? { where: String(file) } : {});

const COLUMNS_FIX =
  'A table needs a loss column and two of parameters (N), tokens (D) and compute (C).';

/** Problems of reading, mapping, filtering and keeping runs. */
export const dataProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  ...bindingProblems,
  ...importProblems,
  ...simulateProblems,
  'file-not-readable': ({ file, reason }) => ({
    what: 'The file could not be opened',
    where: `${file}: ${reason}`,
    fix: 'Choose it again; a folder, or a file that was moved meanwhile, cannot be read.',
  }),
  'data-no-files': () => ({
    what: 'There is no file to read',
    fix: 'Choose at least one table or training log.',
  }),
  'import-cancelled': () => ({
    what: 'The import was stopped',
    fix: 'Nothing was changed; drop the files again to start over.',
  }),
  'import-died': () => ({
    what: 'Reading these files took more memory or time than the browser gives',
    fix: 'Try fewer files at once, or a file without the columns you do not need.',
  }),
  'import-not-loaded': ({ reason }) => ({
    what: 'The part of the page that reads files could not be loaded or has failed',
    where: String(reason),
    fix: 'Reload the page, which loses nothing, and drop the files again.',
  }),
  'import-lost': () => ({
    what: 'The files that were read are no longer in memory',
    fix: 'Drop them again; everything you had on screen is still there.',
  }),
  'data-table-beside-logs': (data) => ({
    what: 'A table of runs cannot be put together with training logs',
    ...inFile(data),
    fix: 'Import it on its own; datasets can be merged on the Runs screen.',
  }),
  'data-config-alone': (data) => ({
    what: 'Settings of a run whose log is not beside them',
    ...inFile(data),
    fix: 'Drop them with the log, in one folder or archive, or under one name.',
  }),
  'data-only-configs': () => ({
    what: 'These are settings of a run, without its log',
    fix: 'Drop them together with the log (for example trainer_state.json), which has the losses.',
  }),
  'data-unknown-params': ({ runs }) => ({
    what: `No file says how many parameters ${runs === 1 ? 'this run has' : `${runs} of these runs have`}`,
    fix: 'Give the size of each run, or put it into the file names, for example run-125m.json.',
  }),
  'data-unknown-tokens': ({ runs }) => ({
    what: `No file says how many tokens ${runs === 1 ? 'this run had' : `${runs} of these runs had`} seen`,
    fix: 'Give the tokens of one step, or of each run as a whole.',
  }),
  'data-empty-file': (data) => ({
    what: 'The file is empty',
    ...inFile(data),
    fix: 'Choose a file with a header line and one line per run.',
  }),
  'data-not-text': (data) => ({
    what: 'This is not a table in text form',
    ...inFile(data),
    fix: 'Save it as CSV, TSV, JSON or JSON lines and upload that.',
  }),
  'data-no-header': (data) => ({
    what: `There is no header: line ${data.line} holds only numbers (${data.first})`,
    ...inFile(data),
    fix: 'Put a line with column names on top, for example params,tokens,loss.',
  }),
  'data-no-rows': (data) => ({
    what: 'There is a header but no run under it',
    ...inFile(data),
    fix: 'Add one line per run, at least six.',
  }),
  'data-bad-json': (data) => ({
    what: 'The JSON is broken and cannot be read',
    ...inFile(data),
    fix: 'Check for a missing bracket, quote or comma, or save the table as CSV.',
  }),
  'data-no-table-in-json': (data) => ({
    what: 'The JSON holds no table',
    ...inFile(data),
    fix: 'Give an array of objects, one per run, or an object with one array per column.',
  }),
  'data-no-numeric-column': ({ columns }) => ({
    what: 'No column holds numbers',
    where: `columns: ${columns}`,
    fix: COLUMNS_FIX,
  }),
  'data-no-loss-column': ({ columns }) => ({
    what: 'No column is the loss',
    where: `columns: ${columns}`,
    fix: 'Choose the loss column, or name it loss in the file.',
  }),
  'data-needs-two': ({ have, column, columns }) => ({
    what: have
      ? `Of parameters (N), tokens (D) and compute (C) only ${have} is there (column ${column}); two are needed`
      : 'None of parameters (N), tokens (D) and compute (C) is there; two are needed',
    where: `columns: ${columns}`,
    fix: 'Choose another column; the third follows from C = 6 N D.',
  }),
  'data-unknown-column': ({ role, column, columns }) => ({
    what: `There is no column \u201c${column}\u201d for ${role}`,
    where: `columns: ${columns}`,
    fix: 'Name a column of the file, spelled as in its header.',
  }),
  'data-bad-map': ({ part, roles }) => ({
    what: `The mapping \u201c${part}\u201d cannot be read`,
    fix: `Write role=column pairs with commas between them, for example N=params,D=tokens,loss=val_loss. Roles: ${roles}.`,
  }),
  'data-all-rejected': (data) => ({
    what: `No run can be used: ${describeReason(data.reason as RejectionReason)} in ${count(data.count)} of ${count(data.rows)} rows${data.column ? `, column \u201c${data.column}\u201d` : ''}`,
    where: `first on line ${data.line}${data.value === '' ? '' : `: ${data.value}`}`,
    fix: fixOf(data.reason as RejectionReason),
  }),
  'data-none-pass': ({ rejected, filtered }) => ({
    what: 'The filter leaves no run',
    where: `${count(filtered)} left out by it, ${count(rejected)} rejected`,
    fix: 'Widen the filter.',
  }),
  'catalogue-file-changed': ({ file }) => ({
    what: 'A bundled dataset is not the one this version was built with',
    where: String(file),
    fix: 'Reload the page; if that does not help, build or install the product again.',
  }),
  'where-too-long': ({ length, most }) => ({
    what: `The filter has ${length} characters; at most ${most} are read`,
    fix: 'Shorten it.',
  }),
  'where-too-deep': ({ most }) => ({
    what: `The filter has more than ${most} parentheses inside each other`,
    fix: 'Take some away.',
  }),
  'where-syntax': ({ position, expected, found }) => ({
    what: `The filter cannot be read: ${EXPECTED[String(expected)] ?? 'something else'} was expected${found === '' ? ' at its end' : `, not \u201c${found}\u201d`}`,
    where: `character ${position}`,
    fix: "Write comparisons such as loss<3.4 and train_set=='rpj'; names with blanks go in backticks.",
  }),
  'where-unknown-column': ({ column, columns }) => ({
    what: `The filter names a column that is not there: \u201c${column}\u201d`,
    where: `columns: ${columns}`,
    fix: 'Use one of these; text values go in quotes.',
  }),
};

const EXPECTED: Readonly<Record<string, string>> = {
  value: 'a column, number or quoted text',
  comparison: 'a comparison (==, !=, <, <=, >, >=)',
  'closing-parenthesis': 'a closing parenthesis',
  'closing-quote': 'a closing quote',
  'known-sign': 'a column, number, text or sign',
  end: 'and, or, or the end',
};

function fixOf(reason: RejectionReason): string {
  if (reason === 'zero' || reason === 'negative')
    return 'Sizes, tokens and losses must be above zero: check the sign, the unit and which column is mapped.';
  if (reason === 'not-finite')
    return 'Runs that diverged have no final loss: give finite numbers, or leave these runs out.';
  if (reason === 'too-many-cells' || reason === 'unclosed-quote')
    return 'Check the delimiter and the quotes of the file.';
  if (reason === 'not-json' || reason === 'not-an-object') return 'Write one JSON object per line.';
  return 'Check which column is mapped and in which unit.';
}
