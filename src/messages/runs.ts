import { formatCount, formatFlops, formatLoss, formatPlain } from '../core/units';

/** Sentences of the screen of runs. Functions take plain numbers in base units. */

const count = (value: number): string => value.toLocaleString('en');
const runs = (value: number): string => (value === 1 ? '1 run' : `${count(value)} runs`);

export const runsScreen = {
  tabs: 'Runs by',
  names: {
    table: 'Table',
    curves: 'Loss curves',
    ledger: 'Accounting',
    datasets: 'Datasets',
    gallery: 'Public data',
  },
  controls: 'Dataset and law',
  hideControls: 'Hide dataset and law',
  loading: 'Loading the runs\u2026',
} as const;

export const facts = {
  title: 'About these runs',
  source: 'Source',
  licence: 'Licence',
  unit: 'Loss',
  runs: 'Runs',
  used: (used: number, all: number): string =>
    used === all ? `${count(all)}, all in the fit` : `${count(all)}, ${count(used)} in the fit`,
  sizes: 'Sizes',
  tokens: 'Tokens',
  range: (low: number, high: number): string =>
    low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`,
  notes: (many: number): string => (many === 1 ? '1 note' : `${many} notes`),
} as const;

interface Heading {
  readonly label: string;
  readonly unit: string;
}

export const runsTable = {
  title: 'Table of runs',
  headings(unit: string): Readonly<Record<string, Heading>> {
    return {
      name: { label: 'Run', unit: '' },
      params: { label: 'N', unit: 'params' },
      tokens: { label: 'D', unit: 'tokens' },
      flops: { label: 'C = 6ND', unit: 'FLOPs' },
      ratio: { label: 'D/N', unit: 'tokens/param' },
      loss: { label: 'Loss', unit },
      'loss-error': { label: 'Std. error', unit },
      residual: { label: 'Residual', unit },
      use: { label: 'In the fit', unit: '' },
    };
  },
  residualHint: 'Measured loss less the one the law on screen predicts',
  formats: {
    params: formatCount,
    tokens: formatCount,
    flops: formatFlops,
    ratio: formatPlain,
    loss: formatLoss,
    'loss-error': (value: number): string => formatPlain(value, 2),
    residual: (value: number): string =>
      `${value < 0 ? '\u2212' : '+'}${Math.abs(value).toFixed(3)}`,
    number: (value: number): string => formatPlain(value, 4),
  },
  use: (name: string): string => `${name} in the fit`,
  inFit: 'in the fit',
  out: 'left out',
  outBySource: 'left out by the source',
  sortHint: 'Sort by this column',
  shown: (shown: number, all: number): string =>
    shown === all ? runs(all) : `${count(shown)} of ${runs(all)}`,
  used: (used: number): string => `${count(used)} in the fit`,
  picked: (many: number): string => `${count(many)} selected`,
  empty: 'No run passes. Widen the filter or the search.',
  working: 'Sorting\u2026',
  keys: 'Arrow keys, Page Up and Page Down, Home and End move; Shift selects, Enter selects one, Space leaves a run out or takes it back, Ctrl+C copies with full precision.',
} as const;

export const tools = {
  filter: 'Filter',
  filterPlaceholder: 'e.g. N>1e9 and loss<3',
  suggestions: 'Columns',
  clearFilter: 'Clear filter',
  search: 'Search names',
  searchPlaceholder: 'part of a name',
  columnsShown: (shown: number, all: number): string =>
    shown === all ? `Columns (${all})` : `Columns (${shown} of ${all})`,
  allColumns: 'Show all',
  leaveOut: (many: number, picked: boolean): string =>
    picked ? `Leave out ${count(many)} selected\u2026` : `Leave out all ${count(many)} shown\u2026`,
  takeBack: (many: number, picked: boolean): string =>
    picked ? `Take back ${count(many)} selected` : `Take back all ${count(many)} shown`,
  edit: (many: number, picked: boolean): string =>
    picked ? `Edit ${count(many)} selected\u2026` : `Edit all ${count(many)} shown\u2026`,
  unpick: 'Clear selection',
} as const;

export const leaveOut = {
  title: (many: number): string => `Leave out ${runs(many)}`,
  reason: 'Reason',
  placeholder: 'why these runs do not count',
  usual: 'Usual reasons',
  reasons: ['diverged', 'warm-up', 'undertuned', 'undecayed schedule', 'duplicate'],
  explain:
    'The fit follows at once. The reason is kept with the run, in the link and in the session file.',
  confirm: 'Leave out',
  cancel: 'Cancel',
} as const;

export const editRuns = {
  title: (many: number): string => `Edit ${runs(many)}`,
  explain:
    'Edited runs become a dataset of their own beside the one you have; Undo goes back to it.',
  column: 'Column',
  columns: { N: 'N, params', D: 'D, tokens', loss: 'Loss', lossError: 'Standard error' },
  how: 'How',
  kinds: { set: 'Set to', times: 'Multiply by', steps: 'Steps times batch' },
  value: { set: 'Value', times: 'Factor', steps: 'Tokens a step' },
  example: { set: 'e.g. 124M', times: 'e.g. 0.5', steps: 'e.g. 512K' },
  steps: 'Steps',
  refuseNumber: (text: string): string =>
    `\u201c${text}\u201d is no number: write 124M, 5e5 or 1.5.`,
  confirm: 'Make the edited dataset',
  cancel: 'Cancel',
} as const;

export const datasets = {
  own: 'On this device',
  ownEmpty: 'None yet. Upload a file, drop one anywhere, or paste a table.',
  bundled: 'Bundled runs',
  tables: 'Bundled tables for other laws',
  trash: 'Deleted',
  runs,
  inUse: 'in use',
  notKept: 'only in this tab',
  saved: (milliseconds: number): string =>
    new Date(milliseconds).toLocaleDateString('en', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }),
  withFile: 'with its file',
  storage: (used: string, quota: string): string => `${used} of ${quota} used on this device`,
  persisted: 'The browser keeps it until you delete it.',
  notPersisted: 'The browser may clear it when it runs out of room.',
  open: 'Open',
  rename: 'Rename',
  duplicate: 'Duplicate',
  merge: 'Merge\u2026',
  export: 'CSV',
  remove: 'Delete',
  bringBack: 'Bring back',
  /** What a button is called: its word and the dataset it is for. */
  action: (word: string, title: string): string => `${word.replace('\u2026', '')} ${title}`,
  titleOf: (title: string): string => `Title of ${title}`,
  save: 'Save',
  cancel: 'Cancel',
  copyOf: (title: string): string => `${title}, copy`,
  unit: (perByte: boolean): string => (perByte ? 'nats/byte' : 'nats/token'),
  openLaw: 'Open its law',
  forLaw: (law: string): string => `For ${law}`,
  mergeTitle: (title: string): string => `Merge ${title}`,
  mergeWith: 'With',
  mergeExplain:
    'The runs of both become a dataset of its own, with a column that says which they are from. The two stay as they are.',
  mergeName: (first: string, second: string): string => `${first} + ${second}`.slice(0, 200),
  mergeConfirm: 'Merge',
} as const;

export const curves = {
  loading: 'Fetching the curves\u2026',
  none: 'These runs have no curves: each has one loss. Import training logs and take every checkpoint as a point, or look at a dataset that has them.',
  example: 'Open the micro ladder',
  title: (name: string, loss: number, tokens: number, unit: string): string =>
    `${name} ends lowest: ${formatLoss(loss)} ${unit} after ${formatCount(tokens)} tokens`,
  subtitle: (shown: number, all: number, sizes: number, unit: string): string =>
    `Loss (${unit}) against tokens, both on log axes. ${
      shown === all ? runs(all) : `The first ${count(shown)} of ${runs(all)}`
    }, coloured by size${sizes > 1 ? ` (${sizes})` : ''}. Click selects.`,
  alternative: (
    many: number,
    smallest: number,
    largest: number,
    highest: number,
    lowest: number,
    unit: string,
  ): string =>
    `${many === 1 ? '1 curve' : `${count(many)} curves`} of ${formatCount(smallest)} to ${formatCount(largest)} parameters; their last losses go from ${formatLoss(highest)} down to ${formatLoss(lowest)} ${unit}.`,
  xAxis: 'training tokens D',
  yAxis: (unit: string): string => `loss, ${unit}`,
  group: 'Loss curves of the runs',
  curve: (name: string, params: number, tokens: number, loss: number): string =>
    `${name}: ${formatCount(params)} params, loss ${formatLoss(loss)} after ${formatCount(tokens)} tokens`,
  point: (name: string, tokens: number, loss: number): string =>
    `${name}: ${formatLoss(loss)} at ${formatCount(tokens)}`,
  run: 'Run',
  params: 'Parameters',
  tokens: 'Tokens',
  loss: 'Loss',
  count: 'count',
} as const;
