import { describe, expect, it } from 'vitest';
import { bindLaw, type ColumnUse } from '../data';
import { fit } from '../fit';
import { findLaw, type Law } from '../laws';
import { runToEnd } from '../long-work';
import { type TableBinding, tables } from '.';
import { loadTableById } from './testing/load';

const settings = { objective: 'log-mse', delta: 1e-3 } as const;

const cases = tables.flatMap(({ id, bindings }) =>
  bindings.flatMap((binding) =>
    (binding.groups ?? ['']).map((group) => ({ id, binding, group, law: binding.law })),
  ),
);

function fitted(id: string, binding: TableBinding, group: string) {
  const law = findLaw(binding.law) as Law;
  const where = [binding.where, group].filter(Boolean).join(' and ');
  const bound = bindLaw(law, loadTableById(id), { ...binding, where });
  if (!bound.ok) throw new Error(`${bound.problem.code} ${JSON.stringify(bound.problem.data)}`);
  const { variables, response } = bound.value;
  const result = runToEnd(fit({ law, variables, response }, settings));
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.data)}`);
  return { fit: result.value, leftOut: bound.value.leftOut };
}

const binding = (id: string, law: string): TableBinding => {
  const table = tables.find((entry) => entry.id === id);
  return table?.bindings.find((candidate) => candidate.law === law) as TableBinding;
};

describe('bindings of the bundled tables', () => {
  it('name laws, variables and columns there are, and each its own label', () => {
    expect(cases.length).toBeGreaterThan(20);
    for (const { id, bindings } of tables) {
      const columns = loadTableById(id).columns.map(({ name }) => name);
      expect(new Set(bindings.map(({ law, label }) => `${law} ${label}`)).size).toBe(
        bindings.length,
      );
      for (const { law: lawId, variables, response, standardErrors } of bindings) {
        const law = findLaw(lawId);
        expect(law?.id, `${id}: ${lawId}`).toBe(lawId);
        const ids = law?.variables.map((variable) => variable.id) ?? [];
        for (const variable of Object.keys(variables)) expect(ids).toContain(variable);
        const uses = [...Object.values(variables), response, standardErrors];
        for (const use of uses.filter((part) => part !== undefined))
          expect(columns).toContain(columnOf(use));
      }
    }
  });

  it.each(cases)('fits $law to $id $group', ({ id, binding, group }) => {
    const { fit: found } = fitted(id, binding, group);
    expect(found.n).toBeGreaterThan(Object.keys(found.parameters).length);
    const rms = Math.sqrt(found.value / found.n);
    // Residuals of log response: the law follows the rows it is offered for.
    expect(rms).toBeLessThan(0.5);
  });

  it('gives back the laws the degradation targets were computed from', () => {
    const perBits = findLaw('qid/per-bits') as Law;
    const preset = perBits.presets.find(({ id }) => id.includes('4bit'));
    const { fit: found } = fitted('qid-targets', binding('qid-targets', 'qid/per-bits'), 'bits==4');
    for (const id of ['alpha', 'beta'])
      expect((found.parameters[id] as number) / (preset?.values[id] as number)).toBeCloseTo(1, 2);
  });

  it('finds the mixing law of a domain near the published one', () => {
    const law = findLaw('data-mixing') as Law;
    const preset = law.presets.find(({ id }) => id === 'ye2024-70m-github-30k');
    const { fit: found } = fitted(
      'two-domain-mixing',
      binding('two-domain-mixing', 'data-mixing'),
      "params==70000000 and validation_domain=='Github' and step==30000",
    );
    expect(found.parameters.c).toBeCloseTo(preset?.values.c ?? 0, 1);
  });

  it('leaves out the rows of the micro ladder whose loss did not rise', () => {
    const use = { ...binding('microladder-ptq', 'qid'), groups: [] };
    const { leftOut } = fitted('microladder-ptq', use, '');
    expect(leftOut).toEqual([{ part: 'qid', reason: 'outside', count: expect.any(Number) }]);
    expect(leftOut[0]?.count).toBeGreaterThan(5);
  });
});

function columnOf(use: ColumnUse): string | undefined {
  if (typeof use === 'string') return use;
  return 'column' in use ? use.column : undefined;
}
