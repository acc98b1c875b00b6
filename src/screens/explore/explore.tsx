import type { ReactNode } from 'react';
import { explore as words } from '../../messages/explore';
import { LaneContext } from '../../state';
import { AnswerLine } from './answer-line';
import { RatioCompanion, SliceCompanion } from './companions';
import { PointControls, ShowControls } from './controls';
import styles from './explore.module.css';
import { FitCard, FitSettings } from './fit-card';
import { Hero } from './hero';
import { OptimumReadouts, PlanReadouts } from './readouts';
import { Sheet } from './sheet';

/** The planner's screen. `head` is the shell's part of the control column: dataset and law. */
export function Explore({ head }: { readonly head: ReactNode }) {
  return (
    <div className={styles.screen}>
      <LaneContext value="words">
        <div className={styles.answer}>
          <AnswerLine />
        </div>
      </LaneContext>
      <Sheet label={words.controls} side="left" className={styles.controls}>
        {head}
        <LaneContext value="controls">
          <PointControls />
        </LaneContext>
        <ShowControls />
      </Sheet>
      <div className={styles.plots}>
        <LaneContext value="words">
          <Hero />
        </LaneContext>
        <div className={styles.companions}>
          <LaneContext value="curve">
            <SliceCompanion />
          </LaneContext>
          <LaneContext value="optimum">
            <RatioCompanion />
          </LaneContext>
        </div>
      </div>
      <Sheet label={words.readouts} side="right" className={styles.readouts}>
        <LaneContext value="plan">
          <PlanReadouts />
        </LaneContext>
        <LaneContext value="optimum">
          <OptimumReadouts />
        </LaneContext>
        <FitCard />
        <FitSettings />
      </Sheet>
    </div>
  );
}
