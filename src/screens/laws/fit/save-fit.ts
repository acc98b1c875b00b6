import { buildFitReport } from '../../../core/export';
import { standardErrors } from '../../../core/fit';
import { unusableWarning } from '../../../messages/data-binding';
import { describeProblem } from '../../../messages/describe-problem';
import type { LawFitResult } from '../../../state';

/** The fit as other programs read it: what the command line prints, and what it was fitted to. */
function fitReport(result: LawFitResult): string {
  const { model, source, binding, bound, warnings } = result;
  if (model.source.kind !== 'fit') return '';
  const { fit, bootstrap } = model.source;
  const report = buildFitReport({
    law: model.law,
    fit,
    bootstrap,
    deltaErrors: standardErrors(fit),
    predictAt: [],
    warnings: [...warnings.map(describeProblem), ...bound.leftOut.map(unusableWarning)],
    timeMs: 0,
  });
  const { title, hash, origin } = source;
  const data = {
    title,
    hash,
    source: origin.source,
    ...(origin.simulated ? { simulated: origin.simulated } : {}),
    binding,
    rows: Array.from(bound.rows),
  };
  return `${JSON.stringify({ ...report, data }, null, 2)}\n`;
}

export function saveFit(result: LawFitResult): void {
  const blob = new Blob([fitReport(result)], { type: 'application/json;charset=utf-8' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `scalescope-fit-${result.model.law.id.replaceAll('/', '-')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
