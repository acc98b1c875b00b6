import {
  type ColumnChoice,
  type Conversion,
  type Mapping,
  type RawTable,
  type Role,
  SURE,
  type Unit,
  unitsOf,
} from '../../core/data';
import { formatFlops, formatLoss } from '../../core/units';
import {
  describeConfidence,
  nameBaseUnit,
  nameUnit,
  roleNames,
  upload as words,
} from '../../messages/upload';
import styles from './role-rows.module.css';

const ORDER: readonly Role[] = ['N', 'D', 'C', 'loss', 'lossError', 'name'];

export interface RoleRowsProps {
  readonly table: RawTable;
  readonly mapping: Mapping;
  readonly conversions: readonly Conversion[];
  onChoose(role: Role, column: string | null, unit?: Unit): void;
}

/** One line a role: its column, its unit, how sure that is, and what a cell becomes. */
export function RoleRows({ table, mapping, conversions, onChoose }: RoleRowsProps) {
  return (
    <div className={styles.rows}>
      {ORDER.map((role) => {
        const choice = mapping.roles[role];
        return (
          <div key={role} className={styles.row}>
            <span className={styles.role}>{roleNames[role]}</span>
            <select
              className={styles.select}
              aria-label={words.columnOf(roleNames[role])}
              value={choice?.column ?? ''}
              onChange={(event) => onChoose(role, event.currentTarget.value || null)}
            >
              <option value="">{words.noColumn}</option>
              {table.columns.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
            {choice && role !== 'name' ? (
              <UnitSelect role={role} choice={choice} onChoose={onChoose} />
            ) : (
              <span />
            )}
            <span className={styles.outcome}>
              <Outcome role={role} mapping={mapping} conversions={conversions} />
            </span>
          </div>
        );
      })}
    </div>
  );
}

interface UnitSelectProps extends Pick<RoleRowsProps, 'onChoose'> {
  readonly role: Role;
  readonly choice: ColumnChoice;
}

function UnitSelect({ role, choice, onChoose }: UnitSelectProps) {
  return (
    <select
      className={styles.select}
      aria-label={words.unitOf(roleNames[role])}
      value={choice.unit}
      onChange={(event) => onChoose(role, choice.column, event.currentTarget.value as Unit)}
    >
      {unitsOf(role).map((unit) => (
        <option key={unit} value={unit}>
          {nameUnit(role, unit)}
        </option>
      ))}
    </select>
  );
}

function Outcome({
  role,
  mapping,
  conversions,
}: Omit<RoleRowsProps, 'table' | 'onChoose'> & { role: Role }) {
  const choice = mapping.roles[role];
  if (!choice) return isImplied(role, mapping) ? words.followsFrom : '';
  const { confidence, why, unitWhy, unit } = choice;
  const conversion = conversions.find((candidate) => candidate.role === role);
  return (
    <>
      <span data-sure={confidence >= SURE} className={styles.confidence}>
        {describeConfidence(confidence, SURE, why, unitWhy)}
      </span>
      {conversion && (
        <span className={styles.conversion}>
          {conversion.from} {'\u2192'} {formatBase(role, conversion.to)} {nameBaseUnit(role, unit)}
        </span>
      )}
    </>
  );
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
