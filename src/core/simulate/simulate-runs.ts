import {
  type ColumnSource,
  columnsToCsv,
  type Dataset,
  type DatasetOrigin,
  encodeUtf8,
  hashColumns,
  type RawColumn,
  sha256,
  toColumnSource,
} from '../data';
import { type Inputs, type Law, type ParameterSet, toFeatures, toVector } from '../laws';
import { createRandom } from '../numerics';
import { failure, type Result, success } from '../result';
import { type Design, type DesignColumns, layOut } from './design';

export interface Simulation {
  readonly law: Law;
  /** A preset or a fit: the truth the runs are drawn from. */
  readonly truth: Pick<ParameterSet, 'id' | 'label' | 'values'>;
  readonly design: Design;
  /** Values of the variables beside N and D. */
  readonly at?: Inputs;
  /** Standard deviation of the logarithm of the response, 0 to 1. */
  readonly noise: number;
  /** Whole, 0 to 2^53. */
  readonly seed: number;
}

export interface SimulatedRuns {
  /** Every variable and the response as columns; the response is the law's first output. */
  readonly source: ColumnSource;
  /** The same as runs, where the law says a loss from N and D. */
  readonly dataset?: Dataset;
}

/** The first word of every title and of every run's name: it survives tables, links and sessions. */
const SIMULATED = 'Simulated';

/**
 * Runs as a law would give them, times log-normal noise. The same simulation gives the same numbers
 * everywhere. Titles, run names and `origin` say that no run was measured.
 *
 * Problems: `simulate-bad-noise` (value), `simulate-no-response` (law, run), and those of `layOut`.
 */
export function simulateRuns(simulation: Simulation): Result<SimulatedRuns> {
  const { law, truth, design, at, noise } = simulation;
  if (!(noise >= 0 && noise <= 1)) return failure('simulate-bad-noise', { value: noise });
  const parameters = toVector(law, truth.values);
  const laid = layOut(law, parameters, design, at);
  if (!laid.ok) return laid;
  const response = draw(simulation, laid.value, parameters);
  const bad = response.findIndex((value) => !(value > 0 && value < Number.POSITIVE_INFINITY));
  if (bad >= 0) return failure('simulate-no-response', { law: law.id, run: bad + 1 });
  const names = Array.from(response, (_, run) => `${SIMULATED.toLowerCase()} ${run + 1}`);
  return success(label(simulation, laid.value, response, names));
}

function draw(
  { law, noise, seed }: Simulation,
  columns: DesignColumns,
  parameters: Float64Array,
): Float64Array {
  const random = createRandom(seed);
  const ids = law.variables.map(({ id }) => id);
  const count = columns[ids[0] ?? '']?.length ?? 0;
  return Float64Array.from({ length: count }, (_, run) => {
    const inputs = Object.fromEntries(ids.map((id) => [id, columns[id]?.[run] as number]));
    const clean = law.evaluate(toFeatures(law, inputs), parameters);
    // Drawn also at noise 0: the same seed then means the same shocks at every noise.
    return clean * Math.exp(noise * random.normal());
  });
}

function label(
  { law, truth, design, noise, seed }: Simulation,
  columns: DesignColumns,
  response: Float64Array,
  names: readonly string[],
): SimulatedRuns {
  const facts = `${law.title} (${truth.label}), ${design.kind} design, noise ${noise}, seed ${seed}`;
  const title = `${SIMULATED}: ${facts}`;
  const origin: DatasetOrigin = {
    kind: 'own',
    source: `${SIMULATED} from ${facts}`,
    notes: [],
    simulated: { law: law.id, truth: truth.id, design: design.kind, noise, seed },
  };
  const number = (name: string, values: Float64Array): RawColumn => ({
    name,
    kind: 'number',
    values,
  });
  const { N, D, ...others } = columns;
  const extra = Object.entries(others).map(([id, values]) => number(id, values));
  const [output] = law.outputs;
  if (N && D && output.id === 'loss') {
    const content = { names, N, D, loss: response, extra };
    const hash = hashColumns(content);
    const id = `own-${hash.slice(0, 12)}`;
    const dataset: Dataset = { id, title, hash, ...content, leftOut: [], origin };
    return { source: toColumnSource(dataset), dataset };
  }
  const all: RawColumn[] = [
    { name: 'name', kind: 'text', values: names },
    ...law.variables.map(({ id }) => number(id, columns[id] as Float64Array)),
    number(output.id, response),
  ];
  const hash = sha256(encodeUtf8(columnsToCsv(all, response.length)));
  const id = `own-${hash.slice(0, 12)}`;
  return { source: { id, title, hash, columns: all, rowCount: response.length, origin } };
}
