import type { Problem } from '../core/result';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

/** Problems of the page itself: loading, the worker, screens of a later version. */
export const appProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'unknown-dataset': ({ id }) => ({
    what: `There is no dataset \u201c${id}\u201d here`,
    fix: 'Choose one under Dataset, or ask the sender for a link that carries the runs.',
  }),
  'own-dataset-missing': ({ id }) => ({
    what: 'The runs this link names are kept on another device',
    where: String(id),
    fix: 'Ask the sender for a link or session file that includes them, or upload them here.',
  }),
  'dataset-not-fetched': ({ title, reason }) => ({
    what: `\u201c${title}\u201d could not be loaded`,
    where: String(reason),
    fix: 'Check the connection and reload; your own runs can be uploaded without one.',
  }),
  'law-no-plan': ({ law }) => ({
    what: `${law} does not say the loss of a size and a number of tokens, so there is no plan to make with it`,
    fix: 'Its card is under Laws; Explore plans with the default law instead.',
  }),
  'worker-failed': ({ reason }) => ({
    what: 'The fit stopped with an error of ours',
    where: String(reason),
    fix: 'The last result stays. Press Fit to try again; if it happens again, please report it.',
  }),
  'unknown-law': ({ law }) => ({
    what: `There is no law \u201c${law}\u201d here`,
    fix: 'Choose one under Law.',
  }),
  'missing-variable': ({ law, variable }) => ({
    what: `These runs have no ${variable}, which ${law} needs`,
    fix: 'Choose another law, or upload runs with that column.',
  }),
};
