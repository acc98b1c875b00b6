import { ownLaw as words } from '../../../messages/own-law';
import { SelectField } from '../../../ui';
import { type Columns, guessColumn, type Reading } from './draft';
import styles from './names.module.css';
import { ParameterRow } from './parameter-row';
import type { Editing } from './use-draft';
import { VariableRow } from './variable-row';

/** Every name of the formula: which column it is read from, or how it is fitted. */
export function Names({
  editing,
  reading,
}: {
  readonly editing: Editing;
  readonly reading: Reading;
}) {
  const { draft, columns, edit } = editing;
  const variables = reading.spec?.variables ?? [];
  const law = reading.law;

  function choose(name: string, column: string | null): void {
    edit({ uses: { ...draft.uses, [name]: column } });
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
            value={draft.response}
            options={columnOptions(columns, draft.response)}
            onChange={(response) => edit({ response })}
          />
        </div>
      </div>
      {!columns.names.includes(draft.response) && (
        <p className={styles.warn}>{words.responseMissing(draft.response)}</p>
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
                isGuessed={draft.uses[name] === undefined}
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
              choice={draft.parameters[name] ?? {}}
              onChoice={(choice) => edit({ parameters: { ...draft.parameters, [name]: choice } })}
              onVariable={() =>
                choose(
                  name,
                  guessColumn(name, columns, [
                    ...variables.map(({ column }) => column),
                    draft.response,
                  ]),
                )
              }
            />
          );
        })}
      </ul>
    </section>
  );
}

function columnOptions({ names }: Columns, chosen: string) {
  const options = names.map((name) => ({ value: name, label: name }));
  return names.includes(chosen)
    ? options
    : [...options, { value: chosen, label: words.missing(chosen) }];
}
