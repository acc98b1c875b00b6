import type { ReactNode } from 'react';
import { ownLaw as words } from '../../../messages/own-law';
import { Formula } from '../../../ui';
import styles from './names.module.css';

export interface VariableRowProps {
  readonly name: string;
  /** TeX; undefined where the law could not be built. */
  readonly symbol: string | undefined;
  readonly column: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isMissing: boolean;
  readonly isGuessed: boolean;
  readonly onColumn: (column: string) => void;
  readonly onParameter: () => void;
}

/** A name that is read from a column. */
export function VariableRow(props: VariableRowProps) {
  const { name, symbol, column, options, isMissing, isGuessed, onColumn, onParameter } = props;
  return (
    <Row name={name} symbol={symbol} kind="variable" onKind={onParameter}>
      <span className={styles.column}>
        <select
          className={styles.select}
          aria-label={words.columnOf(name)}
          value={column}
          onChange={(event) => onColumn(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        {isMissing ? (
          <span className={styles.warn}>{words.missingNote(name, column)}</span>
        ) : (
          isGuessed && <span className={styles.quiet}>{words.guessed}</span>
        )}
      </span>
    </Row>
  );
}

export interface RowProps {
  readonly name: string;
  readonly symbol: string | undefined;
  readonly kind: 'variable' | 'parameter';
  readonly onKind: () => void;
  readonly children: ReactNode;
}

/** A name with its kind, and what there is to say of it. */
export function Row({ name, symbol, kind, onKind, children }: RowProps) {
  return (
    <li className={styles.row} aria-label={name}>
      <span className={styles.name}>
        {symbol === undefined ? name : <Formula tex={symbol} plain={name} />}
        {/* A single letter is set as it is written. */}
        {symbol !== undefined && name.length > 1 && <code className={styles.code}>{name}</code>}
      </span>
      <select
        className={styles.select}
        aria-label={words.kindOf(name)}
        value={kind}
        onChange={onKind}
      >
        <option value="variable">{words.kinds.variable}</option>
        <option value="parameter">{words.kinds.parameter}</option>
      </select>
      {children}
    </li>
  );
}
