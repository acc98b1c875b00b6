import { useMemo } from 'react';
import { formatCount } from '../../core/units';
import { hero, tables, along as words } from '../../messages/mixture';
import type { Sheet } from '../../plots';
import {
  lossAt,
  selectAlongTokens,
  selectMixture,
  selectTokensCurve,
  USUAL_SHARE,
  useAppState,
} from '../../state';
import { bandOf } from './bands';
import styles from './mixture.module.css';
import { SheetFigure } from './sheet-figure';

const SAMPLES = 41;

/** Both losses over tokens at the chosen share and size: the fit of size, tokens and share on the rows along the runs. */
export function AlongView() {
  const setup = useAppState(selectMixture);
  const rows = useAppState(selectAlongTokens);
  const general = useAppState(selectTokensCurve('general'));
  const domain = useAppState(selectTokensCurve('domain'));
  const share = useAppState((state) => state.explorer.ratio ?? USUAL_SHARE);
  const sheet = useMemo((): Sheet | null => {
    if (!setup || !rows) return null;
    const measured = [...rows.general, ...rows.domain].map(({ tokens }) => Math.log10(tokens));
    const solid = [Math.min(...measured), Math.max(...measured)] as const;
    const end = Math.max(solid[1] + 0.5, Math.log10(setup.D ?? 1) + 0.1);
    const x = Float64Array.from(
      { length: SAMPLES },
      (_, i) => solid[0] + ((end - solid[0]) * i) / (SAMPLES - 1),
    );
    const panel = (side: 'general' | 'domain') => {
      const curve = side === 'general' ? general : domain;
      const band = curve && bandOf(curve, x, (log) => [share, setup.N ?? 1, 10 ** log]);
      return {
        id: side,
        yTitle: hero.loss(hero[side], setup.table[side]?.name ?? '', setup.table.unit),
        curves: band ? [{ x, y: band.y, tone: 'main' as const, solid }] : [],
        ...(band && band.low.length > 0 ? { band: { x, low: band.low, high: band.high } } : {}),
        points: rows[side].map(({ tokens, loss, included }) => ({
          row: null,
          x: Math.log10(tokens),
          y: loss,
          included,
          label: `${side} ${tokens}`,
        })),
      };
    };
    return {
      x: {
        title: tables.tokens,
        domain: [solid[0], end],
        log: true,
        format: (v) => formatCount(v, 2),
      },
      panels: [panel('general'), panel('domain')],
      critical:
        setup.D === null
          ? null
          : { x: Math.log10(setup.D), low: null, high: null, label: formatCount(setup.D) },
    };
  }, [setup, rows, general, domain, share]);
  if (!setup || !sheet || !rows)
    return (
      <div className={styles.empty}>
        <p>{words.none}</p>
        <p className={styles.quiet}>{words.noneText}</p>
      </div>
    );
  const [N, D] = [setup.N ?? 1, setup.D ?? 1];
  const value = (curve: typeof general): number =>
    curve
      ? lossAt({ ...curve, model: { ...curve.model, draws: [] } }, share, N, D).value
      : Number.NaN;
  return (
    <SheetFigure
      id="along"
      title={words.title(share, formatCount(N))}
      subtitle={words.subtitle}
      alternative={words.alternative(value(general), value(domain), D)}
      sheet={sheet}
      axis={{ label: tables.tokens, unit: 'tokens' }}
      value={{ label: tables.loss, unit: setup.table.unit }}
    />
  );
}
