import type { Parameter } from '../../../core/laws';
import { ledger as words } from '../../../messages/ledger';
import styles from './ledger.module.css';
import type { Ledger } from './use-ledger';

/** Numbers of one fit of the ledger. */
export type Entry = NonNullable<Ledger['work']['result']>[number];

const GREEK: Readonly<Record<string, string>> = {
  alpha: '\u03b1',
  beta: '\u03b2',
  gamma: '\u03b3',
};

/** A number of a law that the ledger shows. */
export interface Column {
  readonly id: string;
  readonly label: string;
  readonly format: (value: number) => string;
}

/** Columns of a law: its exponents, those of the frontier, and its floor. */
export function columnsOf(parameters: readonly Parameter[]): readonly Column[] {
  const named = (id: string) => GREEK[id] ?? id;
  const exponents = parameters.filter(({ linear, transform }) => !linear && transform !== 'log');
  return [
    ...exponents.slice(0, 3).map(({ id }) => ({
      id,
      label: words.columns.exponent(named(id)),
      format: words.exponent,
    })),
    { id: 'a', label: words.optimal('a'), format: words.exponent },
    { id: 'b', label: words.optimal('b'), format: words.exponent },
    ...(parameters.some(({ id }) => id === 'E')
      ? [{ id: 'E', label: words.columns.floor, format: words.floor }]
      : []),
  ];
}

/** A number with its interval; a dash before it is there. */
export function Cell(props: {
  readonly name: string;
  readonly number: Entry['numbers'][string] | undefined;
  readonly format: (value: number) => string;
}) {
  const { name, number, format } = props;
  if (!number) return <>{'\u2013'}</>;
  const [low, high] = number.interval ?? [undefined, undefined];
  return (
    <output aria-label={name} data-value={number.value} data-low={low} data-high={high}>
      {format(number.value)}
      {low !== undefined && high !== undefined && (
        <span className={styles.small}>{words.range(low, high)}</span>
      )}
    </output>
  );
}
