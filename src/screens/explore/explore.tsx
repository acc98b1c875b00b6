import { lazy, type ReactNode, Suspense } from 'react';
import { explore as words } from '../../messages/explore';
import { LaneContext, selectRefused, useAppState } from '../../state';
import { PlanScreen } from '../../ui';
import { AnswerLine } from './answer-line';
import { PointControls } from './controls';
import { GhostControl } from './ghost/ghost-control';
import { Hero } from './hero';
import { OptimumReadouts, PlanReadouts } from './readouts';

// On its way with the page, and there before the first fit is.
const companions = import('./companions');
const CompanionPlots = lazy(() => companions);
// The first picture does without these; they are asked for at once and follow it.
const FitPanels = lazy(() => import('./fit-card'));
const LimitReadouts = lazy(() => import('./limits/limit-readouts'));
const ShowControls = lazy(() => import('./show-controls'));
const LimitControls = lazy(() => import('./limits/limit-controls'));
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
            <Suspense fallback={null}>
              <LimitControls />
            </Suspense>
          </LaneContext>
          <Suspense fallback={null}>
            <ShowControls />
          </Suspense>
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
          <Suspense fallback={null}>
            <LimitReadouts />
            <FitPanels />
          </Suspense>
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
    <Suspense fallback={null}>
      <CompanionPlots />
    </Suspense>
  );
}
