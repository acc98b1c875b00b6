import { memo } from 'react';
import type { DisagreementLayout } from '../layout/disagreement';
import type { HeroPlane, LabelledPath } from '../layout/hero';
import { Axes } from './axes';
import own from './disagreement.module.css';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';

export interface DisagreementMapProps {
  readonly plane: HeroPlane;
  readonly layout: DisagreementLayout;
  /** Pixels of the person's point, and what stands beside it. */
  readonly point: { readonly x: number; readonly y: number; readonly label: string } | null;
  readonly words: { readonly xTitle: string; readonly yTitle: string };
}

/** Where two laws differ over tokens and parameters, and by how much. */
export const DisagreementMap = memo(function DisagreementMap(props: DisagreementMapProps) {
  const { plane, layout, point, words } = props;
  const { frame } = plane;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <defs>
        <FrameClip id="map-clip" frame={frame} />
        <pattern
          id="map-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={styles.hatchLine} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      <Axes {...plane} xTitle={words.xTitle} yTitle={words.yTitle} />
      <g clipPath="url(#map-clip)">
        {layout.regions.map(({ key, side, d }) => (
          <path key={key} d={d} className={side === 1 ? own.first : own.second} />
        ))}
        {layout.outside !== '' && (
          <>
            <path d={layout.outside} fill="url(#map-hatch)" fillRule="evenodd" />
            <path d={layout.outside} className={own.hull} />
          </>
        )}
        {layout.dots.map(([x, y]) => (
          <circle key={`${x},${y}`} cx={x} cy={y} r={2} className={own.run} />
        ))}
        <Lines paths={layout.guides} line={styles.guide} label={styles.contourLabel} />
        <Lines paths={layout.lines} line={own.line} label={styles.contourLabel} />
        {layout.zero && <Lines paths={[layout.zero]} line={own.zero} label={own.zeroLabel} />}
      </g>
      {point && (
        <>
          <circle className={styles.point} cx={point.x} cy={point.y} r={6} />
          <text
            className={styles.pointLabel}
            x={point.x + (point.x > frame.right - 130 ? -11 : 11)}
            y={point.y + 4}
            textAnchor={point.x > frame.right - 130 ? 'end' : 'start'}
          >
            {point.label}
          </text>
        </>
      )}
    </svg>
  );
});

function Lines(props: {
  readonly paths: readonly LabelledPath[];
  readonly line: string | undefined;
  readonly label: string | undefined;
}) {
  return (
    <>
      {props.paths.map(({ d }) => (
        <path key={d} d={d} className={props.line} />
      ))}
      {props.paths.map(
        ({ d, label }) =>
          label && (
            <text
              key={d}
              className={props.label}
              textAnchor="middle"
              dominantBaseline="central"
              transform={`translate(${label.x.toFixed(1)} ${label.y.toFixed(1)}) rotate(${label.angle.toFixed(1)})`}
            >
              {label.text}
            </text>
          ),
      )}
    </>
  );
}

/** What the two colours mean: stronger is further apart, bare is agreement. */
export function DisagreementKey({
  first,
  second,
}: {
  readonly first: string;
  readonly second: string;
}) {
  const strengths = [0.65, 0.45, 0.25, 0];
  return (
    <span className={own.key}>
      {second}
      <span className={own.swatches} aria-hidden="true">
        {strengths.map((share) => (
          <span
            key={share}
            className={own.swatch}
            style={{ background: `color-mix(in srgb, var(--blue) ${share * 100}%, transparent)` }}
          />
        ))}
        {strengths.toReversed().map((share) => (
          <span
            key={share}
            className={own.swatch}
            style={{ background: `color-mix(in srgb, var(--accent) ${share * 100}%, transparent)` }}
          />
        ))}
      </span>
      {first}
    </span>
  );
}
