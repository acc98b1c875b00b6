import type { LeftOutRows } from '../core/data';
import type { Problem } from '../core/result';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const columnsOf = ({ columns }: Data): string =>
  columns === '' ? 'there is no column of numbers' : `columns of numbers: ${columns}`;

/** Problems of tying a law to the columns of a table. */
export const bindingProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'bind-variable-missing': (data) => ({
    what: `The law ${data.law} needs ${data.variable} (${data.name}), and no column is known to be that`,
    where: columnsOf(data),
    fix: `Name the column, as in --map ${data.variable}=COLUMN, or choose another law.`,
  }),
  'bind-response-missing': (data) => ({
    what: `The law ${data.law} is fitted to ${data.response} (${data.name}), and no column is known to be that`,
    where: columnsOf(data),
    fix: `Name the column, as in --map ${data.response}=COLUMN, or choose another law.`,
  }),
  'bind-unknown-column': (data) => ({
    what: `There is no column \u201c${data.column}\u201d for ${data.part}`,
    where: columnsOf(data),
    fix: 'Use one of these, spelled as in the header.',
  }),
  'bind-not-numbers': (data) => ({
    what: `The column \u201c${data.column}\u201d for ${data.part} holds words, not numbers`,
    where: columnsOf(data),
    fix: 'Choose a column of numbers.',
  }),
  'bind-unknown-variable': ({ law, variable, known }) => ({
    what: `The law ${law} has no variable \u201c${variable}\u201d`,
    fix: `Use ${known}.`,
  }),
  'bind-no-rows': ({ law, rows, part, reason, count }) => ({
    what: `None of the ${rows} rows can be used by the law ${law}`,
    ...(part === ''
      ? {}
      : {
          where: describeUnusable({
            part: String(part),
            reason: asReason(reason),
            count: Number(count),
          }),
        }),
    fix: 'Choose another column, mend these cells, or widen the filter.',
  }),
  'bind-bad-map': ({ part, law, known }) => ({
    what: `The mapping \u201c${part}\u201d cannot be read`,
    where: `law ${law}`,
    fix: `Write name=column pairs with commas between them. Names: ${known}.`,
  }),
  'bind-choose-group': ({ dataset, law, groups, example }) => ({
    what: `The law ${law} holds within one group of the rows of ${dataset}`,
    where: `groups: ${groups}`,
    fix: `Choose one, as in --where "${example}".`,
  }),
};

const asReason = (reason: Data[string] | undefined): LeftOutRows['reason'] =>
  reason === 'missing' ? 'missing' : 'outside';

/** Of a fit that went on without some rows. */
export function unusableWarning(rows: LeftOutRows): string {
  return `${describeUnusable(rows)}: left out.`;
}

/** How many rows a law cannot use, and why. */
function describeUnusable({ part, reason, count }: LeftOutRows): string {
  const rows = count === 1 ? '1 row has' : `${count} rows have`;
  const what = part === 'se' ? 'standard error' : part;
  if (reason === 'missing') return `${rows} no number for ${what}`;
  return `${rows} a ${what} the law is not defined for`;
}
