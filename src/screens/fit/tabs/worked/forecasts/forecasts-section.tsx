import { useEffect, useState } from 'react';
import { codeOf, scoredInterval } from '../../../../../core/forecast';
import type { Problem } from '../../../../../core/result';
import { describeProblem } from '../../../../../messages/describe-problem';
import { forecast as words } from '../../../../../messages/forecast';
import {
  freezeForecast,
  importForecast,
  listForecasts,
  selectForecastDraft,
  useAppState,
  useServices,
} from '../../../../../state';
import { Button } from '../../../../../ui';
import { CalibrationPart } from './calibration-part';
import { CardView } from './card-view';
import { FileButton } from './file-button';
import styles from './forecasts.module.css';

/** Frozen forecasts: make one, score it when its run is there, and see how far such intervals hold. */
export function ForecastsSection() {
  const services = useServices();
  const { store } = services;
  const cards = useAppState((state) => state.forecasts);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => void listForecasts(store), [store]);

  async function report(
    work: ReturnType<typeof importForecast>,
    done: (code: string) => string,
  ): Promise<void> {
    const result = await work;
    setProblem(result.ok ? null : result.problem);
    setSaid(result.ok ? done(codeOf(result.value)) : '');
  }

  return (
    <section className={styles.section} aria-label={words.heading}>
      <h2 className={styles.heading}>{words.heading}</h2>
      <p className={styles.lead}>{words.lead}</p>
      <Draft onFreeze={() => void report(freezeForecast(services), words.frozen)} />
      <div className={styles.row}>
        <FileButton
          label={words.open}
          accept=".json,application/json"
          onFile={(file) =>
            void file.text().then((text) => report(importForecast(store, text), words.opened))
          }
        />
        <span role="status" className={styles.quiet}>
          {said}
        </span>
      </div>
      {problem && (
        <p role="alert" className={styles.alert}>
          {describeProblem(problem)}
        </p>
      )}
      {cards === null ? (
        <p className={styles.quiet}>{words.looking}</p>
      ) : cards.length === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <>
          <CalibrationPart cards={cards} />
          <ul className={styles.cards} aria-label={words.list}>
            {cards.map((kept) => (
              <CardView key={kept.seal} kept={kept} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What would be frozen now. */
function Draft({ onFreeze }: { readonly onFreeze: () => void }) {
  const draft = useAppState(selectForecastDraft);
  if (draft && !draft.ok) return <p className={styles.words}>{describeProblem(draft.problem)}</p>;
  const interval = draft && scoredInterval({ made: '', ...draft.value });
  return (
    <div className={styles.draft}>
      {draft && interval && (
        <p className={styles.words}>
          <strong>{words.draft(draft.value.target, draft.value.value, draft.value.unit)}</strong>{' '}
          {words.drawn([interval.low, interval.high], interval.mean, interval.level)}
        </p>
      )}
      <Button tone="strong" disabled={!draft} onClick={onFreeze}>
        {words.freeze}
      </Button>
    </div>
  );
}
