import type { FlopCount, SizeCount } from '../core/data';
import type { Problem } from '../core/result';
import { formatCount } from '../core/units';
import { ledger } from './ledger';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const count = (value: Data[string] | undefined): string => formatCount(Number(value));

/** Problems of forecast cards: making, opening and scoring them. */
export const forecastProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'forecast-waiting': () => ({
    what: 'The fit the forecast rests on is on its way',
    fix: 'Freeze it when the fit is there.',
  }),
  'forecast-no-plane': ({ law }) => ({
    what: `${law} needs more than a size and tokens, so a card cannot name its target`,
    fix: 'Choose a law of N and D, such as Chinchilla.',
  }),
  'forecast-no-interval': () => ({
    what: 'There are no bootstrap refits, so the forecast has no interval to be scored by',
    fix: 'Ask for refits among the fit\u2019s settings; 200 take a moment.',
  }),
  'forecast-full': ({ most }) => ({
    what: `This device keeps ${most} forecast cards, and none is dropped to make room`,
    fix: 'Save some as files and delete them here.',
  }),
  'forecast-not-json': () => ({
    what: 'The card cannot be read: it is not JSON',
    fix: 'Choose a card saved here (it ends in .forecast.json), whole and unchanged.',
  }),
  'forecast-format': () => ({
    what: 'The file is JSON but not a forecast card',
    where: 'the key format is not scalescope-forecast',
    fix: 'Choose a card saved here; tables of runs go to Upload runs.',
  }),
  'forecast-newer': ({ version, known }) => ({
    what: `The card was saved by another version (${version}; this one knows ${known})`,
    where: 'in the key version',
    fix: 'Update this page and open it again.',
  }),
  'forecast-seal': () => ({
    what: 'The card was changed after it was frozen: its content does not match its seal',
    where: 'in the key seal',
    fix: 'It was not opened. Ask whoever froze it for the original.',
  }),
  'forecast-damaged': ({ part }) => ({
    what: 'The card is not whole',
    where: `at ${part}`,
    fix: 'It was not opened. Ask whoever froze it for the original.',
  }),
  'forecast-run-far': ({ runs, params, tokens, wantedParams, wantedTokens }) => ({
    what: `The card is about ${count(wantedParams)} parameters on ${count(wantedTokens)} tokens; the nearest of the ${runs} ${Number(runs) === 1 ? 'run' : 'runs'} has ${count(params)} on ${count(tokens)}`,
    fix: 'Choose the file of that run, or type its loss.',
  }),
  'forecast-run-count': ({ size, flops }) => ({
    what: `The card counts \u201c${ledger.choose(size as SizeCount, flops as FlopCount)}\u201d, and the file has nothing to count its runs so`,
    fix: 'Choose a file with that column, or type the loss of the run.',
  }),
  'forecast-run-unit': ({ unit }) => ({
    what: `The card foretells ${unit}, and the file is in another unit`,
    fix: 'Convert the loss and type it.',
  }),
};
