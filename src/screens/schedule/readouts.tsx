import { formatCount, formatFactor, formatLoss, formatPlain } from '../../core/units';
import { formatRate, readouts as words } from '../../messages/schedule';
import {
  selectBatchReadouts,
  selectBestRatio,
  selectClasses,
  selectCourseReadouts,
  selectCourses,
  selectCrossing,
  selectScheduleOptimum,
  selectSchedulePoint,
  selectStepsRows,
  useAppState,
} from '../../state';
import { Readout } from '../../ui';
import { foundCrossing, isTold } from './classes-series';
import { selectView } from './companion';
import styles from './schedule.module.css';

const count = (value: number): string => formatCount(value);
const factor = (value: number): string => formatFactor(value);

/** What the law in use says at the point. */
export function OptimumReadouts() {
  const optimum = useAppState(selectScheduleOptimum);
  const loss = useAppState((state) => {
    const point = selectSchedulePoint(state);
    return point && !point.ownLoss ? point.loss : null;
  });
  const ratio = useAppState(selectBestRatio);
  if (!optimum) return null;
  const { lr, batch, lrFrom, batchFrom, lrBeyond, batchBeyond } = optimum;
  const beyond = (lrBeyond?.factor ?? 0) > (batchBeyond?.factor ?? 0) ? lrBeyond : batchBeyond;
  return (
    <section className={styles.panel} aria-label={words.optimum}>
      <h2 className={styles.heading}>{words.optimum}</h2>
      <Readout name={words.lr} {...lr} format={formatRate} />
      <Readout name={words.batch} {...batch} format={count} unit="tokens" />
      <p className={styles.note}>{words.sequences(batch.value)}</p>
      {lrFrom === 'power' && <p className={styles.note}>{words.composed.power}</p>}
      {batchFrom === 'step-law' && <p className={styles.note}>{words.composed['step-law']}</p>}
      {beyond && <p className={styles.note}>{words.beyond(beyond.input, beyond.factor)}</p>}
      {ratio !== null && (
        <Readout name={words.ratio} value={ratio} format={count} help={words.ratioHelp} />
      )}
      {loss !== null && (
        <Readout
          name={words.loss}
          value={loss}
          format={formatLoss}
          unit="nats/token"
          help={words.lossHelp}
        />
      )}
    </section>
  );
}

/** The chosen course in numbers. */
export function CourseReadouts() {
  const course = useAppState(selectCourseReadouts);
  const courses = useAppState(selectCourses);
  if (!course || !courses) return null;
  const { shape, end } = courses.chosen;
  const decays = shape === 'power' || shape === 'wsd';
  return (
    <section className={styles.panel} aria-label={words.course}>
      <h2 className={styles.heading}>{words.course}</h2>
      <Readout name={words.peak} value={course.peak} format={formatRate} />
      <Readout name={words.last} value={course.last} format={formatRate} />
      <Readout name={words.mean} value={course.mean} format={formatRate} />
      <Readout name={words.steps} value={course.steps} format={count} />
      <Readout name={words.warm} value={course.warmUntil} format={count} unit="tokens" />
      {decays && (
        <Readout name={words.decay} value={course.decayFrom} format={count} unit="tokens" />
      )}
      {course.capUntil !== null && (
        <Readout
          name={words.cap}
          value={course.capUntil}
          format={count}
          unit="tokens"
          help={words.capHelp}
        />
      )}
      {course.powerRate !== null && (
        <Readout
          name={words.power}
          value={course.powerRate}
          format={formatRate}
          help={words.powerHelp}
        />
      )}
      {decays && end === 0 && <p className={styles.note}>{words.linear}</p>}
    </section>
  );
}

/** The second plot in numbers. */
export function SecondReadouts() {
  return useAppState(selectView) === 'classes' ? <CrossingReadouts /> : <BatchReadouts />;
}

function BatchReadouts() {
  const batch = useAppState(selectBatchReadouts);
  const size = useAppState((state) => selectStepsRows(state)?.size ?? null);
  if (!batch) return null;
  return (
    <section className={styles.panel} aria-label={words.critical}>
      <h2 className={styles.heading}>{words.critical}</h2>
      <Readout
        name={words.criticalBatch}
        {...batch.critical}
        format={count}
        unit="tokens"
        help={words.criticalHelp}
      />
      <Readout name={words.fewestSteps} {...batch.fewestSteps} format={count} />
      <Readout name={words.fewestTokens} {...batch.fewestTokens} format={count} />
      <Readout name={words.tokensFactor} {...batch.tokensFactor} format={factor} />
      <Readout name={words.stepsFactor} {...batch.stepsFactor} format={factor} />
      <p className={styles.note}>{words.ofSize(size)}</p>
    </section>
  );
}

function CrossingReadouts() {
  const classes = useAppState(selectClasses);
  const found = foundCrossing(useAppState(selectCrossing));
  if (!classes || !found) return null;
  const told = isTold(found);
  return (
    <section className={styles.panel} aria-label={words.classes}>
      <h2 className={styles.heading}>{words.classes}</h2>
      {told && !Number.isNaN(found.x) && (
        <Readout
          name={words.crossing}
          value={found.x}
          low={found.interval?.low ?? null}
          high={found.interval?.high ?? null}
          format={count}
          unit={classes.x.unit}
        />
      )}
      {found.trends.map(({ power }, k) => {
        const name = classes.groups[classes.choice.groups[k] as number] ?? '';
        return (
          <Readout
            key={k === 0 ? 'first' : 'second'}
            name={words.powerOf(name)}
            value={power}
            format={(value) => formatPlain(value, 3)}
          />
        );
      })}
      {!told && <p className={styles.note}>{words.untold}</p>}
      {told && (found.place === 'beyond' || found.place === 'before') && (
        <p className={styles.note}>{words.outside(found.factor)}</p>
      )}
    </section>
  );
}
