import { describeFinding } from '../../messages/diagnose-design';
import { noForecast as words } from '../../messages/explore';
import { openTab, useAnalysis, useServices } from '../../state';
import { Button } from '../../ui';
import styles from './panels.module.css';

/** In the place of forecasts where the runs cannot carry a fit: what is missing, and where to read more. */
export default function NoForecast() {
  const { store } = useServices();
  const { result } = useAnalysis('design', {}, { auto: true, slot: 'explore-design' });
  const refusals = result?.findings.filter(({ severity }) => severity === 'refuse') ?? [];
  return (
    <section className={styles.panel} aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      {refusals.map((finding) => {
        const { what, fix } = describeFinding(finding);
        return (
          <p key={what} className={styles.prose}>
            {what}. <strong>{fix}</strong>
          </p>
        );
      })}
      <p className={styles.prose}>
        <Button onClick={() => openTab(store, 'wrong')}>{words.open}</Button>
      </p>
    </section>
  );
}
