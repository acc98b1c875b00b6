import { gallery } from '../../../core/catalogue';
import { galleryWords as words } from '../../../messages/gallery';
import styles from './gallery.module.css';
import { GalleryCard } from './gallery-card';
import { useLoad } from './use-load';

/** Public datasets with what they hold and who owns them; nothing is fetched before a click. */
export function Gallery() {
  const { load, start, cancel } = useLoad();
  return (
    <section className={styles.gallery} aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      <p className={styles.intro}>{words.intro}</p>
      <ul className={styles.list}>
        {gallery.map((entry) => (
          <li key={entry.id}>
            <GalleryCard
              entry={entry}
              load={load?.id === entry.id ? load : null}
              isBusy={load?.stage === 'fetching'}
              onLoad={() => start(entry)}
              onCancel={cancel}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
