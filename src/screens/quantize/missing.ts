import { fitCard as words } from '../../messages/quantize';
import type { QuantizeRows } from '../../state';

/** Different values a variable needs for its exponent to be told from noise: three of what is scaled, two of a setting. */
const needed = (id: string): number => (id === 'N' || id === 'D' ? 3 : 2);

/** Most values named in one sentence. */
const MOST_NAMED = 4;

/** The runs that are missing for a fit of the law to these rows, as phrases; empty where none is. */
export function missingRuns({ law, bound }: QuantizeRows): string[] {
  const missing = law.variables.flatMap(({ id, name }, i) => {
    const levels = [...new Set(bound.variables[i])].sort((a, b) => a - b);
    const need = needed(id);
    return levels.length < need && levels.length <= MOST_NAMED
      ? [words.missingLevels(name, levels, need)]
      : [];
  });
  const rows = law.parameters.length + 1;
  return bound.response.length < rows
    ? [...missing, words.missingRows(bound.response.length, rows)]
    : missing;
}
