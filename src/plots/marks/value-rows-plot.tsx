import type { ValueRowsLayout } from '../layout/value-rows';
import { Axes } from './axes';
import styles from './marks.module.css';
import own from './value-rows.module.css';

/** Values by name, each a dot with its interval and what it means beside it. */
export function ValueRowsPlot({
  layout,
  xTitle,
}: {
  readonly layout: ValueRowsLayout;
  readonly xTitle: string;
}) {
  const { frame, rows } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <Axes {...layout} xTitle={xTitle} yTitle="" />
      {rows.map(({ label, text, isBest, x, y, bar, textX, anchor }) => (
        <g key={label} className={isBest ? own.best : own.other}>
          <text className={own.name} transform={`translate(${frame.left - 8} ${y + 4})`}>
            {label}
          </text>
          {bar && <path className={own.bar} d={`M${bar[0]} ${y}H${bar[1]}`} />}
          {Number.isFinite(x) && (
            <circle className={own.dot} r={4.5} transform={`translate(${x.toFixed(1)} ${y})`} />
          )}
          <text
            className={own.text}
            textAnchor={anchor}
            transform={`translate(${textX.toFixed(1)} ${y + 4})`}
          >
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}
