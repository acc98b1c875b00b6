import { FITTED } from '../../core/permalink';
import { formatCount, formatFlops } from '../../core/units';
import { taskName, controls as words } from '../../messages/downstream';
import {
  type DownstreamQuantity,
  selectDownstreamPoint,
  selectTableRuns,
  selectTrade,
  selectTrained,
  useAppState,
} from '../../state';
import { Button, QuantitySlider, Segmented, SelectField } from '../../ui';
import styles from './downstream.module.css';
import { refusals, selectRanges, useActions } from './use-actions';

const quantities: readonly {
  readonly id: DownstreamQuantity;
  readonly name: string;
  readonly unit: string;
  readonly format: (value: number) => string;
  readonly say: (value: number) => string;
}[] = [
  {
    ...{ id: 'N', name: words.params, unit: 'params', say: words.sayParams },
    format: (value) => formatCount(value),
  },
  {
    ...{ id: 'D', name: words.tokens, unit: 'tokens', say: words.sayTokens },
    format: (value) => formatCount(value),
  },
  {
    ...{ id: 'C', name: words.compute, unit: 'FLOPs', say: words.sayCompute },
    format: (value) => formatFlops(value),
  },
];

/** The model, the task, and which runs the fits may see. */
export function DownstreamControls() {
  const out = useAppState((state) => state.explorer.out);
  const { change } = useActions();
  return (
    <section className={styles.controls} aria-label={words.point}>
      {quantities.map((quantity) => (
        <Slider key={quantity.id} {...quantity} />
      ))}
      <p className={styles.hint}>{words.hint}</p>
      <TaskControl />
      <TrainControl />
      {out.length > 0 && (
        <Button onClick={() => change({ out: [] })}>{words.restore(out.length)}</Button>
      )}
    </section>
  );
}

function Slider({ id, name, unit, format, say }: (typeof quantities)[number]) {
  const point = useAppState(selectDownstreamPoint);
  const ranges = useAppState(selectRanges);
  const { move, endGesture } = useActions();
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

/** A task of the table; published values are of the mean, so that a task goes over to the fit. */
function TaskControl() {
  const runs = useAppState(selectTableRuns);
  const task = useAppState((state) => state.explorer.task);
  const isFit = useAppState((state) => selectTrade(state)?.preset === FITTED);
  const { change } = useActions();
  if (!runs || runs.tasks.length === 0) return null;
  const shown = isFit && runs.tasks.some(({ id }) => id === task) ? task : '';
  return (
    <>
      <SelectField
        label={words.task}
        value={shown}
        options={[
          { value: '', label: words.mean },
          ...runs.tasks.map(({ id }) => ({ value: id, label: taskName(id, 0) })),
        ]}
        onChange={(id) => change(id === '' ? { task: id } : { task: id, tpreset: FITTED })}
      />
      {!isFit && <p className={styles.hint}>{words.taskHint}</p>}
    </>
  );
}

function TrainControl() {
  const trained = useAppState(selectTrained);
  const hasPaper = useAppState((state) => (selectTableRuns(state)?.trainingSet ?? null) !== null);
  const isFit = useAppState((state) => selectTrade(state)?.preset === FITTED);
  const { change } = useActions();
  if (!isFit) return null;
  const options = (hasPaper ? (['paper', 'near', 'all'] as const) : (['near', 'all'] as const)).map(
    (value) => ({ value, label: words.options[value], name: words.trainNames[value] }),
  );
  return (
    <div className={styles.choice}>
      <span className={styles.hint}>{words.train}</span>
      <Segmented
        label={words.train}
        value={trained}
        options={options}
        onChange={(train) => change({ train })}
      />
      <p className={styles.hint}>{words.trainHint[trained]}</p>
    </div>
  );
}
