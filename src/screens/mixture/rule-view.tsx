import { useMemo } from 'react';
import { findLaw, type Law } from '../../core/laws';
import {
  type CriticalOverTokens,
  findCriticalOverTokens,
  fitRunCurves,
  type RunCurves,
} from '../../core/mixture';
import { percentileInterval } from '../../core/numerics';
import { formatCount } from '../../core/units';
import { describeProblem } from '../../messages/describe-problem';
import { curves, formatShare, tables, tolerance, rule as words } from '../../messages/mixture';
import type { Sheet } from '../../plots';
import { selectMixture, selectMixtureRuns, useAppState, useSliced } from '../../state';
import { Readout } from '../../ui';
import styles from './mixture.module.css';
import { SheetFigure } from './sheet-figure';
import { useSettled } from './use-settled';

/** Weight of the domain's gain against the general loss; 100 to 7000 in the source. */
const LAMBDA = 1000;
const REPLICATES = 60;
const SAMPLES = 31;

interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The critical ratio of the table's own runs by both routes of the paper, over tokens. */
export function RuleView() {
  const along = useAppState(selectMixtureRuns);
  const seed = useAppState((state) => state.explorer.seed);
  const fits = useSliced(
    useMemo(() => (along ? () => fitRunCurves(along.runs, REPLICATES, seed) : null), [along, seed]),
  ).value;
  if (!along)
    return (
      <div className={styles.empty}>
        <p>{words.none}</p>
        <p className={styles.quiet}>{words.noneText}</p>
      </div>
    );
  if (!fits) return <p className={styles.empty}>{words.pending}</p>;
  if (!fits.ok)
    return (
      <p className={styles.warn} role="alert">
        {describeProblem(fits.problem)}
      </p>
    );
  return <Routes along={along} fits={fits.value} />;
}

interface RoutesProps {
  readonly along: NonNullable<ReturnType<typeof selectMixtureRuns>>;
  readonly fits: RunCurves;
}

function Routes({ along, fits }: RoutesProps) {
  const setup = useAppState(selectMixture);
  const tol = useSettled(useAppState(({ explorer }) => explorer.tol));
  const tolin = useAppState(({ explorer }) => explorer.tolin);
  const { initial, runs } = along;
  const measured = useMemo(
    () => [...new Set(runs.flatMap(({ tokens }) => Array.from(tokens)))].sort((a, b) => a - b),
    [runs],
  );
  const last = measured.at(-1) ?? 1;
  // The rule holds where runs are: lengths in hand beyond them are answered at their ends.
  const D = useSettled(Math.min(last, Math.max(measured[0] ?? 1, setup?.D ?? last)));
  const found = useSliced(
    useMemo(() => {
      const epsilon = tolin === 'nats' ? tol : tol * initial;
      const asked = [...measured, D];
      const given = { initialGeneralLoss: initial, epsilon, lambda: LAMBDA };
      return () => findCriticalOverTokens(fits, asked, given);
    }, [fits, measured, D, initial, tol, tolin]),
  ).value;
  const sheet = useMemo(() => (found ? toSheet(found, D) : null), [found, D]);
  if (!setup || !found || !sheet) return <p className={styles.empty}>{words.pending}</p>;
  const at = found.lengths.length - 1;
  const byRule = estimate(
    found.ratios[at] as number,
    found.draws.map((ratios) => ratios[at] as number),
  );
  const byLaw = found.law && lawAt(found, D);
  return (
    <div className={styles.companion}>
      <div className={styles.inline}>
        <Readout
          name={words.byRule}
          {...byRule}
          format={formatShare}
          help={words.note(tolerance(tol, tolin))}
        />
        {byLaw ? (
          <Readout name={words.byLaw} {...byLaw} format={formatShare} />
        ) : (
          <p className={styles.note}>{words.noLaw}</p>
        )}
      </div>
      <SheetFigure
        id="rule"
        title={words.title(byRule, D)}
        subtitle={words.subtitle(setup.slice.label)}
        alternative={words.alternative(
          measured.length,
          Math.min(...found.ratios),
          Math.max(...found.ratios),
        )}
        sheet={sheet}
        axis={{ label: tables.tokens, unit: 'tokens' }}
        value={{ label: tables.ratio, unit: tables.fraction }}
      />
    </div>
  );
}

function estimate(value: number, draws: readonly number[]): Estimate {
  if (draws.length < 20) return { value, low: null, high: null };
  return { value, ...percentileInterval(Float64Array.from(draws), 0.95) };
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** R_CMR(T) of the runs after so many tokens, with its interval over the refits. */
function lawAt({ law: values, lawDraws }: CriticalOverTokens, tokens: number): Estimate {
  const law = findLaw('cmr/critical-ratio') as Law;
  const under = (parameters: Float64Array): number =>
    clamp(law.evaluate([Math.log(tokens)], parameters));
  return estimate(values ? under(values) : Number.NaN, lawDraws.map(under));
}

function toSheet(found: CriticalOverTokens, D: number): Sheet {
  // The last length is the one in hand.
  const measured = found.lengths.slice(0, -1).map((tokens) => Math.log10(tokens));
  const [start, end] = [measured[0] as number, measured.at(-1) as number];
  const x = Array.from({ length: SAMPLES }, (_, i) => start + ((end - start) * i) / (SAMPLES - 1));
  const line = found.law ? x.map((log) => lawAt(found, 10 ** log)) : [];
  const hasBand = line.length > 0 && line.every(({ low }) => low !== null);
  const top = Math.max(0.1, ...found.ratios, ...line.map(({ value }) => value));
  return {
    x: {
      title: curves.xAxis,
      domain: [start, end],
      log: true,
      format: (v) => formatCount(v, 2),
    },
    panels: [
      {
        id: words.byRule,
        yTitle: curves.yAxis,
        range: [0, Math.min(1, top * 1.4)],
        format: (v) => formatShare(v),
        curves: line.length > 0 ? [{ x, y: line.map(({ value }) => value), tone: 'main' }] : [],
        ...(hasBand
          ? {
              band: {
                x,
                low: line.map(({ low }) => low as number),
                high: line.map(({ high }) => high as number),
              },
            }
          : {}),
        points: measured.map((log, i) => ({
          row: null,
          x: log,
          y: found.ratios[i] as number,
          included: true,
          label: words.point(10 ** log, found.ratios[i] as number),
        })),
      },
    ],
    critical: {
      x: Math.log10(D),
      low: null,
      high: null,
      label: formatShare(found.ratios.at(-1) as number),
    },
  };
}
