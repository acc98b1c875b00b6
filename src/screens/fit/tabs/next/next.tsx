import { useRef, useState } from 'react';
import { textAt } from '../../../../core/data';
import type { Plan } from '../../../../core/laws';
import { formatCount, formatFlops, formatPlain } from '../../../../core/units';
import { describeProblem } from '../../../../messages/describe-problem';
import { nextRuns as words } from '../../../../messages/fit-screen-next';
import {
  goTo,
  selectDataset,
  selectLossUnit,
  useAppState,
  useChange,
  useServices,
} from '../../../../state';
import { Button, Readout } from '../../../../ui';
import { selectShownFit } from '../../shown-fit';
import { BandFigure } from './band-figure';
import { LimitFields } from './limit-fields';
import styles from './next.module.css';
import { PlaneFigure } from './plane-figure';
import { ProposalsTable } from './proposals-table';
import { useProposals } from './use-proposals';

/** Names of runs that are listed; the others are counted. */
const MOST_NAMES = 6;

/** What to run next: the runs of a budget that most shrink the forecast's interval, and a ghost run to try. */
export function NextTab() {
  const proposals = useProposals();
  const { next, aim, runs, limits, setLimits } = proposals;
  const shown = useAppState(selectShownFit);
  const dataset = useAppState(selectDataset);
  const unit = useAppState(selectLossUnit);
  const placed = useAppState((state) => state.explorer.ghost);
  const { change } = useChange();
  const { store } = useServices();
  const [held, setHeld] = useState<Plan | null>(null);
  const latest = useRef<Plan | null>(null);
  const setGhost = (plan: Plan): void => {
    latest.current = plan;
    setHeld(plan);
  };
  const keepGhost = (): void => {
    const plan = latest.current;
    latest.current = null;
    setHeld(null);
    if (plan) change({ ghost: [Number(plan.N.toPrecision(4)), Number(plan.D.toPrecision(4))] });
  };
  const { result, stale, busy, progress, problem } = next;
  const ghost = held ?? (placed ? { N: placed[0], D: placed[1] } : (result?.runs[0] ?? null));
  const width = aim && ghost ? aim.ghost(ghost.N, ghost.D) : Number.NaN;
  const idleNames = Array.from(result?.idle.slice(0, MOST_NAMES) ?? [], (row) => {
    const of = shown?.rows[row];
    return (of === undefined || !dataset ? '' : textAt(dataset.names, of)) || String(row + 1);
  });
  return (
    <div className={styles.tab}>
      <LimitFields limits={limits} onChange={setLimits} />
      {busy && (
        <p role="status" className={styles.status}>
          {progress ? words.working(progress.done, progress.total) : words.searching}{' '}
          <Button tone="quiet" onClick={next.cancel}>
            {words.stop}
          </Button>
        </p>
      )}
      {problem && (
        <p role="alert" className={styles.alert}>
          {describeProblem(problem)}
        </p>
      )}
      {result && runs && aim && (
        <>
          <PlaneFigure
            result={result}
            runs={runs}
            limits={limits}
            ghost={ghost}
            ghostWidth={width}
            onGhost={setGhost}
            onGhostEnd={keepGhost}
            stale={stale || busy}
          />
          <div className={styles.side}>
            <BandFigure result={result} aim={aim} ghostWidth={width} stale={stale || busy} />
            {ghost && (
              <section aria-label={words.ghost.heading} className={styles.ghost}>
                <h2 className={styles.heading}>{words.ghost.heading}</h2>
                <Readout name={words.ghost.params} value={ghost.N} format={(v) => formatCount(v)} />
                <Readout name={words.ghost.tokens} value={ghost.D} format={(v) => formatCount(v)} />
                <Readout
                  name={words.ghost.cost}
                  value={6 * ghost.N * ghost.D}
                  format={(v) => formatFlops(v)}
                  unit="FLOPs"
                />
                <Readout
                  name={words.ghost.width}
                  value={width}
                  format={(v) => formatPlain(v)}
                  unit={unit}
                />
                <Button onClick={() => goTo(store, 'explore', { ghost: [ghost.N, ghost.D] })}>
                  {words.ghost.explore}
                </Button>
              </section>
            )}
          </div>
          <div className={styles.wide} data-stale={stale || undefined}>
            <div className={styles.numbers}>
              <Readout
                name={words.before}
                value={result.before}
                format={(v) => formatPlain(v)}
                unit={unit}
              />
              <Readout
                name={words.after}
                value={result.after}
                format={(v) => formatPlain(v)}
                unit={unit}
              />
            </div>
            <ProposalsTable result={result} unit={unit} dataset={dataset?.id ?? 'runs'} />
            <section aria-label={words.idleHeading}>
              <h2 className={styles.heading}>{words.idleHeading}</h2>
              <p className={styles.quiet}>
                {words.idle(result.idle.length, runs.N.length, idleNames)}
              </p>
            </section>
            <p className={styles.quiet}>{words.method}</p>
          </div>
        </>
      )}
      {!runs && <p className={styles.alert}>{words.noPlane}</p>}
    </div>
  );
}
