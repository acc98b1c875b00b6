import type { ReactNode } from 'react';
import { explore as words } from '../../messages/explore';
import { LaneContext, selectRefused, useAppState } from '../../state';
import { PlanScreen } from '../../ui';
import { AnswerLine } from './answer-line';
import { RatioCompanion, SliceCompanion } from './companions';
import { PointControls, ShowControls } from './controls';
import { FitCard, FitSettings } from './fit-card';
import { Hero } from './hero';
import { NoForecast } from './no-forecast';
import { OptimumReadouts, PlanReadouts } from './readouts';

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
  if (refused) return <NoForecast />;
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
