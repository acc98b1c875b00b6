import type { ReactNode } from 'react';
import { controls as words } from '../../messages/schedule';
import {
  BATCH_SLOT,
  CLASSES_TABLE,
  LaneContext,
  SCHEDULE_SLOT,
  STEPS_TABLE,
  selectBatchAsk,
  selectCanFitSchedule,
  selectScheduleAsk,
  selectTrade,
  useAppState,
  useMeasured,
  useTable,
} from '../../state';
import { PlanScreen, TradeHead } from '../../ui';
import { AnswerLine } from './answer-line';
import { SecondCompanion } from './companion';
import { ConfigPanel } from './config';
import { ScheduleControls } from './controls';
import { FitCard } from './fit-card';
import { Hero } from './hero';
import { LawsCompanion } from './laws';
import { CourseReadouts, OptimumReadouts, SecondReadouts } from './readouts';

/** Learning rates, batches and compute classes. `head` is the shell's part of the control column. */
export function Schedule({ head }: { readonly head: ReactNode }) {
  const trade = useAppState(selectTrade);
  if (!trade) return null;
  return (
    <>
      <Tables table={trade.table} />
      <PlanScreen
        controlsLabel={words.label}
        readoutsLabel={words.readouts}
        answer={
          <LaneContext value="words">
            <AnswerLine />
          </LaneContext>
        }
        controls={
          <>
            <Head />
            {head}
            <LaneContext value="controls">
              <ScheduleControls />
            </LaneContext>
          </>
        }
        hero={
          <LaneContext value="words">
            <Hero />
          </LaneContext>
        }
        companions={
          <>
            <LaneContext value="curve">
              <LawsCompanion />
            </LaneContext>
            <LaneContext value="optimum">
              <SecondCompanion />
            </LaneContext>
          </>
        }
        readouts={
          <>
            <LaneContext value="plan">
              <OptimumReadouts />
              <CourseReadouts />
            </LaneContext>
            <LaneContext value="optimum">
              <SecondReadouts />
              <ConfigPanel />
            </LaneContext>
            <FitCard />
          </>
        }
      />
    </>
  );
}

function Head() {
  const trade = useAppState(selectTrade);
  const canFit = useAppState(selectCanFitSchedule);
  return trade && <TradeHead choice={trade} canFit={canFit} />;
}

/** Loads what the screen draws and keeps its fits: draws nothing itself. */
function Tables({ table }: { readonly table: string }) {
  useTable(table);
  useTable(STEPS_TABLE);
  useTable(CLASSES_TABLE);
  useMeasured(BATCH_SLOT, useAppState(selectBatchAsk));
  useMeasured(SCHEDULE_SLOT, useAppState(selectScheduleAsk));
  return null;
}
