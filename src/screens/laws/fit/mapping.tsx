import type { ColumnUse, OpenBinding } from '../../../core/data';
import { formatPlain } from '../../../core/units';
import { fitPanel as words } from '../../../messages/fit-panel';
import { chooseFitData, useServices } from '../../../state';
import { Checkbox, QuantityField, SelectField } from '../../../ui';
import styles from './fit.module.css';
import type { FitData } from './use-fit-data';

const NONE = '';
/** No column is called this: it stands for one value in every row. */
const CONSTANT = '\u0000constant';

interface Part {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly usual: number | undefined;
}

/** Which column is which quantity, and what turns its numbers into the law's unit. */
export function Mapping({ data }: { readonly data: FitData }) {
  const { law, binding, choice, offer } = data;
  const { store } = useServices();
  if (!binding || !choice) return null;
  const [response] = law.outputs;
  const set = (next: OpenBinding): void =>
    chooseFitData(store, law.id, { ...choice, binding: next });
  const errors = offer?.binding?.standardErrors;
  return (
    <fieldset className={styles.mapping}>
      <legend className={styles.legend}>{words.columns}</legend>
      {law.variables.map(({ id, name, unit, default: usual }) => (
        <PartRow
          key={id}
          data={data}
          part={{ id, name, unit, usual }}
          use={binding.variables[id]}
          onChange={(use) => {
            const { [id]: _, ...others } = binding.variables;
            set({ ...binding, variables: use === undefined ? others : { ...others, [id]: use } });
          }}
        />
      ))}
      <PartRow
        data={data}
        part={{ id: response.id, name: response.name, unit: response.unit, usual: undefined }}
        use={binding.response}
        onChange={(use) => {
          const { response: _, ...rest } = binding;
          set(use === undefined ? rest : { ...rest, response: use });
        }}
      />
      {errors !== undefined && binding.standardErrors !== undefined && (
        <Checkbox
          label={words.weighted(columnOf(errors))}
          checked={choice.weighted}
          onChange={(weighted) => chooseFitData(store, law.id, { ...choice, weighted })}
        />
      )}
    </fieldset>
  );
}

function columnOf(use: ColumnUse | undefined): string {
  if (use === undefined) return NONE;
  if (typeof use === 'string') return use;
  return 'column' in use ? use.column : CONSTANT;
}

function PartRow(props: {
  readonly data: FitData;
  readonly part: Part;
  readonly use: ColumnUse | undefined;
  readonly onChange: (use: ColumnUse | undefined) => void;
}) {
  const { data, part, use, onChange } = props;
  const { source, columns } = data;
  const column = columnOf(use);
  const constant = typeof use === 'object' && 'constant' in use ? use.constant : undefined;
  const { scale = 1, offset = 0 } = typeof use === 'object' && 'column' in use ? use : {};
  const isColumn = column !== NONE && column !== CONSTANT;
  const unit = columns.find(({ name }) => name === column)?.unit ?? '';
  return (
    <div className={styles.part}>
      <SelectField
        label={words.columnOf(part.name)}
        value={column}
        options={[
          ...(part.usual === undefined && use !== undefined
            ? []
            : [
                {
                  value: NONE,
                  label: part.usual === undefined ? words.choose : words.usual(part.usual),
                },
              ]),
          ...(constant === undefined ? [] : [{ value: CONSTANT, label: words.constant(constant) }]),
          ...(source?.columns ?? [])
            .filter(({ kind }) => kind === 'number')
            .map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(name) => onChange(name === NONE ? undefined : name)}
      />
      {isColumn && (
        <div className={styles.factor}>
          <span className={styles.quiet}>{words.factor}</span>
          <QuantityField
            label={words.factorOf(part.name)}
            value={scale}
            format={(value) => formatPlain(value, 6)}
            refuse={(value, text) =>
              value === undefined || value === 0 ? words.refuseFactor(text) : undefined
            }
            onCommit={(next) =>
              onChange(
                next === 1 && offset === 0
                  ? column
                  : { column, scale: next, ...(offset === 0 ? {} : { offset }) },
              )
            }
          />
          <span className={styles.quiet}>
            {offset !== 0 && `${words.offset(offset)} `}
            {words.conversion(unit, part.unit)}
          </span>
        </div>
      )}
    </div>
  );
}
