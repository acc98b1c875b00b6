import { useMemo } from 'react';
import type { ColumnSource } from '../../core/data';
import { textAt } from '../../core/data';
import { formatFactor, formatLossGap } from '../../core/units';
import { formatShare, tables, replay as words } from '../../messages/mixture';
import type { Sheet } from '../../plots';
import { USUAL_SHARE, useAppState, useTable } from '../../state';
import styles from './mixture.module.css';
import { SheetFigure } from './sheet-figure';

/** Training compute of a token of the new text where a share of the mixture is old text. Abbes et al. 2025. */
const costOf = (replayed: number): number => 1 / (1 - replayed);

/** Sizes of the comparison of replay with a larger model, and the share replayed. Abbes et al. 2025. */
const [small, large, half] = [560e6, 1e9, 0.5];
const MOST = 0.55;

/** A larger model, or more replay: what a new token costs either way. */
export function SizeOrReplay() {
  return (
    <section className={styles.panel} aria-label={words.choiceTitle}>
      <h2 className={styles.heading}>{words.choiceTitle}</h2>
      <p className={styles.note}>{words.choice(costOf(half), large / small)}</p>
    </section>
  );
}

/** What each share of old text saves and costs. */
export function ReplayView() {
  const source = useTable('replay');
  const share = useAppState((state) => state.explorer.ratio ?? USUAL_SHARE);
  const rho = Math.min(1 - share, 0.999);
  const stages = useMemo(() => (source ? readStages(source) : []), [source]);
  const sheet = useMemo(() => toSheet(stages, rho), [stages, rho]);
  const rises = stages.flatMap(({ rows }) => rows);
  const without = rises.filter(({ replayed }) => replayed === 0).map(({ old }) => old);
  const halves = rises.filter(({ replayed }) => replayed === half).map(({ old }) => old);
  return (
    <SheetFigure
      id="replay"
      title={words.title(rho, costOf(rho))}
      subtitle={words.subtitle}
      alternative={words.alternative(Math.max(...without), Math.min(...halves))}
      sheet={sheet}
      axis={{ label: tables.replay, unit: tables.fraction }}
      value={{ label: tables.loss, unit: 'nats' }}
    />
  );
}

interface Stage {
  readonly label: string;
  readonly rows: readonly {
    readonly replayed: number;
    readonly old: number;
    readonly fresh: number;
  }[];
}

function readStages(source: ColumnSource): Stage[] {
  const of = (name: string) => {
    const column = source.columns.find((one) => one.name === name);
    return column?.kind === 'number' ? column.values : new Float64Array(0);
  };
  const domain = source.columns.find(({ name }) => name === 'new_domain');
  const [params, replayed] = [of('params'), of('replay_ratio')];
  const [old, fresh, before] = [of('old_loss'), of('new_loss'), of('base_old_loss')];
  const stages = new Map<string, { replayed: number; old: number; loss: number }[]>();
  for (let row = 0; row < source.rowCount; row++) {
    const name = domain?.kind === 'text' ? textAt(domain.values, row) : '';
    const size = (params[row] as number) >= 1e9 ? '10B' : '405M';
    const key = `${name === 'German' ? 'German' : 'Slim.'} ${size}`;
    const rows = stages.get(key) ?? [];
    rows.push({
      replayed: replayed[row] as number,
      old: (old[row] as number) - (before[row] as number),
      loss: fresh[row] as number,
    });
    stages.set(key, rows);
  }
  return Array.from(stages, ([label, rows]) => {
    const [first] = rows;
    return {
      label,
      rows: rows.map(({ loss, ...row }) => ({ ...row, fresh: loss - (first?.loss ?? loss) })),
    };
  });
}

const tones = ['main', 'other', 'quiet'] as const;

function toSheet(stages: readonly Stage[], rho: number): Sheet {
  const lines = (of: 'old' | 'fresh') =>
    stages.map(({ label, rows }, i) => ({
      x: rows.map(({ replayed }) => replayed),
      y: rows.map((row) => row[of]),
      tone: tones[i % tones.length] ?? ('quiet' as const),
      label,
    }));
  const dots = (of: 'old' | 'fresh') =>
    stages.flatMap(({ label, rows }) =>
      rows.map((row) => ({
        row: null,
        x: row.replayed,
        y: row[of],
        included: true,
        label: `${label} ${formatShare(row.replayed)} ${formatLossGap(row[of])}`,
      })),
    );
  return {
    x: { title: words.axis, domain: [0, MOST], log: false, format: (v) => formatShare(v) },
    panels: [
      { id: words.old, yTitle: words.old, curves: lines('old'), points: dots('old') },
      {
        id: words.fresh,
        yTitle: words.fresh,
        curves: lines('fresh').map(({ label: _, ...line }) => line),
        points: dots('fresh'),
      },
    ],
    critical:
      rho <= MOST ? { x: rho, low: null, high: null, label: formatFactor(costOf(rho)) } : null,
  };
}
