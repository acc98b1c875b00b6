import type { RawColumn } from '../../core/data';
import type { Law } from '../../core/laws';
import type { SimulatedRuns } from '../../core/simulate';
import { formatCount, formatPlain } from '../../core/units';
import { simulateDialog as words } from '../../messages/simulate-dialog';
import styles from './simulate.module.css';

const width = 300;
const height = 210;
const pad = { left: 44, right: 10, top: 20, bottom: 26 };

/** How many runs, where they lie, and what they measure. */
export function Preview(props: {
  readonly law: Law;
  readonly simulated: SimulatedRuns;
  readonly noise: number;
}) {
  const { law, simulated, noise } = props;
  const columns = new Map(
    simulated.source.columns.flatMap((column) =>
      column.kind === 'number' ? [[column.name, column] as const] : [],
    ),
  );
  const N = columns.get('N')?.values;
  const D = columns.get('D')?.values;
  const [output] = law.outputs;
  const response = spanOf(columns.get(output.id));
  const hasPlane = N !== undefined && D !== undefined && law.variables.some(({ id }) => id === 'D');
  return (
    <div className={styles.preview}>
      {hasPlane && <Plane N={N} D={D} />}
      <p role="status" className={styles.count}>
        <strong>{words.count(simulated.source.rowCount)}</strong>
        <span>
          {hasPlane
            ? words.plane(range(N), range(D), largestCompute(N, D))
            : words.spans(
                law.variables.map(({ id, name }) => ({ name, ...spanOf(columns.get(id)) })),
              )}
        </span>
        <span>{words.response(output.name, response.low, response.high, noise)}</span>
      </p>
    </div>
  );
}

function range(values: Float64Array): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function spanOf(column: Extract<RawColumn, { kind: 'number' }> | undefined): {
  readonly low: string;
  readonly high: string;
} {
  if (!column) return { low: '', high: '' };
  const write = (value: number): string =>
    value >= 1e4 ? formatCount(value) : formatPlain(value, 4);
  const [low, high] = range(column.values);
  return { low: write(low), high: write(high) };
}

function largestCompute(N: Float64Array, D: Float64Array): number {
  return N.reduce((most, params, i) => Math.max(most, 6 * params * (D[i] as number)), 0);
}

/** The runs on the plane of tokens and parameters, both logarithmic. */
function Plane({ N, D }: { readonly N: Float64Array; readonly D: Float64Array }) {
  const x = axis(D, pad.left, width - pad.right);
  const y = axis(N, height - pad.bottom, pad.top);
  return (
    <svg
      className={styles.plane}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {x.ticks.map((value) => (
        <g key={value}>
          <line
            className={styles.grid}
            x1={x.at(value)}
            x2={x.at(value)}
            y1={pad.top}
            y2={height - pad.bottom}
          />
          <text
            className={styles.tick}
            x={x.at(value)}
            y={height - pad.bottom + 14}
            textAnchor="middle"
          >
            {formatCount(value)}
          </text>
        </g>
      ))}
      {y.ticks.map((value) => (
        <g key={value}>
          <line
            className={styles.grid}
            x1={pad.left}
            x2={width - pad.right}
            y1={y.at(value)}
            y2={y.at(value)}
          />
          <text className={styles.tick} x={pad.left - 5} y={y.at(value) + 4} textAnchor="end">
            {formatCount(value)}
          </text>
        </g>
      ))}
      <text className={styles.tick} x={0} y={11}>
        {words.axisN}
      </text>
      <text className={styles.tick} x={width - pad.right} y={height - 1} textAnchor="end">
        {words.axisD}
      </text>
      {Array.from(N, (params, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run is its index
        <circle key={i} className={styles.dot} cx={x.at(D[i] as number)} cy={y.at(params)} r={3} />
      ))}
    </svg>
  );
}

/** A log axis with room around the values, and its decades. */
function axis(values: Float64Array, from: number, to: number) {
  const logs = values.map(Math.log10);
  const [least, most] = range(logs);
  const room = Math.max(0.15, (most - least) * 0.05);
  const [low, high] = [least - room, most + room];
  const decades = Array.from({ length: 40 }, (_, k) => Math.ceil(low) + k).filter((k) => k <= high);
  const stride = Math.max(1, Math.ceil(decades.length / 5));
  return {
    at: (value: number): number =>
      Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10,
    ticks: decades.filter((_, k) => k % stride === 0).map((k) => 10 ** k),
  };
}
