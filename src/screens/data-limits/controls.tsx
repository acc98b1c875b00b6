import { formatCount, formatFlops } from '../../core/units';
import { formatEpochs, controls as words } from '../../messages/data-limits';
import { type LimitsQuantity, selectLimitsPoint, useAppState, useChange } from '../../state';
import { Button, QuantitySlider } from '../../ui';
import { ViewControl } from './companion';
import styles from './data-limits.module.css';
import { refusals, selectRanges, useLimits } from './use-limits';

const quantities: readonly {
  readonly id: LimitsQuantity;
  readonly name: string;
  readonly unit: string;
  readonly format: (value: number) => string;
  readonly say: (value: number) => string;
}[] = [
  {
    id: 'unique',
    name: words.unique,
    unit: 'tokens',
    format: (v) => formatCount(v),
    say: words.sayUnique,
  },
  { id: 'epochs', name: words.epochs, unit: 'epochs', format: formatEpochs, say: words.sayEpochs },
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
  {
    id: 'C',
    name: words.compute,
    unit: 'FLOPs',
    format: (v) => formatFlops(v),
    say: words.sayCompute,
  },
];

/** Stock, epochs and size, what follows from them, and when another epoch pays. */
export function LimitsControls() {
  const out = useAppState((state) => state.explorer.out);
  const { change } = useChange();
  return (
    <section className={styles.controls} aria-label={words.point}>
      {quantities.map((quantity) => (
        <LimitsSlider key={quantity.id} {...quantity} />
      ))}
      <p className={styles.hint}>{words.hint}</p>
      <ShareSlider />
      <ViewControl />
      {out.length > 0 && (
        <Button onClick={() => change({ out: [] })}>{words.restore(out.length)}</Button>
      )}
    </section>
  );
}

function LimitsSlider({ id, name, unit, format, say }: (typeof quantities)[number]) {
  const point = useAppState(selectLimitsPoint);
  const ranges = useAppState(selectRanges);
  const { move, endGesture } = useLimits();
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

function ShareSlider() {
  const share = useAppState((state) => state.explorer.tol);
  const { change, endGesture } = useChange();
  return (
    <div title={words.shareHint}>
      <QuantitySlider
        name={words.share}
        unit="%"
        value={share * 100}
        range={[0.01, 10]}
        format={(value) => formatCount(value, 2)}
        say={(value) => words.sayShare(value / 100)}
        refuse={words.refuse('The least gain', '0.5', 1e-3, 100)}
        onChange={(value, gesture) =>
          change({ tol: Number((value / 100).toPrecision(2)) }, gesture)
        }
        onGestureEnd={endGesture}
      />
    </div>
  );
}
