import type { ReactNode } from 'react';
import { describeProblem } from '../../../../messages/describe-problem';
import { fitCard } from '../../../../messages/fit-card';
import { trust } from '../../../../messages/fit-screen';
import type { ShownFit } from '../../shown-fit';
import styles from './trust.module.css';
import type { useProof } from './use-proof';

/** What is known of the optimum: agreement of starts and the proof; the picture beside it is given. */
export function Certificate({
  shown,
  proof,
  children,
}: {
  readonly shown: ShownFit;
  readonly proof: ReturnType<typeof useProof>;
  readonly children: ReactNode;
}) {
  const { fit } = shown;
  const { agreed, starts, nextGap } = fit.certificate;
  const { result, stale, possible, problem } = proof;
  const current = possible && result && !stale ? result : null;
  return (
    <section className={styles.part} aria-label={trust.certificate}>
      <h2 className={styles.heading}>{trust.certificate}</h2>
      <ul className={styles.notes}>
        <li className={`${styles.note} ${agreed < 2 ? styles.warn : ''}`}>
          {fitCard.certificate(agreed, starts, nextGap)}
        </li>
        <li
          className={`${styles.note} ${current && !current.better ? '' : current?.better ? styles.warn : styles.plain}`}
        >
          {problem
            ? describeProblem(problem)
            : current
              ? current.better
                ? trust.exposed((fit.value - current.upperBound) / fit.value)
                : trust.proven(current.provenGap, current.cells)
              : possible
                ? trust.proving
                : trust.notProvable}
        </li>
        {fit.atBound.map(({ parameter, value }) => (
          <li key={parameter} className={`${styles.note} ${styles.warn}`}>
            {fitCard.bound(parameter, value)}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
