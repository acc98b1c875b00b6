import { type FormEvent, useId, useState } from 'react';
import { parseQuantity } from '../../../core/units';
import { describeProblem } from '../../../messages/describe-problem';
import { editedTitle } from '../../../messages/edited-title';
import { editRuns as words } from '../../../messages/runs';
import {
  editableColumns,
  editRuns,
  type RunEdit,
  selectRawDataset,
  stepColumns,
  useAppState,
  useServices,
} from '../../../state';
import { Button, SelectField } from '../../../ui';
import { Dialog } from '../dialog';
import styles from '../dialog.module.css';

type Kind = RunEdit['kind'];

/** Changes a column of some runs: sets it, multiplies it, or makes tokens of steps and a batch. */
export function EditDialog({
  rows,
  onClose,
}: {
  readonly rows: Uint32Array;
  readonly onClose: () => void;
}) {
  const { store } = useServices();
  const dataset = useAppState(selectRawDataset);
  const [column, setColumn] = useState('N');
  const [asked, setKind] = useState<Kind>('set');
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const id = useId();
  const [steps, setSteps] = useState('');
  if (!dataset) return null;
  const counters = stepColumns(dataset);
  const kinds: readonly Kind[] =
    column === 'D' && counters.length > 0 ? ['set', 'times', 'steps'] : ['set', 'times'];
  const kind = kinds.includes(asked) ? asked : 'set';

  function submit(event: FormEvent): void {
    event.preventDefault();
    const value = parseQuantity(text);
    if (value === undefined || !dataset) {
      setError(words.refuseNumber(text.trim()));
      return;
    }
    const edit = { column, kind, value, steps: steps || (counters[0] ?? '') };
    const titles = store.getState().own.map(({ title }) => title);
    const problem = editRuns(store, rows, edit, editedTitle(dataset.title, titles));
    if (problem) setError(describeProblem(problem));
    else onClose();
  }

  return (
    <Dialog title={words.title(rows.length)} onClose={onClose}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <SelectField
          label={words.column}
          value={column}
          options={editableColumns(dataset).map((name) => ({
            value: name,
            label: words.columns[name as keyof typeof words.columns] ?? name.slice(2),
          }))}
          onChange={setColumn}
        />
        <SelectField
          label={words.how}
          value={kind}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(value) => setKind(value as Kind)}
        />
        {kind === 'steps' && counters.length > 1 && (
          <SelectField
            label={words.steps}
            value={steps || (counters[0] ?? '')}
            options={counters.map((name) => ({ value: name, label: name }))}
            onChange={setSteps}
          />
        )}
        <div className={styles.field}>
          <label htmlFor={id} className={styles.label}>
            {words.value[kind]}
          </label>
          <input
            id={id}
            className={styles.input}
            value={text}
            placeholder={words.example[kind]}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={error !== ''}
            aria-describedby={error === '' ? undefined : `${id}-error`}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setError('');
            }}
          />
        </div>
        {error !== '' && (
          <p id={`${id}-error`} role="alert" className={styles.error}>
            {error}
          </p>
        )}
        <p className={styles.explain}>{words.explain}</p>
        <div className={styles.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" tone="strong">
            {words.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
