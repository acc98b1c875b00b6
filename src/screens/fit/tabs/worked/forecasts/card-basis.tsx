import { readAccounting } from '../../../../../core/data';
import { basisOf, codeOf, type KeptForecast, scoredInterval } from '../../../../../core/forecast';
import { forecast as words } from '../../../../../messages/forecast';
import { ledger } from '../../../../../messages/ledger';
import styles from './forecasts.module.css';

/** Everything a card rests on, folded away. */
export function CardBasis({ kept }: { readonly kept: KeptForecast }) {
  const { card, seal } = kept;
  const { assumptions, data, law } = card;
  const { parts } = words;
  const { hash, acct } = basisOf(card);
  const counted = readAccounting(acct);
  const rows = [
    [parts.law, law.formula ? `${law.title}: ${law.formula.formula}` : law.title],
    [parts.parameters, words.parameters(law.parameters)],
    [parts.data, words.data({ ...data, hash })],
    ...(acct !== '' && counted
      ? [[parts.counted, ledger.choose(counted.size, counted.flops)] as const]
      : []),
    [parts.exclusions, words.exclusions(assumptions, data)],
    [parts.objective, words.objective(assumptions)],
    [parts.floor, words.floor(assumptions.floor)],
    [parts.interval, words.interval(assumptions)],
    [parts.mean, words.range(scoredInterval(card).mean)],
    [parts.seal, seal.slice(0, 16)],
  ] as const;
  return (
    <details className={styles.basis}>
      <summary>{words.basis(codeOf(kept))}</summary>
      <dl className={styles.facts}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
