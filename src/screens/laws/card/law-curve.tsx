import { memo, useMemo, useState } from 'react';
import { type Law, toVector } from '../../../core/laws';
import { curve as words } from '../../../messages/laws';
import { plotFrame } from '../../../messages/plots';
import {
  LawCurvePlot,
  type LawCurveSeries,
  lawCurveLayout,
  lawCurveSeries,
  MOST_CURVES,
  PlotFrame,
  type Size,
} from '../../../plots';
import { SelectField } from '../../../ui';
import { formatInputs, formatValue } from '../format';
import styles from './card.module.css';

type Variable = Law['variables'][number];

/** What the form says over one of its variables, for its published values; the others at a typical point. */
export function LawCurve({ form }: { readonly form: Law }) {
  const [against, setAgainst] = useState<string | null>(null);
  const variable = form.variables.find(({ id }) => id === against) ?? form.variables[0];
  const series = useMemo(
    () => (variable && form.presets.length > 0 ? seriesOf(form, variable) : null),
    [form, variable],
  );
  if (!variable || !series) return null;
  const [response] = form.outputs;
  const ends = endsOf(series);
  const x = (value: number): string => formatValue(value, variable.unit, 3);
  const y = (value: number): string => formatValue(value, response.unit, 3);
  const held = Object.fromEntries(
    form.variables
      .filter(({ id }) => id !== variable.id)
      .map(({ id, ...rest }) => [id, heldAt(form, { id, ...rest })]),
  );
  return (
    <PlotFrame
      id={`curve-${form.id.replaceAll('/', '-')}`}
      className={styles.curve}
      title={words.title(response.name, ends.y.map(y), variable.name, ends.x.map(x))}
      subtitle={words.subtitle(series.curves[0]?.label ?? '', formatInputs(form, held))}
      alternative={words.alternative(series.curves.length, variable.name)}
      table={() => tableOf(form, variable, series)}
      labels={plotFrame}
      actions={
        form.variables.length > 1 && (
          <SelectField
            label={words.against}
            value={variable.id}
            options={form.variables.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setAgainst}
          />
        )
      }
    >
      {(size) => <Body size={size} series={series} form={form} variable={variable} />}
    </PlotFrame>
  );
}

const Body = memo(function Body(props: {
  readonly size: Size;
  readonly series: LawCurveSeries;
  readonly form: Law;
  readonly variable: Variable;
}) {
  const { size, series, form, variable } = props;
  const [response] = form.outputs;
  const layout = useMemo(
    () =>
      lawCurveLayout(
        series,
        {
          x: (value) => formatValue(value, variable.unit, 2),
          y: (value) => formatValue(value, response.unit, 2),
        },
        size.width,
        size.height,
      ),
    [series, variable, response, size.width, size.height],
  );
  return (
    <LawCurvePlot
      layout={layout}
      words={{
        xTitle: words.axis(size.width < 520 ? variable.id : variable.name, variable.unit),
        yTitle: words.axis(response.name, response.unit),
      }}
    />
  );
});

function heldAt(form: Law, { id, default: fallback }: Pick<Variable, 'id' | 'default'>): number {
  return form.typical[id] ?? fallback ?? Number.NaN;
}

function seriesOf(form: Law, variable: Variable): LawCurveSeries {
  const at = form.variables.indexOf(variable);
  const feature = ({ scale }: Variable, value: number): number =>
    scale === 'log' ? Math.log(value) : value;
  const features = Float64Array.from(form.variables, (one) => feature(one, heldAt(form, one)));
  const responses = form.presets.slice(0, MOST_CURVES).map(({ label, values }) => {
    const parameters = toVector(form, values);
    return {
      label,
      at: (value: number): number => {
        features[at] = feature(variable, value);
        return form.evaluate(features, parameters);
      },
    };
  });
  const valid = form.validity.ranges[variable.id] ?? null;
  return lawCurveSeries(responses, rangeOf(form, variable), variable.scale === 'log', valid);
}

/** A decade around where the values were fitted, or around a typical point; never outside the domain. */
function rangeOf(form: Law, variable: Variable): readonly [number, number] {
  const typical = heldAt(form, variable);
  const [low, high] = form.validity.ranges[variable.id] ?? [typical, typical];
  const wanted: readonly [number, number] =
    variable.scale === 'log'
      ? [Math.min(low, typical) / 10, Math.max(high, typical) * 10]
      : [Math.min(low, typical) - (high - low) / 4, Math.max(high, typical) + (high - low) / 4];
  const [least, most] = variable.domain;
  return wanted[0] < wanted[1]
    ? [Math.max(least, wanted[0]), Math.min(most, wanted[1])]
    : [least, Math.min(most, 2 * typical)];
}

/** First and last point of the first curve that has a value there, in base units. */
function endsOf({ x, curves, logX, logY }: LawCurveSeries) {
  const values = curves[0]?.values ?? new Float64Array();
  const ends = [values.findIndex(Number.isFinite), values.findLastIndex(Number.isFinite)];
  return {
    x: ends.map((i) => (logX ? 10 ** (x[i] as number) : (x[i] as number))),
    y: ends.map((i) => (logY ? 10 ** (values[i] as number) : (values[i] as number))),
  };
}

function tableOf(form: Law, variable: Variable, { x, curves, logX, logY }: LawCurveSeries) {
  const { unit } = form.outputs[0];
  return {
    columns: [
      { label: variable.name, unit: variable.unit },
      ...curves.map(({ label }) => ({ label, unit })),
    ],
    rows: Array.from(x, (position, i) => [
      logX ? 10 ** position : position,
      ...curves.map(({ values }) => (logY ? 10 ** (values[i] as number) : (values[i] as number))),
    ]),
  };
}
