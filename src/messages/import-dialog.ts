import type { CurveTake, DataNote, Guess, Question, Role, RunFlag } from '../core/data';
import { formatCount, formatFlops, formatLoss, formatPlain } from '../core/units';
import { nameFormat, roleNames } from './upload';

const count = (value: number): string => value.toLocaleString('en');
const plural = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** Words of the dialog between files and runs. */
export const importDialog = {
  title: 'Import runs',
  opening: 'Opening the files \u2026',
  reading: (done: number, total: number): string =>
    `Reading ${megabytes(done)} of ${megabytes(total)} MB \u2026`,
  progress: 'Reading the files',
  again: 'Applying your choice \u2026',
  building: 'Making runs \u2026',
  files: 'Files',
  filesTable: 'Table of the files',
  fileColumns: { name: 'File', format: 'Format', rows: 'Rows', problem: 'Problem' },
  unread: 'not read',
  fine: 'none',
  one: (name: string, format: string, rows: number, columns: number): string =>
    `${name}: ${nameFormat(format)}, ${plural(rows, 'row', 'rows')}, ${plural(columns, 'column', 'columns')}.`,
  several: (files: number, read: number): string =>
    read === files
      ? `${files} files become one dataset.`
      : `${read} of ${files} files could be read; they become one dataset.`,
  moreFiles: (shown: number, all: number): string => `The first ${shown} of ${all} are listed.`,
  link: 'Link to a table or log',
  linkHint:
    'Only the public hosts of data are asked: GitHub (files and gists) and Hugging Face. The file is read here, nothing is sent.',
  fetch: 'Fetch',
  fetching: (bytes: number): string => `Fetching: ${megabytes(bytes)} MB so far \u2026`,
  titleOfSeveral: (files: number): string => `${files} files`,
  columns: 'What is what',
  row: 'row',
  preset: 'The columns are read as you read them last time for a file with the same ones.',
  forget: 'Forget that reading',
  forgotten: 'Forgotten: the columns are guessed anew.',
  undoForget: 'Take it back',
  logs: 'From logs to runs',
  take: 'A log becomes',
  takes: [
    { value: 'final', label: 'last loss', name: 'The last loss of each run' },
    { value: 'smoothed', label: 'mean of the end', name: 'The mean loss of the end of each run' },
    { value: 'checkpoints', label: 'every checkpoint', name: 'Every checkpoint of each run' },
  ] as const satisfies readonly { value: CurveTake; label: string; name: string }[],
  takeHints: {
    final: 'One run a log: its last logged loss, with the tokens seen by then.',
    smoothed:
      'One run a log: the mean of what was logged in the last 5 % of its steps (three values at least), with the tokens seen at the end.',
    checkpoints:
      'A run for each checkpoint. Before the learning rate has come down a checkpoint lies above what a run of that length would have reached, so such runs bend the law; and checkpoints of one log are not independent: draw whole logs in the bootstrap.',
  } satisfies Record<CurveTake, string>,
  lossColumn: 'Loss that is taken',
  lossGuess: 'held-out where there is one, else training',
  flags: 'Logs to look at',
  embeddings: 'Does N count embeddings?',
  embeddingOptions: [
    { value: 'with', label: 'yes', name: 'N counts embeddings' },
    { value: '', label: 'not known', name: 'It is not known whether N counts embeddings' },
    { value: 'without', label: 'no', name: 'N does not count embeddings' },
  ] as const,
  embeddingHint: 'The accounting ledger of the dataset starts from this; it can be changed there.',
  answers: 'What the files do not say',
  answersTable: 'Table of what the files do not say',
  answerColumns: { run: 'Run', N: 'N', D: 'D', source: 'Read from' },
  answerOf: (role: 'N' | 'D', run: string): string =>
    run === '' ? `${roleNames[role]} of all other runs` : `${roleNames[role]} of ${run}`,
  batch: 'Tokens in a step, all runs',
  batchUnit: 'tokens',
  allRuns: 'All other runs',
  yours: 'your number',
  back: 'Back to the guess',
  backOf: (run: string): string => `Back to the guess for ${run}`,
  asked: 'asked for',
  moreAnswers: (shown: number, all: number): string =>
    `The first ${shown} of ${all} runs are listed; one number for all others stands on top.`,
  calculator: 'Compute N from layers, width and vocabulary',
  calculated: (
    { total, nonEmbedding, active }: { total: number; nonEmbedding: number; active: number },
    flops: number,
  ): string =>
    `${formatCount(total, 4)} parameters in all, ${formatCount(nonEmbedding, 4)} without embeddings${active === total ? '' : `, ${formatCount(active, 4)} a token passes`}; ${formatFlops(flops)} of training a token, attention included (Chowdhery et al. 2022).`,
  fillRun: 'Run to fill',
  refuse: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no number above zero. Write it as 1.4B or 3e9.`,
  value: (role: Role, value: number): string =>
    role === 'C' ? formatFlops(value) : role === 'loss' ? formatLoss(value) : formatCount(value, 4),
};

function megabytes(bytes: number): string {
  return formatPlain(bytes / 1e6, 3);
}

const SOURCES: Readonly<Record<Guess['from'], string>> = {
  name: 'a name',
  'shape-in-name': 'layers and width in a name',
  config: 'a config',
  'step-times-batch': 'steps times batch',
  compute: 'compute',
};

/** Where a guessed number comes from: `guessed from a name: \u201c1.4B\u201d`. */
export function describeGuess({ from, text }: Pick<Guess, 'from' | 'text'>): string {
  const how = from === 'config' ? 'computed' : 'guessed';
  return `${how} from ${SOURCES[from]}${text === '' ? '' : `: \u201c${text}\u201d`}`;
}

/** The logs of one kind of flag, as one sentence. */
export function describeFlags(kind: RunFlag['kind'], flags: readonly RunFlag[]): string {
  const runs = flags.slice(0, 4).map(({ run }) => run);
  const more = flags.length > runs.length ? ` and ${flags.length - runs.length} more` : '';
  return `${FLAGS[kind](flags.length)}: ${runs.join(', ')}${more}.`;
}

const FLAGS: Readonly<Record<RunFlag['kind'], (runs: number) => string>> = {
  diverged: (runs) => `${plural(runs, 'run', 'runs')} ended far above the least loss reached`,
  restarted: (runs) => `${plural(runs, 'run was', 'runs were')} restarted; the steps were joined`,
  unfinished: (runs) => `${plural(runs, 'run', 'runs')} stopped before the planned end`,
  undecayed: (runs) =>
    `${plural(runs, 'run', 'runs')} ended before the learning rate came down, so the loss is too high`,
  'no-held-out-loss': (runs) =>
    `${plural(runs, 'run has', 'runs have')} no held-out loss; the training loss is taken`,
};

/** What a person has to say of runs no file describes. */
export function describeAsked({ role, candidates }: Question): string {
  return `${roleNames[role]} of ${plural(candidates.length, 'run is', 'runs are')} in no file: give it below.`;
}

/** What a person said of N, as a note of the dataset. */
export const EMBEDDING_NOTES: Readonly<Record<'with' | 'without', DataNote>> = {
  with: 'size-with-embeddings',
  without: 'size-without-embeddings',
};
