import type { Plan } from '../laws';
import type { LongWork } from '../long-work';
import { failure, type Result, success } from '../result';
import { aimWithInformation } from './aim';
import { listCandidates } from './candidates';
import { findIdleRows } from './idle-rows';
import { searchDesign } from './search-design';
import type { FittedModel, NextRuns, NextRunsRequest, ProposedRun } from './types';

/** Small runs cost next to nothing, so more of them always teach a little more: some number must end the list. */
const USUAL_COUNT = 20;

/** Candidates as product pages state them: 4 to 400 tokens per parameter, sizes at most 4x beyond the data's. */
export const usualLimits = { ratio: [4, 400], sizeFactor: 4 } as const;

/**
 * The runs inside a budget that most shrink the interval of a prediction. The criterion is exact for the law
 * linearised at the fit: the variance of the target's response by the delta method once the runs are in the data,
 * under the objective's space and noise (an M-estimator's under Huber). Rows are taken for independent. The same
 * model and request give the same runs.
 *
 * Problems: those of `resolveTarget`, `aimWithInformation` and `listCandidates`, `next-bad-budget` (budget).
 */
export function* proposeRuns(
  model: FittedModel,
  request: NextRunsRequest,
): LongWork<Result<NextRuns>> {
  const { budget, count = USUAL_COUNT } = request;
  if (!(budget > 0 && Number.isFinite(budget))) return failure('next-bad-budget', { budget });
  const aimed = aimWithInformation(model, request.target);
  if (!aimed.ok) return aimed;
  const { information, slope, ...aim } = aimed.value;
  const { law, variables } = model.problem;
  const sizes = variables[law.variables.findIndex(({ id }) => id === 'N')] as Float64Array;
  const listed = listCandidates(law, sizes, request);
  if (!listed.ok) return listed;
  const plans = listed.value;

  const rows = new Float64Array(plans.length * slope.length);
  plans.forEach((plan, i) => {
    information.writeRun(aim.inputsOf(plan), rows, i * slope.length);
  });
  const costs = Float64Array.from(plans, ({ N, D }) => 6 * N * D);
  const chosen = yield* searchDesign({ slope, rows, costs, budget, count });
  const batch = chosen.map((i) => plans[i] as Plan);
  const runs = batch.map(
    ({ N, D }, i): ProposedRun => ({
      N,
      D,
      flops: 6 * N * D,
      halfWidthAfter: aim.halfWidthWith(batch.slice(0, i + 1)),
      halfWidthAlone: aim.ghost(N, D),
    }),
  );
  return success({
    target: aim.target,
    estimate: aim.estimate,
    before: aim.halfWidth,
    after: runs.at(-1)?.halfWidthAfter ?? aim.halfWidth,
    runs,
    flops: runs.reduce((sum, { flops }) => sum + flops, 0),
    candidates: plans.length,
    idle: findIdleRows(information.rows, slope),
  });
}
