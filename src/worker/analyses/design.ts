import { checkDesign, type DesignCheck } from '../../core/diagnose';
import { success } from '../../core/result';
import { type Analysis, inOneStep, runsOf } from './analysis';

/** What is weak about the rows in use, fitted or not, and the cure. Problem: `diagnose-no-plane` (law). */
export const design: Analysis<Readonly<Record<string, never>>, DesignCheck> = function* (about) {
  const rows = runsOf(about);
  if (!rows.ok) return rows;
  const { law, fit, settings } = about;
  const fixed = Object.keys(settings.fixed ?? {});
  return success(yield* inOneStep(() => checkDesign(rows.value, law, fit, fixed)));
};
