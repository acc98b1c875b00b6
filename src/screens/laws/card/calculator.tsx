import { useMemo, useState } from 'react';
import {
  findPreset,
  formsOf,
  type Inputs,
  inputsOf,
  type Law,
  type Output,
  toVector,
} from '../../../core/laws';
import { FITTED } from '../../../core/permalink';
import { formatExact } from '../../../core/units';
import { isSymbol, calculator as words } from '../../../messages/laws';
import { type AppState, useAppState } from '../../../state';
import { Badge, Button, QuantityField, SelectField } from '../../../ui';
import { describeInput, formatValue } from '../format';
import styles from './calculator.module.css';

/** The form and the values it calculates with. */
export interface Chosen {
  readonly form: string;
  readonly preset: string;
}

const selectFit = (state: AppState) => {
  const model = state.fitting.shown?.model;
  return model?.source.kind === 'fit' ? model : null;
};

/** Any output of the law, live: inputs as a researcher writes them, values of a preset or of the fit on screen. */
export function Calculator(props: {
  readonly law: Law;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const { law, chosen, onChoose } = props;
  const forms = formsOf(law);
  const form = forms.find(({ id }) => id === chosen?.form) ?? law;
  const fit = useAppState(selectFit);
  const fitted = fit?.law.id === form.id ? fit : null;
  const options = [
    ...form.presets.map(({ id, label }) => ({ value: id, label })),
    ...(fitted ? [{ value: FITTED, label: words.fit }] : []),
  ];
  const presetId =
    options.find(({ value }) => value === chosen?.preset)?.value ?? options[0]?.value;
  const preset = presetId === undefined ? undefined : findPreset(form, presetId);
  const parameters = useMemo(
    () =>
      preset
        ? toVector(form, preset.values)
        : presetId === FITTED && fitted
          ? fitted.parameters
          : form.parameters.length === 0
            ? new Float64Array()
            : null,
    [form, preset, presetId, fitted],
  );
  return (
    <section className={styles.root} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      {forms.length > 1 && (
        <SelectField
          label={words.form}
          value={form.id}
          options={forms.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => onChoose({ form: id, preset: chosen?.preset ?? '' })}
        />
      )}
      {presetId !== undefined && (
        <SelectField
          label={words.values}
          value={presetId}
          options={options}
          onChange={(id) => onChoose({ form: form.id, preset: id })}
        />
      )}
      {parameters ? (
        <Sums key={form.id} form={form} parameters={parameters} />
      ) : (
        <p className={styles.none}>{words.none}</p>
      )}
    </section>
  );
}

function Sums({ form, parameters }: { readonly form: Law; readonly parameters: Float64Array }) {
  const [typed, setTyped] = useState<Inputs>({});
  const ids = inputsOf([{ form }]);
  const values: Inputs = { ...defaultsOf(form), ...form.typical, ...typed };
  return (
    <>
      <div className={styles.inputs}>
        {ids.map((id) => (
          <Input
            key={id}
            form={form}
            id={id}
            value={values[id]}
            onChange={(value) => setTyped({ ...typed, [id]: value })}
          />
        ))}
        {Object.keys(typed).length > 0 && (
          <Button tone="quiet" className={styles.reset} onClick={() => setTyped({})}>
            {words.reset}
          </Button>
        )}
      </div>
      {groupOutputs(form).map(([given, outputs]) => (
        <Outputs
          key={given}
          form={form}
          outputs={outputs}
          values={values}
          parameters={parameters}
        />
      ))}
    </>
  );
}

function defaultsOf(form: Law): Inputs {
  return Object.fromEntries(
    form.variables.flatMap(({ id, default: value }) => (value === undefined ? [] : [[id, value]])),
  );
}

/** Outputs that need the same inputs stand together. */
function groupOutputs(form: Law): readonly (readonly [string, readonly Output[]])[] {
  const groups = new Map<string, Output[]>();
  for (const output of form.outputs) {
    const given = output.inputs.join(', ');
    groups.set(given, [...(groups.get(given) ?? []), output]);
  }
  return [...groups];
}

function Input(props: {
  readonly form: Law;
  readonly id: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}) {
  const { form, id, value, onChange } = props;
  const { name, unit } = describeInput(form, id);
  const [low, high] = form.variables.find((variable) => variable.id === id)?.domain ?? [
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ];
  const label = words.input(name, id);
  return (
    <div className={styles.input}>
      <span className={styles.label}>{label}</span>
      <QuantityField
        label={label}
        value={value ?? Number.NaN}
        unit={unit}
        // What was typed is shown as it is: 1.234567e23 must not read as if it were rounded.
        format={(shown) => {
          const short = formatValue(shown, unit, 4);
          return Number.isFinite(shown) && short.length > 9 ? formatExact(shown) : short;
        }}
        refuse={words.refuse(name, low, high, formatValue(form.typical[id] ?? 1, unit, 3))}
        onCommit={onChange}
      />
    </div>
  );
}

function Outputs(props: {
  readonly form: Law;
  readonly outputs: readonly Output[];
  readonly values: Inputs;
  readonly parameters: Float64Array;
}) {
  const { form, outputs, values, parameters } = props;
  const beyond = extrapolatedBy(form, outputs[0]?.inputs ?? [], values);
  return (
    <div className={styles.group}>
      <div className={styles.given}>
        <span>
          {words.given(
            (outputs[0]?.inputs ?? [])
              .map((id) => (isSymbol(id) ? id : describeInput(form, id).name))
              .join(', '),
          )}
        </span>
        {beyond !== undefined && (
          <span title={beyond}>
            <Badge tone="warn">{words.extrapolated}</Badge>
          </span>
        )}
      </div>
      {outputs.map((output) => {
        const value = compute(output, values, parameters);
        return (
          <div key={`${output.id} ${output.inputs.join()}`} className={styles.output}>
            <span className={styles.label}>{output.name}</span>
            <output aria-label={output.name} data-value={value} className={styles.value}>
              {Number.isFinite(value) ? (
                <>
                  {formatValue(value, output.unit, 4)}
                  {output.unit !== '' && <small className={styles.unit}> {output.unit}</small>}
                </>
              ) : (
                <small className={styles.unit}>{words.noValue}</small>
              )}
            </output>
          </div>
        );
      })}
    </div>
  );
}

function compute(output: Output, values: Inputs, parameters: Float64Array): number {
  const complete = output.inputs.every((id) => values[id] !== undefined);
  return complete ? output.compute(values, parameters) : Number.NaN;
}

/** Why the outputs of these inputs lie beyond what the values were fitted on; undefined where they do not. */
function extrapolatedBy(form: Law, ids: readonly string[], values: Inputs): string | undefined {
  const reasons = ids.flatMap((id) => {
    const range = form.validity.ranges[id];
    const value = values[id];
    if (!range || value === undefined || (value >= range[0] && value <= range[1])) return [];
    const { name, unit } = describeInput(form, id);
    return [
      words.extrapolatedWhy(name, formatValue(range[0], unit, 3), formatValue(range[1], unit, 3)),
    ];
  });
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}
