import type { Parameter, ParameterChoice } from '../../../core/laws';
import { formatPlain } from '../../../core/units';
import { ownLaw as words } from '../../../messages/own-law';
import { Button } from '../../../ui';
import { BoundField } from './bound-field';
import { refuseChoice } from './choices';
import styles from './names.module.css';
import { Row } from './variable-row';

export interface ParameterRowProps {
  readonly name: string;
  /** As it is fitted with the choice; undefined where the law could not be built. */
  readonly parameter: Parameter | undefined;
  readonly choice: ParameterChoice;
  readonly onChoice: (choice: ParameterChoice) => void;
  readonly onVariable: () => void;
}

const fields = [
  ['low', words.lower],
  ['high', words.upper],
  ['startLow', words.startFrom],
  ['startHigh', words.startTo],
] as const;

/** A name that is fitted: its role in the formula, and where the fit may take it. */
export function ParameterRow({ name, parameter, choice, onChoice, onVariable }: ParameterRowProps) {
  const isChosen = Object.keys(choice).length > 0;
  return (
    <Row name={name} symbol={parameter?.symbol} kind="parameter" onKind={onVariable}>
      <span className={styles.role}>{parameter?.name ?? ''}</span>
      {fields.map(([key, label]) =>
        key.startsWith('start') && parameter?.linear ? (
          key === 'startLow' && (
            <span key={key} className={styles.noStarts}>
              {words.noStarts}
            </span>
          )
        ) : (
          <BoundField
            key={key}
            name={words.of(label, name)}
            label={label}
            shown={write(key, parameter, choice)}
            chosen={choice[key] !== undefined}
            refuse={(value) => parameter && refuseChoice(parameter, key, value)}
            onCommit={(value) => {
              const { [key]: _, ...others } = choice;
              onChoice(value === undefined ? others : { ...others, [key]: value });
            }}
          />
        ),
      )}
      <span className={styles.solved}>
        <span title={parameter?.linear ? words.exactHint : words.searchHint}>
          {parameter && (parameter.linear ? words.exact : words.search)}
        </span>
        {isChosen && (
          <Button
            tone="quiet"
            className={styles.reset}
            aria-label={words.resetOf(name)}
            onClick={() => onChoice({})}
          >
            {words.reset}
          </Button>
        )}
      </span>
    </Row>
  );
}

/** The value in force; without a law the choice alone. */
function write(
  key: keyof ParameterChoice,
  parameter: Parameter | undefined,
  choice: ParameterChoice,
): string {
  const { bounds, startRange = [] } = parameter ?? { bounds: [] };
  const values = {
    low: bounds[0],
    high: bounds[1],
    startLow: startRange[0],
    startHigh: startRange[1],
  };
  const value = choice[key] ?? values[key];
  if (value === undefined) return '';
  if (!Number.isFinite(value)) return value < 0 ? words.unlimited.low : words.unlimited.high;
  return formatPlain(value, 6);
}
