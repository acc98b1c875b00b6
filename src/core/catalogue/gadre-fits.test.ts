import { describe, expect, it } from 'vitest';
import { bindLaw, guessBinding, toColumnSource } from '../data';
import { fitTogether } from '../fit';
import { findLaw, isInErrorFit, isInLossFit, type Law } from '../laws';
import { runToEnd } from '../long-work';
import { findCatalogueEntry, loadCatalogueDataset } from '.';
import { bytesOf } from './testing/load';

const loss = findLaw('overtrained') as Law;
const error = findLaw('downstream') as Law;

/** Fits both laws to the paper's own runs of a table. */
function fitPaper(id: string) {
  const entry = findCatalogueEntry(id);
  const loaded = entry && loadCatalogueDataset(entry, bytesOf(entry.file));
  if (!loaded?.ok) throw new Error(`${id} is not there`);
  const source = toColumnSource(loaded.value);
  const all = bindLaw(loss, source, guessBinding(loss, source));
  const tasks = bindLaw(error, source, guessBinding(error, source));
  if (!all.ok || !tasks.ok) throw new Error('the table has the columns of both laws');
  const [N, D] = all.value.variables as [Float64Array, Float64Array];
  const measured = all.value.response;
  const errors = tasks.value.response;
  const shared = Array.from(N.keys()).filter((i) => isInErrorFit(N[i] as number, D[i] as number));
  const five = shared.filter((i) => isInLossFit(N[i] as number, D[i] as number));
  const pick = (column: Float64Array, rows: readonly number[]) =>
    Float64Array.from(rows, (i) => column[i] as number);
  const at = (rows: readonly number[]) => Uint32Array.from(rows, (i) => shared.indexOf(i));
  const [first, second] = runToEnd(
    fitTogether(
      [
        {
          law: loss,
          variables: [pick(N, five), pick(D, five)],
          response: pick(measured, five),
          at: at(five),
        },
        {
          law: error,
          variables: [pick(measured, shared)],
          response: pick(errors, shared),
          at: at(shared),
        },
      ],
      { objective: 'mse', delta: 1e-3 },
      { runs: shared.length, replicates: 200, seed: 1 },
    ),
  );
  if (!first?.ok || !second?.ok) throw new Error('both laws can be fitted');
  const values = (law: Law, of: { readonly parameters: Readonly<Record<string, number>> }) =>
    law.parameters.map((parameter) => of.parameters[parameter.id] as number);
  const p = values(loss, first.value.fit);
  const q = values(error, second.value.fit);
  /** Relative errors of the predicted loss and of the error predicted from it, in percent. */
  const off = (size: number, tokens: number) => {
    const i = N.findIndex((n, row) => n === size && D[row] === tokens);
    const predicted = loss.evaluate([Math.log(size), Math.log(tokens)], p);
    return {
      loss: 100 * Math.abs(predicted / (measured[i] as number) - 1),
      error: 100 * Math.abs(error.evaluate([predicted], q) / (errors[i] as number) - 1),
    };
  };
  return { five: five.length, six: shared.length, off, first: first.value, second: second.value };
}

describe('the over-training testbed, fitted to the five runs of its paper', () => {
  it('reproduces the errors published for RedPajama', () => {
    const { five, six, off } = fitPaper('gadre-rpj');
    expect([five, six]).toEqual([5, 6]);
    const longest = off(1439795200, 921468928000);
    expect(Math.abs(longest.loss - 0.71)).toBeLessThan(0.006);
    expect(Math.abs(longest.error - 3.64)).toBeLessThan(0.006);
    const largest = off(6889410560, 137788211200);
    expect(Math.abs(largest.loss - 0.73)).toBeLessThan(0.006);
    expect(Math.abs(largest.error - 0.05)).toBeLessThan(0.006);
  });

  it('reproduces the errors published for C4', () => {
    const { five, six, off } = fitPaper('gadre-c4');
    expect([five, six]).toEqual([5, 6]);
    const largest = off(6889410560, 137788211200);
    expect(Math.abs(largest.loss - 4.3)).toBeLessThan(0.05);
    expect(Math.abs(largest.error - 0.14)).toBeLessThan(0.006);
  });

  it.each([
    ['gadre-rpj', 'gadre2024-rpj'],
    ['gadre-c4', 'gadre2024-c4'],
  ])('comes to the published coefficients on %s', (table, preset) => {
    const { first, second } = fitPaper(table);
    for (const [law, fitted, id] of [
      [loss, first.fit, preset],
      [error, second.fit, `${preset}-17`],
    ] as const) {
      const published = law.presets.find((candidate) => candidate.id === id)?.values ?? {};
      for (const [name, value] of Object.entries(published))
        expect((fitted.parameters[name] as number) / value).toBeCloseTo(1, 4);
    }
  });

  it('draws both fits from the same resamples, each with enough different runs', () => {
    const { first, second } = fitPaper('gadre-rpj');
    expect(first.bootstrap?.replicates).toBe(second.bootstrap?.replicates);
    expect(first.bootstrap?.replicates).toBeGreaterThan(190);
  });
});
