import type { HeroPlane } from '../layout/hero';
import type { HeroOverlayLayout } from '../layout/hero-overlay';
import styles from './marks.module.css';

/** The layers of the hero that follow the hand: budget, optimum with its interval, the person's point. */
export function HeroOverlay({
  plane,
  layout,
}: {
  readonly plane: HeroPlane;
  readonly layout: HeroOverlayLayout;
}) {
  const { frame } = plane;
  return (
    <svg
      className={styles.overlay}
      data-layer="overlay"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <g clipPath="url(#hero-clip)">
        <path d={layout.budget} className={styles.budget} />
        {layout.region !== '' && <path d={layout.region} className={styles.region} />}
        {layout.bar !== '' && <path d={layout.bar} className={styles.bar} />}
      </g>
      <circle cx={layout.optimum[0]} cy={layout.optimum[1]} r={6} className={styles.optimum} />
      {/* Under its handle, for a saved picture has none. */}
      {layout.away && (
        <circle cx={layout.point[0]} cy={layout.point[1]} r={6} className={styles.point} />
      )}
      {layout.labels.map(({ key, tone, x, y, anchor, text }) => (
        <text
          key={key}
          className={
            tone === 'optimum'
              ? styles.optimumLabel
              : tone === 'point'
                ? styles.pointLabel
                : styles.note
          }
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
          textAnchor={anchor}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}
