import type { CompositionLayout } from '../layout/composition';
import styles from './marks.module.css';
import own from './mixture-sheet.module.css';

/** Larger models have larger dots. */
const radii = [2.5, 3.75, 5] as const;

/** Scores of ways to compose data, a strip an ability. */
export function CompositionPlot({ layout }: { readonly layout: CompositionLayout }) {
  const { strategies, columns, top, bottom } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
    >
      {strategies.map(({ name, y }) => (
        <text key={name} className={styles.tick} x={0} y={y + 4}>
          {name}
        </text>
      ))}
      {columns.map(({ title, left, right, ticks, dots }) => (
        <g key={title}>
          <text className={styles.axisTitle} x={left} y={top - 8}>
            {title}
          </text>
          {strategies.map(({ name, y }) => (
            <line key={name} className={styles.grid} x1={left} x2={right} y1={y} y2={y} />
          ))}
          {ticks.map(({ x, label }) => (
            <text key={label} className={styles.tick} x={x} y={bottom + 16} textAnchor="middle">
              {label}
            </text>
          ))}
          {dots.map(({ x, y, rank, key }) => (
            <circle key={key} className={own.score} cx={x} cy={y} r={radii[rank] ?? 5} />
          ))}
        </g>
      ))}
    </svg>
  );
}
