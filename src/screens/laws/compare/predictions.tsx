import type { Inputs, Output } from '../../../core/laws';
import { compare as words } from '../../../messages/laws';
import { type Compared, heldInputs, selectPoint, useAppState } from '../../../state';
import { TableBox } from '../../../ui';
import { describeInput, formatInputs, formatValue } from '../format';
import styles from './compare.module.css';
import { labelOf, labelsOf } from './labels';

/** What each says at the point on Explore: every output that follows from N, D and C, others held and named. */
export function Predictions({ compared }: { readonly compared: readonly Compared[] }) {
  const point = useAppState(selectPoint);
  if (!point) return null;
  const labels = labelsOf(compared);
  const rows = rowsOf(compared);
  return (
    <section className={styles.section} aria-label={words.predictions}>
      <h3 className={styles.heading}>{words.predictions}</h3>
      <p className={styles.quiet}>{words.at(point.N, point.D)}</p>
      <TableBox label={words.predictions}>
        <thead>
          <tr>
            <th scope="col">{words.prediction}</th>
            {compared.map((entry) => (
              <th key={entry.key} scope="col" data-number>
                {labelOf(labels, entry)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, unit, given }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                <span
                  className={styles.meaning}
                >{`${unit === '' ? '' : `${unit}, `}${given}`}</span>
              </th>
              {compared.map((entry) => (
                <td key={entry.key} data-number>
                  <Prediction entry={entry} row={key} point={{ ...point }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}

const keyOf = (output: Output): string =>
  `${output.id} ${output.unit} ${output.inputs.filter(isOfPoint).join()}`;
const isOfPoint = (id: string): boolean => id === 'C' || id === 'N' || id === 'D';

function rowsOf(compared: readonly Compared[]) {
  const rows = new Map<string, { key: string; name: string; unit: string; given: string }>();
  for (const { law } of compared) {
    for (const output of law.outputs) {
      // The product of what is given says nothing about a law.
      if (output.id === 'C' && output.inputs.join() === 'N,D') continue;
      const others = output.inputs.filter((id) => !isOfPoint(id));
      const held = heldInputs(law);
      if (others.some((id) => held[id] === undefined)) continue;
      const key = keyOf(output);
      if (rows.has(key)) continue;
      const given = output.inputs.filter(isOfPoint).join(', ');
      rows.set(key, {
        key,
        name: output.name,
        unit: output.unit,
        given: given === '' ? words.constant : words.from(given),
      });
    }
  }
  return [...rows.values()];
}

function Prediction(props: {
  readonly entry: Compared;
  readonly row: string;
  readonly point: Inputs;
}) {
  const { law, parameters } = props.entry;
  const output = law.outputs.find((candidate) => keyOf(candidate) === props.row);
  if (!output || !parameters) return null;
  const held = heldInputs(law);
  const used = Object.fromEntries(
    output.inputs.filter((id) => !isOfPoint(id)).map((id) => [id, held[id] as number]),
  );
  const value = output.compute({ ...held, ...props.point }, parameters);
  const outside = output.inputs.some((id) => {
    const range = law.validity.ranges[id];
    const at = { ...held, ...props.point }[id];
    return range !== undefined && at !== undefined && (at < range[0] || at > range[1]);
  });
  return (
    <>
      {formatValue(value, output.unit, 4)}
      {Object.keys(used).length > 0 && (
        <span
          className={styles.meaning}
          title={describeInput(law, Object.keys(used)[0] ?? '').name}
        >
          {words.held(formatInputs(law, used))}
        </span>
      )}
      {outside && <span className={styles.meaning}>{words.extrapolated}</span>}
    </>
  );
}
