import { X } from 'lucide-react';
import { formsOf, laws } from '../../../core/laws';
import { FITTED } from '../../../core/permalink';
import { compare as words } from '../../../messages/laws';
import { type Compared, isMappable, MOST_COMPARED, useAppState, useChange } from '../../../state';
import { Button, SelectField } from '../../../ui';
import styles from './compare.module.css';
import { labelOf, labelsOf } from './labels';

/** What is compared, as a list to take from and add to, and which two are mapped. */
export function Picker({ compared }: { readonly compared: readonly Compared[] }) {
  const { change } = useChange();
  const isOwn = useAppState((state) => state.explorer.vs.length > 0);
  const labels = labelsOf(compared);
  const keys = compared.map(({ key }) => key);
  const full = keys.length >= MOST_COMPARED;
  const mapped = compared.filter(isMappable);
  const [first, second] = mapped;

  /** The two mapped ones are the first two of the list that can be: choosing one moves it to its place. */
  function choose(place: 0 | 1, key: string): void {
    const present = place === 0 ? first : second;
    if (!present || present.key === key) return;
    change({
      vs: keys.map((other) => (other === present.key ? key : other === key ? present.key : other)),
    });
  }

  return (
    <section className={styles.picker} aria-label={words.compared}>
      <ul className={styles.chips}>
        {compared.map((entry) => (
          <li key={entry.key} className={styles.chip}>
            <span>{labelOf(labels, entry)}</span>
            {entry.parameters === null && <span className={styles.quiet}>{words.notFitted}</span>}
            {compared.length > 1 && (
              <button
                type="button"
                className={styles.remove}
                aria-label={words.remove(labelOf(labels, entry))}
                onClick={() => change({ vs: keys.filter((key) => key !== entry.key) })}
              >
                <X size={13} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.selects}>
        {full ? (
          <p className={styles.quiet}>{words.full}</p>
        ) : (
          <SelectField
            label={words.add}
            value=""
            options={[{ value: '', label: words.addPrompt }, ...choices(keys)]}
            onChange={(key) => key !== '' && change({ vs: [...keys, key] })}
          />
        )}
        {first && second && (
          <>
            <SelectField
              label={words.first}
              value={first.key}
              options={mapped.map((entry) => ({ value: entry.key, label: labelOf(labels, entry) }))}
              onChange={(key) => choose(0, key)}
            />
            <SelectField
              label={words.second}
              value={second.key}
              options={mapped.map((entry) => ({ value: entry.key, label: labelOf(labels, entry) }))}
              onChange={(key) => choose(1, key)}
            />
          </>
        )}
        {isOwn && (
          <Button tone="quiet" className={styles.reset} onClick={() => change({ vs: [] })}>
            {words.reset}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Every preset and fit of every law and part, by law. */
function choices(taken: readonly string[]) {
  return laws
    .flatMap(formsOf)
    .filter(({ parameters }) => parameters.length > 0)
    .map((form) => ({
      group: form.title,
      options: [
        ...form.presets.map(({ id, label }) => ({ value: `${form.id}:${id}`, label })),
        { value: `${form.id}:${FITTED}`, label: words.fitOf(form.title) },
      ].filter(({ value }) => !taken.includes(value)),
    }));
}
