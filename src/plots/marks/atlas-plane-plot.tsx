import { memo } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import type { AtlasPlaneLayout } from '../layout/atlas-plane';
import own from './atlas.module.css';
import { Axes } from './axes';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';

export interface AtlasPlanePlotProps {
  readonly layout: AtlasPlaneLayout;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly group: string;
    readonly row: (row: number) => string;
  };
  /** Row under the pointer or in focus. */
  readonly active: number | null;
  /** Pixels of the person's point. */
  readonly point: { readonly x: number; readonly y: number; readonly label: string } | null;
  readonly onPress: (row: number) => void;
  readonly onHover: (row: number | null) => void;
}

/** Models of papers over tokens and parameters; each is a button. */
export const AtlasPlanePlot = memo(function AtlasPlanePlot(props: AtlasPlanePlotProps) {
  const { layout, active, words } = props;
  const { frame } = layout.plane;
  const marked = active === null ? undefined : layout.dots.find(({ row }) => row === active);
  return (
    <>
      <Ground {...props} active={null} />
      <Dots {...props} active={null} />
      <svg className={styles.overlay} width={frame.width} height={frame.height} aria-hidden="true">
        {marked && (
          <>
            <circle className={own.ring} cx={marked.x} cy={marked.y} r={10} />
            <text
              className={styles.pointLabel}
              x={frame.left + 8}
              y={frame.top + 16}
              textAnchor="start"
            >
              {words.row(marked.row)}
            </text>
          </>
        )}
      </svg>
    </>
  );
});

/** Everything that is no button. */
const Ground = memo(function Ground(props: AtlasPlanePlotProps) {
  const { layout, words, point } = props;
  const { plane, guides, labels, dots } = layout;
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
        <FrameClip id="atlas-clip" frame={frame} />
      </defs>
      <Axes {...plane} xTitle={words.xTitle} yTitle={words.yTitle} />
      <g clipPath="url(#atlas-clip)">
        {guides.map(({ d }) => (
          <path key={d} d={d} className={styles.guide} />
        ))}
        {guides.map(
          ({ d, label }) =>
            label && (
              <text
                key={d}
                className={styles.contourLabel}
                textAnchor="middle"
                dominantBaseline="central"
                transform={`translate(${label.x.toFixed(1)} ${label.y.toFixed(1)}) rotate(${label.angle.toFixed(1)})`}
              >
                {label.text}
              </text>
            ),
        )}
      </g>
      {labels.map(({ row, text, x, y, anchor, chosen }) => (
        <text
          key={row}
          className={chosen ? own.chosenName : own.name}
          x={x.toFixed(1)}
          y={y.toFixed(1)}
          textAnchor={anchor}
        >
          {text}
        </text>
      ))}
      {point && (
        <>
          <circle className={styles.point} cx={point.x} cy={point.y} r={6} />
          <text
            className={styles.pointLabel}
            x={point.x + (point.x > frame.right - 90 ? -11 : 11)}
            y={point.y + 4}
            textAnchor={point.x > frame.right - 90 ? 'end' : 'start'}
          >
            {point.label}
          </text>
        </>
      )}
      {dots.map(
        ({ row, x, y, chosen }) =>
          chosen && <circle key={row} className={own.ring} cx={x} cy={y} r={10} />,
      )}
    </svg>
  );
});

const Dots = memo(function Dots({ layout, words, onPress, onHover }: AtlasPlanePlotProps) {
  const { plane, dots } = layout;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg
      className={styles.layer}
      data-layer="dots"
      width={plane.frame.width}
      height={plane.frame.height}
      role="group"
      aria-label={words.group}
    >
      <g {...rowButtons(onPress, onHover, onPress)}>
        {dots.map(({ row, x, y, path: shape, fill, hollow }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <path
            key={row}
            data-row={row}
            role="button"
            tabIndex={index === 0 ? 0 : -1}
            aria-label={words.row(row)}
            className={hollow ? own.hollow : own.dot}
            d={shape}
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
            style={hollow ? { stroke: fill } : { fill }}
          />
        ))}
      </g>
    </svg>
  );
});
