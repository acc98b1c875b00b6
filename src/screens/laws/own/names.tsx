import { memo } from 'react';
import { ownLaw as words } from '../../../messages/own-law';
import { SelectField } from '../../../ui';
import { type Columns, type Draft, guessColumn, type Reading } from './draft';
import styles from './names.module.css';
import { ParameterRow } from './parameter-row';
import type { Editing } from './use-draft';
import { VariableRow } from './variable-row';

export interface NamesProps {
  readonly reading: Reading;
  readonly response: string;
  readonly uses: Draft['uses'];
  readonly choices: Draft['parameters'];
  readonly columns: Columns;
  readonly edit: Editing['edit'];
}

/** Every name of the formula: which column it is read from, or how it is fitted. Rendered when one is read, not at every key. */
export const Names = memo(function Names(props: NamesProps) {
  const { reading, response, uses, choices, columns, edit } = props;
  const variables = reading.spec?.variables ?? [];
  const law = reading.law;

  function choose(name: string, column: string | null): void {
    edit({ uses: { ...uses, [name]: column } });
  }

  return (
    <section aria-label={words.names}>
      <div className={styles.head}>
        <div>
          <h3 className={styles.heading}>{words.names}</h3>
          <p className={styles.hint}>{words.namesHint}</p>
        </div>
        <div className={styles.response}>
          <SelectField
            label={words.response}
            value={response}
            options={columnOptions(columns, response)}
            onChange={(column) => edit({ response: column })}
          />
        </div>
      </div>
      {!columns.names.includes(response) && (
        <p className={styles.warn}>{words.responseMissing(response)}</p>
      )}
      <div className={styles.headings} aria-hidden="true">
        <span>{words.name}</span>
        <span>{words.kind}</span>
        <span>{words.role}</span>
        <span className={styles.right}>{words.lower}</span>
        <span className={styles.right}>{words.upper}</span>
        <span className={styles.right}>{words.startFrom}</span>
        <span className={styles.right}>{words.startTo}</span>
        <span>{words.solved}</span>
      </div>
      <ul className={styles.list}>
        {reading.names.map((name) => {
          const variable = variables.find((other) => other.name === name);
          if (variable) {
            return (
              <VariableRow
                key={name}
                name={name}
                symbol={law?.variables.find(({ id }) => id === name)?.symbol}
                column={variable.column}
                options={columnOptions(columns, variable.column)}
                isMissing={!columns.names.includes(variable.column)}
                isGuessed={uses[name] === undefined}
                onColumn={(column) => choose(name, column)}
                onParameter={() => choose(name, null)}
              />
            );
          }
          return (
            <ParameterRow
              key={name}
              name={name}
              parameter={law?.parameters.find(({ id }) => id === name)}
              choice={choices[name] ?? noChoice}
              onChoice={(choice) => edit({ parameters: { ...choices, [name]: choice } })}
              onVariable={() =>
                choose(
                  name,
                  guessColumn(name, columns, [...variables.map(({ column }) => column), response]),
                )
              }
            />
          );
        })}
      </ul>
    </section>
  );
});

const noChoice = {};

function columnOptions({ names }: Columns, chosen: string) {
  const options = names.map((name) => ({ value: name, label: name }));
  return names.includes(chosen)
    ? options
    : [...options, { value: chosen, label: words.missing(chosen) }];
}
