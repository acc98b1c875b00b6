import { type DragEvent, type FormEvent, useId, useState } from 'react';
import { codeOf, type KeptForecast } from '../../../../../core/forecast';
import { parseQuantity } from '../../../../../core/units';
import { describeProblem } from '../../../../../messages/describe-problem';
import { forecast as words } from '../../../../../messages/forecast';
import { readFinishedRun, settleForecast, useServices } from '../../../../../state';
import { Button } from '../../../../../ui';
import { FileButton } from './file-button';
import styles from './forecasts.module.css';

/** The finished run of a card: its loss typed, or its table picked or dropped. */
export function ScoreForm({ kept }: { readonly kept: KeptForecast }) {
  const services = useServices();
  const [error, setError] = useState('');
  const field = useId();
  const code = codeOf(kept);
  const { unit } = kept.card;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('loss') ?? '').trim();
    const loss = parseQuantity(text);
    const isLoss = loss !== undefined && loss > 0 && loss < 100;
    setError(isLoss ? '' : words.refuseLoss(text, unit));
    if (isLoss) void settleForecast(services, kept, { loss, from: '' });
  }

  async function take(file: File): Promise<void> {
    const run = await readFinishedRun(services, kept, { name: file.name, content: file });
    setError(run.ok ? '' : describeProblem(run.problem));
    if (run.ok) await settleForecast(services, kept, { loss: run.value.loss, from: file.name });
  }

  function onDrop(event: DragEvent<HTMLFormElement>): void {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    // The page would take it for a table of runs.
    event.preventDefault();
    void take(file);
  }

  return (
    <form className={styles.score} onSubmit={onSubmit} onDrop={onDrop} noValidate>
      <label htmlFor={field} className={styles.quiet}>
        {words.measured(code)}, {unit}
      </label>
      <div className={styles.row}>
        <input
          id={field}
          name="loss"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={styles.input}
          aria-label={words.measured(code)}
          aria-invalid={error !== ''}
        />
        <Button type="submit" aria-label={words.scoreNamed(code)}>
          {words.score}
        </Button>
        <FileButton
          label={words.file}
          name={words.fileNamed(code)}
          accept=".csv,.tsv,.txt,.json,.jsonl"
          onFile={(file) => void take(file)}
        />
      </div>
      <p className={styles.quiet}>{words.dropHint}</p>
      {error !== '' && (
        <p role="alert" className={styles.alert}>
          {error}
        </p>
      )}
    </form>
  );
}
