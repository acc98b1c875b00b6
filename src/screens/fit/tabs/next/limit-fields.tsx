import { formatFlops, formatPlain } from '../../../../core/units';
import { nextRuns as words } from '../../../../messages/fit-screen-next';
import { QuantityField, SelectField } from '../../../../ui';
import styles from './next.module.css';
import type { ProposalLimits } from './use-proposals';

const counts = ['1', '2', '4', '8', '12'];

/** Budget and limits of the candidates. */
export function LimitFields({
  limits,
  onChange,
}: {
  readonly limits: ProposalLimits;
  readonly onChange: (change: Partial<ProposalLimits>) => void;
}) {
  const { budget, leastRatio, mostRatio, sizeFactor, count } = limits;
  return (
    <section className={styles.limits} aria-label={words.settings}>
      <div className={styles.field}>
        <span className={styles.quiet}>{words.budget}</span>
        <QuantityField
          label={words.budget}
          value={budget}
          unit="FLOPs"
          format={(value) => formatFlops(value)}
          refuse={(value, text) =>
            value === undefined || !(value > 0) ? words.refuseBudget(text) : undefined
          }
          onCommit={(value) => onChange({ budget: value })}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.quiet}>{words.leastRatio}</span>
        <QuantityField
          label={words.leastRatio}
          value={leastRatio}
          format={(value) => formatPlain(value)}
          refuse={(value, text) =>
            value === undefined || !(value > 0 && value <= mostRatio)
              ? words.refuseRatio(text)
              : undefined
          }
          onCommit={(value) => onChange({ leastRatio: value })}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.quiet}>{words.mostRatio}</span>
        <QuantityField
          label={words.mostRatio}
          value={mostRatio}
          format={(value) => formatPlain(value)}
          refuse={(value, text) =>
            value === undefined || !(value >= leastRatio) ? words.refuseRatio(text) : undefined
          }
          onCommit={(value) => onChange({ mostRatio: value })}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.quiet}>{words.sizeFactor}</span>
        <QuantityField
          label={words.sizeFactor}
          value={sizeFactor}
          unit="x"
          format={(value) => formatPlain(value)}
          refuse={(value, text) =>
            value === undefined || !(value >= 1) ? words.refuseFactor(text) : undefined
          }
          onCommit={(value) => onChange({ sizeFactor: value })}
        />
      </div>
      <SelectField
        label={words.count}
        value={String(count)}
        options={counts.map((value) => ({ value, label: value }))}
        onChange={(value) => onChange({ count: Number(value) })}
      />
    </section>
  );
}
