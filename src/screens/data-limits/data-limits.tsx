import type { ReactNode } from 'react';
import { controls as words } from '../../messages/data-limits';
import {
  LaneContext,
  LIMITS_SLOT,
  selectCanFit,
  selectLimitsAsk,
  selectTrade,
  useAppState,
  useMeasured,
  useTable,
} from '../../state';
import { PlanScreen, TradeHead } from '../../ui';
import { AnswerLine } from './answer-line';
import { SecondCompanion } from './companion';
import { LimitsControls } from './controls';
import { FitCard } from './fit-card';
import { Hero } from './hero';
import { BandReadouts, PointReadouts, SplitReadouts, SyntheticReadouts } from './readouts';
import { SplitCompanion } from './split';

/** What unique tokens, repeats and synthetic tokens are worth. `head` is the shell's part of the control column. */
export function DataLimits({ head }: { readonly head: ReactNode }) {
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
              <LimitsControls />
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
            <LaneContext value="beside">
              <SplitCompanion />
            </LaneContext>
            <LaneContext value="optimum">
              <SecondCompanion />
            </LaneContext>
          </>
        }
        readouts={
          <>
            <LaneContext value="plan">
              <PointReadouts />
              <BandReadouts />
            </LaneContext>
            <LaneContext value="optimum">
              <SplitReadouts />
              <SyntheticReadouts />
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
  const canFit = useAppState(selectCanFit);
  return trade && <TradeHead choice={trade} canFit={canFit} />;
}

/** Loads what the screen draws and keeps its fit: draws nothing itself. */
function Tables({ table }: { readonly table: string }) {
  useTable(table);
  useTable('microladder-repeat');
  useTable('synthllm-predicted');
  useMeasured(LIMITS_SLOT, useAppState(selectLimitsAsk));
  return null;
}
