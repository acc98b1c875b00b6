import { lazy, type ReactNode, Suspense } from 'react';
import { explore as words } from '../../messages/explore';
import { LaneContext, selectRefused, useAppState } from '../../state';
import { PlanScreen } from '../../ui';
import { AnswerLine } from './answer-line';
import { RatioCompanion, SliceCompanion } from './companions';
import { PointControls, ShowControls } from './controls';
import { FitCard, FitSettings } from './fit-card';
import { GhostControl } from './ghost/ghost-control';
import { Hero } from './hero';
import { OptimumReadouts, PlanReadouts } from './readouts';

// Its sentences are those of the design check, which the first picture does without.
const NoForecast = lazy(() => import('./no-forecast'));

/** The planner's screen. `head` is the shell's part of the control column: dataset and law. */
export function Explore({ head }: { readonly head: ReactNode }) {
  return (
    <PlanScreen
      controlsLabel={words.controls}
      readoutsLabel={words.readouts}
      answer={
        <LaneContext value="words">
          <AnswerLine />
        </LaneContext>
      }
      controls={
        <>
          {head}
          <LaneContext value="controls">
            <PointControls />
          </LaneContext>
          <ShowControls />
          <GhostControl />
        </>
      }
      hero={
        <LaneContext value="words">
          <Hero />
        </LaneContext>
      }
      companions={<Companions />}
      readouts={
        <>
          <LaneContext value="plan">
            <PlanReadouts />
          </LaneContext>
          <LaneContext value="optimum">
            <OptimumReadouts />
          </LaneContext>
          <FitCard />
          <FitSettings />
        </>
      }
    />
  );
}

function Companions() {
  const refused = useAppState(selectRefused);
  if (refused) {
    return (
      <Suspense>
        <NoForecast />
      </Suspense>
    );
  }
  return (
    <>
      <LaneContext value="curve">
        <SliceCompanion />
      </LaneContext>
      <LaneContext value="optimum">
        <RatioCompanion />
      </LaneContext>
    </>
  );
}
