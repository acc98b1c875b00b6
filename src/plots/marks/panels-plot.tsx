import { memo, useId } from 'react';
import type { PanelsLayout, PanelTone, PlacedPanel } from '../layout/panels';
import { Axes } from './axes';
import evidence from './evidence.module.css';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';
import own from './panels.module.css';

type Tones = Readonly<Record<PanelTone, string | undefined>>;

const strokes: Tones = { main: own.main, other: own.other, quiet: own.quiet };
const bars: Tones = { main: own.barMain, other: own.barOther, quiet: own.barQuiet };
const fills: Tones = { main: own.dotMain, other: own.dotOther, quiet: own.dotQuiet };

/** Small plots on one sheet. */
export const PanelsPlot = memo(function PanelsPlot({ layout }: { readonly layout: PanelsLayout }) {
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
    >
      {layout.panels.map((panel) => (
        <g key={panel.id} transform={`translate(${panel.left.toFixed(1)} ${panel.top.toFixed(1)})`}>
          <PanelMarks panel={panel} />
        </g>
      ))}
    </svg>
  );
});

function PanelMarks({ panel }: { readonly panel: PlacedPanel }) {
  const { frame, lines, dots, spans, levelY, uprights, mark } = panel;
  const clip = useId();
  return (
    <>
      <defs>
        <FrameClip id={clip} frame={frame} />
      </defs>
      <Axes {...panel} />
      <g clipPath={`url(#${clip})`}>
        {levelY !== null && (
          <line
            className={evidence.threshold}
            x1={frame.left}
            x2={frame.right}
            y1={levelY}
            y2={levelY}
          />
        )}
        {uprights.map((x) => (
          <line
            key={x}
            className={evidence.estimate}
            x1={x}
            x2={x}
            y1={frame.top}
            y2={frame.bottom}
          />
        ))}
        {dots.map(({ x, y, tone }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
          <circle key={i} className={fills[tone]} cx={x} cy={y} r={3} />
        ))}
        {lines.map(({ d, tone, dashed }, i) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            key={i}
            className={strokes[tone]}
            d={d}
            strokeDasharray={dashed ? '6 4' : undefined}
          />
        ))}
      </g>
      {spans.map(({ d, tone }) => (
        <path key={`${tone} ${d}`} className={bars[tone]} d={d} />
      ))}
      {mark && <circle className={evidence.middle} cx={mark.x} cy={mark.y} r={5} />}
    </>
  );
}
