import { useId } from 'react';
import { formatPlain } from '../../../../core/units';
import { symbolOf } from '../../../../messages/fit-screen';
import { byHand as words } from '../../../../messages/fit-tabs-hand';
import { useFrame } from '../../../../plots';
import { QuantityField } from '../../../../ui';
import styles from './hand.module.css';

/** Where a parameter can be dragged to, and where a typed value may lie. */
export interface HandRange {
  readonly id: string;
  readonly log: boolean;
  /** Ends of the slider, natural units. */
  readonly range: readonly [number, number];
  readonly bounds: readonly [number, number];
}

const STEPS = 2000;

/** One parameter on a slider, by its logarithm where the fit moves it so, with its value beside it. */
export function HandSlider(props: {
  readonly of: HandRange;
  readonly value: number;
  /** Objective over the best, for those who listen. */
  readonly over: number;
  readonly onMove: (value: number) => void;
}) {
  const { of, value, over, onMove } = props;
  const { id, log, range, bounds } = of;
  const field = useId();
  const place = (x: number): number => (log ? Math.log(x) : x);
  const [low, high] = [place(range[0]), place(range[1])];
  const move = useFrame((at: number) => onMove(log ? Math.exp(at) : at));
  const symbol = symbolOf(id);
  const name = words.slider(symbol);
  return (
    <div className={styles.slider}>
      <div className={styles.line}>
        <span id={field}>{symbol}</span>
        <QuantityField
          label={`${name} value`}
          value={value}
          format={(x) => formatPlain(x, 4)}
          refuse={(x, text) =>
            x === undefined || !(x >= bounds[0] && x <= bounds[1])
              ? words.refuse(text, ...bounds)
              : undefined
          }
          onCommit={onMove}
        />
      </div>
      <input
        type="range"
        className={styles.range}
        aria-label={name}
        aria-valuetext={words.say(symbol, value, over)}
        min={low}
        max={high}
        step={(high - low) / STEPS}
        value={Math.min(high, Math.max(low, place(value)))}
        onChange={(event) => move(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
