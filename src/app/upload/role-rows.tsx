import {
  type ColumnChoice,
  type ImportChoices,
  type ImportView,
  type Mapping,
  type Role,
  type RoleChoice,
  SURE,
  type Unit,
  unitsOf,
} from '../../core/data';
import { formatFlops, formatLoss } from '../../core/units';
import { importDialog as texts } from '../../messages/import-dialog';
import {
  describeConfidence,
  nameBaseUnit,
  nameUnit,
  roleNames,
  upload as words,
} from '../../messages/upload';
import styles from './role-rows.module.css';
import dialog from './upload-dialog.module.css';

const ORDER: readonly Role[] = ['N', 'D', 'C', 'loss', 'lossError', 'name'];

export interface RoleRowsProps {
  readonly view: ImportView;
  readonly choices: ImportChoices;
  onChoose(role: Role, choice: RoleChoice): void;
}

/** One line a role: its column, its unit, how sure that is, and what a cell becomes. */
export function RoleRows({ view, choices, onChoose }: RoleRowsProps) {
  return (
    <section className={dialog.group} aria-label={texts.columns}>
      <h3 className={dialog.subtitle}>{texts.columns}</h3>
      <div className={styles.rows}>
        {ORDER.map((role) => {
          const choice = view.mapping.roles[role];
          const chosen = choices.roles[role];
          // What a person chose shows at once, whenever the rest of the view follows.
          const column = chosen === undefined ? (choice?.column ?? '') : (chosen.column ?? '');
          return (
            <div key={role} className={styles.row}>
              <span className={styles.role}>{roleNames[role]}</span>
              <select
                className={styles.select}
                aria-label={words.columnOf(roleNames[role])}
                value={column}
                onChange={(event) => onChoose(role, { column: event.currentTarget.value || null })}
              >
                <option value="">{words.noColumn}</option>
                {view.columns
                  .filter(({ name, asRole }) => asRole[role] || name === column)
                  .map(({ name }) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
              </select>
              {choice && role !== 'name' ? (
                <UnitSelect
                  role={role}
                  choice={choice}
                  chosen={chosen?.unit}
                  onChoose={(unit) => onChoose(role, { column: choice.column, unit })}
                />
              ) : (
                <span />
              )}
              <span className={styles.outcome}>
                <Outcome role={role} view={view} />
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

interface UnitSelectProps {
  readonly role: Role;
  readonly choice: ColumnChoice;
  readonly chosen: Unit | undefined;
  readonly onChoose: (unit: Unit) => void;
}

function UnitSelect({ role, choice, chosen, onChoose }: UnitSelectProps) {
  return (
    <select
      className={styles.select}
      aria-label={words.unitOf(roleNames[role])}
      value={chosen ?? choice.unit}
      onChange={(event) => onChoose(event.currentTarget.value as Unit)}
    >
      {unitsOf(role).map((unit) => (
        <option key={unit} value={unit}>
          {nameUnit(role, unit)}
        </option>
      ))}
    </select>
  );
}

function Outcome({ role, view }: { readonly role: Role; readonly view: ImportView }) {
  const choice = view.mapping.roles[role];
  if (!choice) return isImplied(role, view.mapping) ? words.followsFrom : '';
  const { confidence, why, unitWhy, unit } = choice;
  const conversion = view.conversions.find((candidate) => candidate.role === role);
  return (
    <>
      <span data-sure={confidence >= SURE} className={styles.confidence}>
        {describeConfidence(confidence, SURE, why, unitWhy)}
      </span>
      {conversion && (
        <span className={styles.conversion}>
          {conversion.from}
          {shortUnit(role, conversion.unit)} {'\u2192'} {formatBase(role, conversion.to)}{' '}
          {nameBaseUnit(role, unit)}
        </span>
      )}
    </>
  );
}

/** The unit a cell was written in, where a loss says one: a count shows it by its size. */
function shortUnit(role: Role, unit: Unit): string {
  return role === 'loss' || role === 'lossError' ? ` ${nameUnit(role, unit)}` : '';
}

/** Long enough to see that the zeros are right. */
function formatBase(role: Role, value: number): string {
  if (role === 'loss' || role === 'lossError') return formatLoss(value);
  return role === 'C' ? formatFlops(value) : value.toLocaleString('en');
}

/** Of N, D and C the third needs no column. */
function isImplied(role: Role, { roles }: Mapping): boolean {
  const plan: readonly Role[] = ['N', 'D', 'C'];
  return plan.includes(role) && plan.filter((other) => roles[other]).length === 2;
}
