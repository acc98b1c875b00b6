import { describe, expect, it } from 'vitest';
import { bindLaw, type OpenBinding } from '../data';
import { fit, type Objective } from '../fit';
import { findLaw, type Law } from '../laws';
import { runToEnd } from '../long-work';
import { tables } from '.';
import { loadTableById } from './testing/load';
import optima from './testing/quantization-optima.json';

const origins: Readonly<Record<string, string>> = {
  qid: 'microladder-ptq',
  qat: 'microladder-qat',
};

function bound(lawId: string, change: Partial<OpenBinding> = {}) {
  const table = origins[lawId] as string;
  const entry = tables.find(({ id }) => id === table);
  const binding = entry?.bindings.find(({ law }) => law === lawId) as OpenBinding & {
    groups?: readonly string[];
  };
  const law = findLaw(lawId) as Law;
  const use = { ...binding, where: binding.groups?.[0] ?? '', ...change };
  const rows = bindLaw(law, loadTableById(table), use);
  if (!rows.ok) throw new Error(`${rows.problem.code} ${JSON.stringify(rows.problem.data)}`);
  return { law, rows: rows.value };
}

describe('quantization laws on the micro ladder', () => {
  it.each(optima.fits)('$id, $objective, ends at or below the optimum of scipy', (expected) => {
    const { law, rows } = bound(expected.id, { keepSigned: expected.objective === 'mse' });
    expect(rows.response.length).toBe(expected.n);
    expect(rows.leftOut).toEqual([]);
    const { variables, response, standardErrors } = rows;
    // Only the square of the response itself is weighted by the standard errors of the differences.
    const weights = expected.objective === 'mse' && standardErrors ? { standardErrors } : {};
    const result = runToEnd(
      fit(
        { law, variables, response, ...weights },
        { objective: expected.objective as Objective, delta: 1e-3 },
      ),
    );
    if (!result.ok) throw new Error(result.problem.code);
    const { value, parameters } = result.value;
    expect(value).toBeLessThanOrEqual(expected.value * (1 + 1e-9));
    expect(value).toBeGreaterThan(expected.value * (1 - 1e-6));
    for (const [id, at] of Object.entries(expected.params)) {
      if (id !== 'k') expect(parameters[id]).toBeCloseTo(at, 3);
    }
  });

  it('takes one scale an output channel as a group as wide as the model', () => {
    const { rows } = bound('qat');
    expect(Array.from(new Set(rows.variables[2])).sort((a, b) => a - b)).toEqual([24, 32]);
    const groups = Array.from(rows.rows, (row, i) => [row, rows.variables[2]?.[i]]);
    // The first size was trained in groups only; the second one's rows are 24 wide.
    expect(groups.filter(([, group]) => group === 24)).toHaveLength(3);
  });

  it('keeps rows at or below zero under squares, and counts them where logarithms cannot', () => {
    const every = { where: '' };
    const signed = bound('qid', { ...every, keepSigned: true }).rows;
    expect(signed.leftOut).toEqual([]);
    expect(signed.response.length).toBe(594);
    const below = signed.response.filter((value) => value <= 0).length;
    expect(below).toBeGreaterThan(5);
    const logs = bound('qid', every).rows;
    expect(logs.leftOut).toEqual([{ part: 'qid', reason: 'outside', count: below }]);
    const problem = {
      law: findLaw('qid') as Law,
      variables: signed.variables,
      response: signed.response,
      standardErrors: signed.standardErrors as Float64Array,
    };
    const squares = runToEnd(fit(problem, { objective: 'mse', delta: 1e-3 }));
    expect(squares.ok && squares.value.n).toBe(594);
    const refused = runToEnd(fit(problem, { objective: 'log-mse', delta: 1e-3 }));
    expect(refused.ok ? '' : refused.problem.code).toBe('fit-bad-response');
  });

  it('refuses weights alone at 4 bits: one size, one group', () => {
    const entry = tables.find(({ id }) => id === 'microladder-qat');
    const where = entry?.bindings.find(({ law }) => law === 'qat')?.tooFew?.[0] ?? '';
    const { law, rows } = bound('qat', { where });
    expect(Array.from(rows.variables[0] ?? [])).toEqual([37088, 37088, 37088]);
    const { variables, response } = rows;
    const result = runToEnd(
      fit({ law, variables, response }, { objective: 'log-mse', delta: 1e-3 }),
    );
    expect(result.ok ? '' : result.problem.code).toBe('fit-too-few-rows');
  });
});
