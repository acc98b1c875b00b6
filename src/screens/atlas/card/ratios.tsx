import { type AtlasEntry, readRatios } from '../../../core/atlas';
import { sayRatio, entryCard as words } from '../../../messages/atlas';
import { Badge } from '../../../ui';
import styles from './card.module.css';

/** The paper's ratios, each with whether it follows from counts that are here too. */
export function Ratios({ entry }: { readonly entry: AtlasEntry }) {
  const ratios = readRatios(entry);
  if (ratios.length === 0) return null;
  return (
    <section aria-label={words.ratios}>
      <h3 className={styles.heading}>{words.ratios}</h3>
      <ul className={styles.ratios}>
        {ratios.map((ratio) => (
          <li key={ratio.index}>
            <strong>{sayRatio(ratio).amount}</strong> {sayRatio(ratio).rest}
            <span className={styles.note}>
              {ratio.check === 'follows' ? (
                <Badge tone="good">{words.follows}</Badge>
              ) : ratio.check === 'differs' ? (
                <Badge tone="bad">{words.differs}</Badge>
              ) : (
                <Badge tone="plain">{words.stated}</Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
