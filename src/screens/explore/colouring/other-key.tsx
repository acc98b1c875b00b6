import { useEffect, useMemo } from 'react';
import type { Colour } from '../../../core/permalink';
import { colourBy as words } from '../../../messages/colour-by';
import { describeProblem } from '../../../messages/describe-problem';
import { divergingStops, type RunPaint } from '../../../plots';
import { selectDataset, selectSettledPoint, useAnalysis, useAppState } from '../../../state';
import styles from './colouring.module.css';
import { paintStore } from './paint-store';
import { influencePaint, selectFamilies, selectResiduals } from './paints';

/** The key of every colouring but the loss; it also hands the paint to the hero while it is there. */
export function OtherKey({ colour }: { readonly colour: Colour }) {
  if (colour === 'residual') return <ResidualKey />;
  if (colour === 'family') return <FamilyKey />;
  return <InfluenceKey />;
}

function usePaint(paint: RunPaint | null): void {
  useEffect(() => paintStore.setState({ paint }), [paint]);
  useEffect(() => () => paintStore.setState({ paint: null }), []);
}

function Ramp(props: { readonly low: string; readonly high: string; readonly reach: number }) {
  const ends = words.ends(props.reach);
  return (
    <span className={styles.key}>
      {props.low} {`\u2212${ends}`}
      <span
        className={styles.ramp}
        style={{ background: `linear-gradient(to right, ${divergingStops.join(', ')})` }}
      />
      {`+${ends}`} {props.high}
    </span>
  );
}

function ResidualKey() {
  const residuals = useAppState(selectResiduals);
  usePaint(residuals?.paint ?? null);
  if (!residuals) return null;
  return <Ramp low={words.below} high={words.above} reach={residuals.reach} />;
}

function FamilyKey() {
  const families = useAppState(selectFamilies);
  usePaint(families?.paint ?? null);
  if (!families) return <span className={styles.key}>{words.noFamilies}</span>;
  return (
    <span className={styles.key}>
      {families.looks.map(({ label, fill, path }) => (
        <span key={label} className={styles.family} title={label}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <path d={path} fill={fill} />
          </svg>
          {label}
        </span>
      ))}
    </span>
  );
}

function InfluenceKey() {
  const point = useAppState(selectSettledPoint);
  const isFit = useAppState((state) => state.fitting.shown !== null);
  const { N, D } = point ?? { N: 1e10, D: 1e12 };
  const work = useAnalysis(
    'influence',
    { statistic: { kind: 'response', inputs: { N, D } } },
    { auto: point !== null, slot: 'hero-influence' },
  );
  const rows = useAppState((state) => state.fitting.shown?.request.rows ?? null);
  // While a hand drags nothing is asked, and what is known stays.
  const drags = useAppState((state) => state.history.gesture?.startsWith('drag:') ?? false);
  const moves = work.stale && !drags ? null : (work.result?.moves ?? null);
  const dataset = useAppState(selectDataset);
  const influence = useMemo(
    () => (dataset && rows && moves ? influencePaint(dataset, rows, moves) : null),
    [dataset, rows, moves],
  );
  usePaint(influence?.paint ?? null);
  if (!isFit) return <span className={styles.key}>{words.needsFit}</span>;
  if (work.problem) return <span className={styles.key}>{describeProblem(work.problem)}</span>;
  if (!influence) {
    const { progress } = work;
    return (
      <span className={styles.key} role="status">
        {progress ? words.working(progress.done, progress.total) : words.starting}
      </span>
    );
  }
  return <Ramp low={words.lowers} high={words.raises} reach={influence.reach} />;
}
