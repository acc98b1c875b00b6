import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { textAt } from '../../core/data';
import { formatCount, formatFlops, formatLoss } from '../../core/units';
import { hover as words } from '../../messages/explore';
import { type HeroPlane, marks } from '../../plots';
import { selectPlanModel, useAppState } from '../../state';
import { paintStore } from './colouring/paint-store';
import styles from './explore.module.css';
import { selectRuns } from './series';

export interface Hovered {
  /** log10 of training FLOPs and of parameters under the pointer. */
  readonly logC: number;
  readonly logN: number;
  readonly row: number | null;
}

/** The cross-hair every plot of this screen shares; it lives outside the explorer's state: it is not worth a link. */
const hoverStore = createStore<{ readonly at: Hovered | null }>(() => ({ at: null }));

export const hoverAt = (at: Hovered | null): void => hoverStore.setState({ at });

const useHovered = (): Hovered | null => useStore(hoverStore, (state) => state.at);

/** Cross-hair lines and the words for what is under the pointer. */
export function HeroHover({ plane }: { readonly plane: HeroPlane }) {
  const at = useHovered();
  const model = useAppState(selectPlanModel);
  const runs = useAppState(selectRuns);
  const paint = useStore(paintStore, (state) => state.paint);
  if (!at || !model) return null;
  const [x, y] = plane.place(at.logC, at.logN);
  const { frame } = plane;
  if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return null;
  const logN = at.logN * Math.LN10;
  const logD = (at.logC - Math.log10(6) - at.logN) * Math.LN10;
  const loss = model.law.evaluate([logN, logD], model.parameters);
  const run =
    at.row === null || !runs
      ? null
      : { name: textAt(runs.names, at.row), loss: runs.loss[at.row] as number };
  return (
    <>
      <svg className={marks.overlay} width={frame.width} height={frame.height} aria-hidden="true">
        <line className={marks.crosshair} x1={x} x2={x} y1={frame.top} y2={frame.bottom} />
        <line className={marks.crosshair} x1={frame.left} x2={frame.right} y1={y} y2={y} />
      </svg>
      <div
        className={styles.tip}
        style={{
          transform: `translate(${Math.min(x + 12, frame.right - 216)}px, ${y > frame.top + 92 ? y - 84 : y + 12}px)`,
        }}
      >
        {run && <strong className={styles.tipName}>{run.name}</strong>}
        <span>
          {words.point(
            formatCount(10 ** at.logN),
            formatCount(Math.exp(logD)),
            formatFlops(10 ** at.logC),
          )}
        </span>
        {run ? (
          <span>{words.run(formatLoss(run.loss), formatLoss(loss), run.loss - loss)}</span>
        ) : (
          <span>{words.predicted(formatLoss(loss))}</span>
        )}
        {paint && at.row !== null && <span>{paint.words(at.row)}</span>}
      </div>
    </>
  );
}

/** The shared cross-hair on a companion: one vertical line. */
export function CompanionHover(props: {
  readonly axis: 'logC' | 'logN';
  readonly frame: HeroPlane['frame'];
  toPixel(value: number): number;
}) {
  const at = useHovered();
  if (!at) return null;
  const x = props.toPixel(at[props.axis]);
  const { frame } = props;
  if (x < frame.left || x > frame.right) return null;
  return (
    <svg className={marks.overlay} width={frame.width} height={frame.height} aria-hidden="true">
      <line className={marks.crosshair} x1={x} x2={x} y1={frame.top} y2={frame.bottom} />
    </svg>
  );
}
