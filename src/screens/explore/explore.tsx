import type { ReactNode } from 'react';
import { explore as words } from '../../messages/explore';
import { AnswerLine } from './answer-line';
import { RatioCompanion, SliceCompanion } from './companions';
import { PointControls, ShowControls } from './controls';
import styles from './explore.module.css';
import { FitCard, FitSettings } from './fit-card';
import { Hero } from './hero';
import { ReadoutPanel } from './readouts';
import { Sheet } from './sheet';

/** The planner's screen. `head` is the shell's part of the control column: dataset and law. */
export function Explore({ head }: { readonly head: ReactNode }) {
  return (
    <div className={styles.screen}>
      <div className={styles.answer}>
        <AnswerLine />
      </div>
      <Sheet label={words.controls} side="left" className={styles.controls}>
        {head}
        <PointControls />
        <ShowControls />
      </Sheet>
      <div className={styles.plots}>
        <Hero />
        <div className={styles.companions}>
          <SliceCompanion />
          <RatioCompanion />
        </div>
      </div>
      <Sheet label={words.readouts} side="right" className={styles.readouts}>
        <ReadoutPanel />
        <FitCard />
        <FitSettings />
      </Sheet>
    </div>
  );
}
