import { ledger as words } from '../../../messages/ledger';
import { CalculatorSection } from './calculator-section';
import { ConventionsTable } from './conventions-table';
import { Facts } from './facts';
import styles from './ledger.module.css';
import { LossUnits } from './loss-units';
import { LossesTable } from './losses-table';
import { useLedger } from './use-ledger';

/** What N, C and the loss of the dataset count, what that does to the exponents, and a calculator for both. */
export function Ledger() {
  const ledger = useLedger();
  if (!ledger) return null;
  return (
    <section className={styles.ledger} aria-label={words.heading}>
      <header className={styles.head}>
        <h2 className={styles.heading}>{words.heading}</h2>
        <p className={styles.quiet}>{words.intro}</p>
      </header>
      <div className={styles.pair}>
        <ConventionsTable ledger={ledger} />
        <div className={styles.beside}>
          <Facts ledger={ledger} />
          <LossUnits ledger={ledger} />
        </div>
      </div>
      <LossesTable ledger={ledger} />
      <CalculatorSection dataset={ledger.dataset} />
    </section>
  );
}
