import { findCatalogueEntry } from '../../core/catalogue';
import { facts as words } from '../../messages/runs';
import { memo, selectDataset, selectLossUnit, selectRunCounts, useAppState } from '../../state';
import styles from './runs.module.css';

const selectSpans = memo(
  (state: Parameters<typeof selectDataset>[0]) => [selectDataset(state)] as const,
  (dataset) => dataset && { N: span(dataset.N), D: span(dataset.D) },
);

function span(values: Float64Array): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Where the runs in use are from, and what they span. */
export function Facts() {
  const dataset = useAppState(selectDataset);
  const spans = useAppState(selectSpans);
  const counts = useAppState(selectRunCounts);
  const unit = useAppState(selectLossUnit);
  if (!dataset || !spans) return null;
  const { origin } = dataset;
  // Notes of own datasets are codes of what was done at import, and were said there.
  const notes = findCatalogueEntry(dataset.id)?.notes ?? [];
  const entries = [
    [words.source, origin.source],
    ...(origin.licence ? [[words.licence, origin.licence] as const] : []),
    ...(counts ? [[words.runs, words.used(counts.used, counts.all)] as const] : []),
    [words.sizes, words.range(...spans.N)],
    [words.tokens, words.range(...spans.D)],
    [words.unit, unit],
  ] as const;
  return (
    <section className={styles.facts} aria-label={words.title}>
      <h2 className={styles.factsTitle}>{words.title}</h2>
      <dl className={styles.list}>
        {entries.map(([term, value]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notes.length > 0 && (
        <details className={styles.notes}>
          <summary>{words.notes(notes.length)}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
