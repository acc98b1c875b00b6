import type { LinkContents } from '../core/permalink';

/** From here on chat apps and mail programs have been seen to cut links. */
const RISKY_LENGTH = 2000;

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
const runs = (count: number): string => `${grouped(count)} ${count === 1 ? 'run' : 'runs'}`;

export const shareWords = {
  title: 'Share',
  close: 'Close',
  link: 'Link',
  copy: 'Copy permalink',
  copyStatus: 'Copying',
  copied: {
    idle: '',
    copied: 'Copied.',
    refused: 'The browser did not let the page copy. Select the link and press Ctrl-C or Cmd-C.',
  },
  length: (length: number, tooLong: boolean): string => {
    const words = `${grouped(length)} characters`;
    if (tooLong) return `${words}; a link may have 7,999`;
    return length >= RISKY_LENGTH ? `${words}; may be cut by chat apps` : words;
  },
  includeData: 'Include the runs',
  withData: 'Anyone with the link can read them; they are part of the link itself.',
  withoutData: 'Without them the link opens fully only on this device.',
  tooLong:
    'These runs do not fit into a link. Save a session file and send that instead: it holds everything, to the last digit. Or leave the runs out.',
  receiver: (tooLong: boolean): string =>
    tooLong ? 'What a receiver of the file sees' : 'What a receiver sees',
  contents: (tooLong: boolean): string =>
    tooLong ? 'What a link would have to hold' : 'In the link',
  saveSession: 'Save session file',
  sessionHint: 'Everything in one file: runs with all columns, settings, exclusions.',
} as const;

const keyWords: Readonly<Record<string, string>> = {
  data: 'dataset',
  law: 'law',
  preset: 'preset',
  obj: 'objective',
  delta: 'Huber delta',
  C: 'compute',
  N: 'parameters',
  D: 'tokens',
  lock: 'what is held',
  target: 'target loss',
  tol: 'good-enough tolerance',
  seed: 'seed',
  boot: 'bootstrap size',
  resample: 'what is resampled',
  cluster: 'families of runs',
  ends: 'kind of interval',
  weights: 'standard errors',
  floor: 'held floor',
  why: 'reason for the held floor',
  envelope: 'envelope factor',
  acct: 'accounting of N, C and loss',
  where: 'filter',
  form: 'form of the plot',
  show: 'layers shown',
  colour: 'colour of the runs',
  ghost: 'ghost run',
  reach: 'limits of proposed runs',
  card: 'open law',
  vs: 'comparison',
  f: 'formula',
  served: 'tokens served',
  unique: 'unique tokens',
  mem: 'serving memory',
  cost: 'cost of serving',
  bits: 'bits',
  off: 'limits switched off',
  hw: 'accelerators and prices',
};

/** Titles as the page shows them. */
export interface ShareNames {
  readonly screen: string;
  readonly dataset: string;
  readonly law: string;
}

/** Rows of the share dialog: what the link carries. */
export function describeContents(
  contents: LinkContents,
  names: ShareNames,
): { readonly label: string; readonly value: string }[] {
  const { keys, exclusions, pins, unknown } = contents;
  const settings = keys.filter((key) => key !== 'data').map((key) => keyWords[key] ?? key);
  return [
    { label: 'Screen', value: names.screen },
    { label: 'Data', value: describeData(contents, names) },
    {
      label: 'Settings',
      value: settings.length > 0 ? settings.join(', ') : 'all as they are at first',
    },
    ...(exclusions > 0
      ? [{ label: 'Changed rows', value: `${runs(exclusions)} put in or out` }]
      : []),
    ...(pins > 0 ? [{ label: 'Pinned', value: pins === 1 ? '1 plan' : `${pins} plans` }] : []),
    ...(unknown > 0
      ? [
          {
            label: 'Other',
            value: `${unknown} ${unknown === 1 ? 'setting' : 'settings'} of another version, kept unchanged`,
          },
        ]
      : []),
  ];
}

function describeData({ data }: LinkContents, { dataset }: ShareNames): string {
  if (data.kind === 'bundled') return `${dataset}, by name and content hash`;
  if (data.kind === 'device') return `${dataset}, by its hash only: the runs stay on this device`;
  const columns = ['parameters, tokens, loss', ...data.columns].join(', ');
  const named = data.names ? 'with run names' : 'run names left out to save room';
  return `${data.title}, ${runs(data.rows)} at full precision (${columns}; ${named}), ${grouped(data.characters)} characters`;
}

/** One sentence: what opens at the other end. */
export function describeReceiver({ data, exclusions }: LinkContents, names: ShareNames): string {
  const changed = exclusions > 0 ? `, ${runs(exclusions)} put in or out as here` : '';
  const start = `${names.screen} with ${names.dataset} under ${names.law}${changed}`;
  return data.kind === 'device'
    ? `${start}, but only on a device that has these runs; elsewhere the default dataset and a message.`
    : `${start}, and the same numbers.`;
}
