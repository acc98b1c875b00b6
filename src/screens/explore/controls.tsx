import { formatCount, formatFlops, formatPercent, formatPlain } from '../../core/units';
import { controls as words } from '../../messages/explore';
import { type Quantity, selectMarks, selectPoint, useAppState, useChange } from '../../state';
import { Button, QuantityField, QuantitySlider, Segmented } from '../../ui';
import { refusals, selectFloor } from './answer-line';
import styles from './panels.module.css';
import { selectRanges } from './series';
import { usePointActions } from './use-point';

const quantities: readonly {
  readonly id: Quantity;
  readonly name: string;
  readonly unit: string;
  readonly format: (value: number) => string;
  readonly say: (value: number) => string;
}[] = [
  {
    id: 'C',
    name: words.compute,
    unit: 'FLOPs',
    format: (v) => formatFlops(v),
    say: words.sayCompute,
  },
  {
    id: 'N',
    name: words.params,
    unit: 'params',
    format: (v) => formatCount(v),
    say: words.sayParams,
  },
  {
    id: 'D',
    name: words.tokens,
    unit: 'tokens',
    format: (v) => formatCount(v),
    say: words.sayTokens,
  },
];

/** The narrow column of Explore: the point under its lock, a target, and what the hero shows. */
export function PointControls() {
  const lock = useAppState((state) => state.explorer.lock);
  const { setLock } = usePointActions();
  return (
    <section className={styles.controls} aria-label={words.point}>
      {quantities.slice(0, 1).map((quantity) => (
        <PointSlider key={quantity.id} {...quantity} />
      ))}
      <div className={styles.controls}>
        <span className={styles.label}>{words.hold}</span>
        <Segmented label={words.hold} value={lock} options={words.locks} onChange={setLock} />
      </div>
      {quantities.slice(1).map((quantity) => (
        <PointSlider key={quantity.id} {...quantity} />
      ))}
      <TargetField />
      <ToleranceField />
    </section>
  );
}

function PointSlider({ id, name, unit, format, say }: (typeof quantities)[number]) {
  const point = useAppState(selectPoint);
  const ranges = useAppState(selectRanges);
  const { move, endGesture } = usePointActions();
  if (!point || !ranges) return null;
  return (
    <QuantitySlider
      name={name}
      unit={unit}
      value={point[id]}
      range={ranges[id]}
      format={format}
      say={say}
      refuse={refusals[id]}
      onChange={(value, gesture) => move(id, value, gesture)}
      onGestureEnd={endGesture}
    />
  );
}

/** Shows the loss at the point; typing another asks for the point that reaches it. */
function TargetField() {
  const marks = useAppState(selectMarks);
  const target = useAppState((state) => state.explorer.target);
  const floor = useAppState(selectFloor);
  const { setTarget, canReach } = usePointActions();
  const { change } = useChange();
  if (!marks) return null;
  return (
    <div className={styles.row}>
      <span>{words.target}</span>
      <span className={styles.inline}>
        {target !== null && (
          <Button
            tone="quiet"
            className={styles.small}
            onClick={() => change({ target: null, C: marks.point.C })}
          >
            {words.clearTarget}
          </Button>
        )}
        <QuantityField
          label={words.target}
          value={target ?? marks.loss}
          unit="nats"
          format={(value) => formatPlain(value, 4)}
          refuse={(value, text) =>
            words.refuse(words.target, '2.1', 0.001, 100)(value, text) ??
            (value !== undefined && !canReach(value)
              ? words.targetUnreachable(value, floor)
              : undefined)
          }
          onCommit={(value) => setTarget(value, null)}
        />
      </span>
    </div>
  );
}

function ToleranceField() {
  const tolerance = useAppState((state) => state.explorer.tol);
  const { change, endGesture } = useChange();
  return (
    <QuantitySlider
      name={words.tolerance}
      value={tolerance}
      range={[0.001, 0.2]}
      format={(value) => formatPercent(value)}
      say={(value) => `${formatPercent(value)} ${words.goodHint}`}
      refuse={(value) =>
        value === undefined || value <= 0 || value > 1 ? words.refuseTolerance : undefined
      }
      onChange={(value, gesture) => change({ tol: Number(value.toPrecision(2)) }, gesture)}
      onGestureEnd={endGesture}
    />
  );
}
