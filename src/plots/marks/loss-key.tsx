import { memo } from 'react';
import styles from './loss-key.module.css';
import { shadeLoss } from './loss-shade';

export interface LossKeyProps {
  readonly low: string;
  readonly high: string;
  readonly label: string;
}

const gradient = Array.from({ length: 7 }, (_, i) => shadeLoss(1 - i / 6)).join(', ');

/** What the colours of the runs mean: bright is low loss. */
export const LossKey = memo(function LossKey({ low, high, label }: LossKeyProps) {
  return (
    <span className={styles.key}>
      {label} {low}
      <span
        className={styles.ramp}
        style={{ background: `linear-gradient(to right, ${gradient})` }}
      />
      {high}
    </span>
  );
});
