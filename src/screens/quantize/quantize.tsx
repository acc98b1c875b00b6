import type { ReactNode } from 'react';
import { quantize as words } from '../../messages/quantize';
import { LaneContext } from '../../state';
import { PlanScreen } from '../../ui';
import { AnswerLine } from './answer-line';
import { BestCompanion } from './best';
import { BestIntervalsOf } from './best-intervals';
import { BudgetControls, PointControls } from './controls';
import { FitCard } from './fit-card';
import { Hero } from './hero';
import { MethodsCompanion } from './methods';
import { BestReadouts, DecompositionReadouts, DegradationReadouts } from './readouts';
import { useQuantizeFit } from './use-fit';

/** The quantizer's screen. `head` is the shell's part of the control column: the way to a table of one's own. */
export function Quantize({ head }: { readonly head: ReactNode }) {
  const fit = useQuantizeFit();
  return (
    <BestIntervalsOf>
      <PlanScreen
        controlsLabel={words.controls}
        readoutsLabel={words.readouts}
        answer={
          <LaneContext value="words">
            <AnswerLine problem={fit.problem} />
          </LaneContext>
        }
        controls={
          <LaneContext value="controls">
            <PointControls head={head} />
            <BudgetControls />
          </LaneContext>
        }
        hero={
          <LaneContext value="words">
            <Hero stale={fit.busy && fit.shown !== null} />
          </LaneContext>
        }
        companions={
          <>
            <LaneContext value="beside">
              <MethodsCompanion />
            </LaneContext>
            <LaneContext value="optimum">
              <BestCompanion />
            </LaneContext>
          </>
        }
        readouts={
          <>
            <LaneContext value="plan">
              <DegradationReadouts />
              <DecompositionReadouts />
            </LaneContext>
            <LaneContext value="optimum">
              <BestReadouts />
            </LaneContext>
            <FitCard fit={fit} />
          </>
        }
      />
    </BestIntervalsOf>
  );
}
