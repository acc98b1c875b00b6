import type { ReactNode } from 'react';
import styles from './plan-screen.module.css';
import { Sheet } from './sheet';

export interface PlanScreenProps {
  /** Names of the two side columns where they are sheets. */
  readonly controlsLabel: string;
  readonly readoutsLabel: string;
  /** The one sentence on top. */
  readonly answer: ReactNode;
  readonly controls: ReactNode;
  readonly hero: ReactNode;
  /** Plots under the hero, side by side: a fragment of two. */
  readonly companions: ReactNode;
  readonly readouts: ReactNode;
}

/** A planning screen: the answer line on top, controls, the hero with its companions, and readouts. */
export function PlanScreen(props: PlanScreenProps) {
  return (
    <div className={styles.screen}>
      <div className={styles.answer}>{props.answer}</div>
      <Sheet label={props.controlsLabel} side="left" className={styles.controls}>
        {props.controls}
      </Sheet>
      <div className={styles.plots}>
        {props.hero}
        <div className={styles.companions}>{props.companions}</div>
      </div>
      <Sheet label={props.readoutsLabel} side="right" className={styles.readouts}>
        {props.readouts}
      </Sheet>
    </div>
  );
}
