import { describe, expect, it } from 'vitest';
import { findLaw, type Law } from '../laws';
import { runToEnd } from '../long-work';
import { fit as fitRows } from './fit';
import reference from './reference-fits.json';
import { findData, keepWhere, readColumns } from './testing/read-runs';
import type { Objective } from './types';

const law = findLaw('chinchilla') as Law;

describe('optima found by an independent program', () => {
  for (const entry of reference.fits) {
    const file = findData(entry.from as 'bundled' | 'public', entry.file);
    it.skipIf(file === null)(entry.id, () => {
      const columns = keepWhere(readColumns(file as string), entry.where);
      const [N, D, loss] = entry.columns.map((name) => columns[name] as Float64Array) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      expect(loss.length).toBe(entry.n);
      const result = runToEnd(
        fitRows(
          { law, variables: [N, D], response: loss },
          { objective: entry.objective as Objective, delta: entry.delta ?? 1e-3 },
        ),
      );
      if (!result.ok) throw new Error(result.problem.code);
      const { value, parameters, atBound, certificate } = result.value;
      expect(value).toBeLessThanOrEqual(entry.value * (1 + 1e-6));
      for (const [id, expected] of Object.entries(entry.params)) {
        if (id === 'E' && expected < 1e-9) {
          expect(parameters.E).toBe(0);
          expect(atBound).toEqual([{ parameter: 'E', side: 'lower', value: 0 }]);
        } else {
          expect(Math.abs((parameters[id] as number) / expected - 1)).toBeLessThan(1e-3);
        }
      }
      expect(certificate.starts).toBeGreaterThanOrEqual(8);
      expect(certificate.records).toHaveLength(certificate.starts);
      expect(certificate.agreed).toBe(
        certificate.records.filter(({ reached }) => reached <= value * (1 + 1e-6)).length,
      );
      expect(certificate.agreed).toBeGreaterThan(certificate.starts / 2);
    });
  }
});
