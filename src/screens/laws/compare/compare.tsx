import { compare as words } from '../../../messages/laws';
import { selectCompared, selectUnknownCompared, useAppState } from '../../../state';
import { Coefficients } from './coefficients';
import styles from './compare.module.css';
import { DifferenceMap } from './map';
import { Picker } from './picker';
import { Predictions } from './predictions';

/** Laws, presets and the fit on screen beside each other. */
export function Compare() {
  const compared = useAppState(selectCompared);
  const unknown = useAppState(selectUnknownCompared);
  return (
    <article className={styles.compare} aria-label={words.title}>
      <header>
        <h2 className={styles.title}>{words.title}</h2>
        <p className={styles.intro}>{words.intro}</p>
      </header>
      <Picker compared={compared} />
      {unknown.length > 0 && (
        <p role="alert" className={styles.unknown}>
          {words.unknown(unknown)}
        </p>
      )}
      <DifferenceMap compared={compared} />
      <Coefficients compared={compared} />
      <Predictions compared={compared} />
    </article>
  );
}
