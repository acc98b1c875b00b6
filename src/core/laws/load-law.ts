import { failure, type Result, success } from '../result';
import type { DraftOptions } from './custom';
import { CUSTOM, type CustomSpec, type LawRef } from './custom/spec';
import type { Law } from './law';
import { findPlanLaw } from './plan-laws';

// mathjs and what reads formulas with it are in a chunk of their own, for those who write one.
const custom = () => import('./custom');
// Nor are the laws that plan nothing needed for the first picture, or in a worker that fits a plan.
const registry = () => import('./registry');

/**
 * A law by its reference; one of a person's own is built from its formula. Problems: `unknown-law` (law),
 * `formula-missing`, those of `buildCustomLaw`.
 */
export async function loadLaw({ law: id, formula }: LawRef): Promise<Result<Law>> {
  if (id !== CUSTOM) {
    const law = findPlanLaw(id) ?? (await registry()).findLaw(id);
    return law ? success(law) : failure('unknown-law', { law: id });
  }
  if (!formula) return failure('formula-missing');
  const { buildCustomLaw } = await custom();
  return buildCustomLaw(formula);
}

/** See `draftSpec`. */
export async function draftFormula(
  formula: string,
  options: DraftOptions,
): Promise<Result<CustomSpec>> {
  const { draftSpec } = await custom();
  return draftSpec(formula, options);
}
