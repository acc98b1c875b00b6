import type { LawPanel, ScheduleLawsLayout } from '../layout/schedule-laws';
import styles from './marks.module.css';
import own from './schedule-laws.module.css';

/** What laws say of learning rate and batch, each beside the span it was fitted on. */
export function ScheduleLawsPlot({
  layout,
  titles,
}: {
  readonly layout: ScheduleLawsLayout;
  readonly titles: readonly [string, string];
}) {
  const { width, height, rows, panels, top, bottom } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={width}
      height={height}
      aria-hidden="true"
    >
      {panels.map((panel, k) => (
        <Axis key={titles[k]} panel={panel} top={top} bottom={bottom} title={titles[k] ?? ''} />
      ))}
      {rows.map(({ id, name, note, isChosen, y }, i) => (
        <g key={id} className={isChosen ? own.chosen : own.other}>
          <text className={own.name} transform={`translate(2 ${(y + 4).toFixed(1)})`}>
            {name}
            {note !== '' && <tspan className={own.note}> {note}</tspan>}
          </text>
          {panels.map(({ marks, left, right }, k) => {
            const mark = marks[i];
            if (!mark)
              return (
                <path
                  key={titles[k]}
                  className={own.none}
                  d={`M${(left + right) / 2 - 5} ${y}h10`}
                />
              );
            return (
              <g key={titles[k]}>
                {mark.bar && <path className={own.bar} d={`M${mark.bar[0]} ${y}H${mark.bar[1]}`} />}
                <circle
                  className={mark.isBeyond ? own.hollow : own.dot}
                  r={4.5}
                  transform={`translate(${mark.x.toFixed(1)} ${y.toFixed(1)})`}
                />
                <text
                  className={own.value}
                  textAnchor={mark.anchor}
                  transform={`translate(${mark.textX.toFixed(1)} ${(y - 8).toFixed(1)})`}
                >
                  {mark.text}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}

function Axis(props: {
  readonly panel: LawPanel;
  readonly top: number;
  readonly bottom: number;
  readonly title: string;
}) {
  const { panel, top, bottom, title } = props;
  return (
    <g>
      {panel.ticks.map(({ value, label }) => (
        <g key={label} transform={`translate(${panel.x.toPixel(value).toFixed(1)} 0)`}>
          <line className={styles.grid} y1={top} y2={bottom} />
          <text className={styles.tick} y={bottom + 15} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <text className={styles.axisTitle} x={panel.right} y={bottom + 32} textAnchor="end">
        {title}
      </text>
    </g>
  );
}
