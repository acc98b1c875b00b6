import { bindLaw, cellAt } from '../core/data';
import type { Law } from '../core/laws';
import { failure, type Result, success } from '../core/result';
import { chooseBinding } from './bindings';
import type { Runs } from './runs';

const FEWEST_FAMILIES = 3;

/**
 * The family of each row of the problem, by a column of any kind. Problems: those of `bindLaw`,
 * `cli-cluster-missing` (column, known), `cli-cluster-few` (column, families, needed).
 */
export function readClusters(
  law: Law,
  { dataset, rows, bindings }: Runs,
  name: string,
): Result<readonly (string | number)[]> {
  const own = dataset.aliases?.[name] ?? name;
  const column = dataset.columns.find((each) => each.name === own || each.name === name);
  if (!column) {
    const known = dataset.columns.map((each) => each.name).join(', ');
    return failure('cli-cluster-missing', { column: name, known });
  }
  const chosen = chooseBinding(law, dataset, bindings);
  if (!chosen.ok) return chosen;
  const bound = bindLaw(law, dataset, chosen.value.binding, rows);
  if (!bound.ok) return bound;
  const labels = Array.from(bound.value.rows, (row) => cellAt(column, row));
  const families = new Set(labels).size;
  if (families >= FEWEST_FAMILIES) return success(labels);
  return failure('cli-cluster-few', { column: name, families, needed: FEWEST_FAMILIES });
}
