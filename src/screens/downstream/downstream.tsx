import type { ReactNode } from 'react';
import { controls as words } from '../../messages/downstream';
import {
  LaneContext,
  selectTableRuns,
  selectTrade,
  useAppState,
  useDownstreamFits,
  useTable,
} from '../../state';
import { PlanScreen, TradeHead } from '../../ui';
import { AnswerLine } from './answer-line';
import { DownstreamControls } from './controls';
import { ErrorPlot } from './error-plot';
import { FitCard } from './fit-card';
import { Hero } from './hero';
import { PointReadouts } from './readouts';
import { TasksPlot } from './tasks-plot';
import { RunTests } from './tests';

/** What a loss is worth in tasks: over-trained models and their errors. `head` is the shell's part of the controls. */
export function Downstream({ head }: { readonly head: ReactNode }) {
  const trade = useAppState(selectTrade);
  if (!trade) return null;
  return (
    <>
      <Fits table={trade.table} />
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
              <DownstreamControls />
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
              <ErrorPlot />
            </LaneContext>
            <LaneContext value="optimum">
              <TasksPlot />
            </LaneContext>
          </>
        }
        readouts={
          <>
            <LaneContext value="plan">
              <PointReadouts />
            </LaneContext>
            <LaneContext value="optimum">
              <RunTests />
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
  const canFit = useAppState((state) => selectTableRuns(state) !== null);
  return trade && <TradeHead choice={trade} canFit={canFit} />;
}

/** Loads the table and keeps the fits: draws nothing itself. */
function Fits({ table }: { readonly table: string }) {
  useTable(table);
  useDownstreamFits();
  return null;
}
