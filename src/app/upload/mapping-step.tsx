import { useId, useMemo, useState } from 'react';
import {
  buildDataset,
  chooseColumn,
  type Dataset,
  guessMapping,
  type Mapping,
  type ReadTable,
} from '../../core/data';
import { describeProblem } from '../../messages/describe-problem';
import { describeDataNote, describeQuestion, upload as words } from '../../messages/upload';
import { Button } from '../../ui';
import { DesignWords } from './design-words';
import { PreviewTable } from './preview-table';
import { RejectedRows } from './rejected-rows';
import { RoleRows } from './role-rows';
import styles from './upload-dialog.module.css';
import type { UploadSource } from './upload-source';

export interface MappingStepProps {
  readonly source: UploadSource;
  readonly read: ReadTable;
  onAccept(dataset: Dataset, bytes: Uint8Array, mapping: Mapping): void;
  onClose(): void;
}

/** Which column is which, in which unit, what that makes of the runs, and what is left out. */
export function MappingStep({ source, read, onAccept, onClose }: MappingStepProps) {
  const [mapping, setMapping] = useState(() => guessMapping(read.table));
  const [title, setTitle] = useState(() => source.name.replace(/\.[^.]{1,5}$/, ''));
  const titleId = useId();
  const built = useMemo(
    () => buildDataset(read, mapping, { title: source.name, source: source.name, kind: 'own' }),
    [read, mapping, source.name],
  );
  const value = built.ok ? built.value : null;

  return (
    <>
      <div className={styles.body}>
        <p className={styles.summary}>
          {words.summary(
            source.name,
            words.formats[read.format] ?? read.format,
            read.table.rowCount,
            read.table.columns.length,
          )}{' '}
          {words.privacy}
        </p>
        {!built.ok && (
          <p role="alert" className={styles.alert}>
            {describeProblem(built.problem)}
          </p>
        )}
        {value && <DesignWords dataset={value.dataset} />}
        <p role="status" className={styles.count}>
          {value ? words.usable(value.dataset.N.length, value.rejectedCount) : ''}
        </p>
        <RoleRows
          table={read.table}
          mapping={mapping}
          conversions={value?.conversions ?? []}
          onChoose={(role, column, unit) =>
            setMapping((current) => chooseColumn(read.table, current, role, column, unit))
          }
        />
        <ul className={styles.notes}>
          {mapping.questions.map((question) => (
            <li key={`${question.kind} ${question.role}`} className={styles.question}>
              {describeQuestion(question)}
            </li>
          ))}
          {value?.notes.map((note) => (
            <li key={note}>{describeDataNote(note)}</li>
          ))}
        </ul>
        {value && value.rejectedCount > 0 && (
          <RejectedRows rejected={value.rejected} count={value.rejectedCount} file={source.name} />
        )}
        <PreviewTable read={read} mapping={mapping} />
      </div>
      <footer className={styles.foot}>
        <div className={styles.titleField}>
          <label htmlFor={titleId}>{words.datasetTitle}</label>
          <input
            id={titleId}
            value={title}
            maxLength={120}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          tone="strong"
          disabled={!value}
          onClick={() => {
            if (!value) return;
            const named = { ...value.dataset, title: title.trim() || source.name };
            onAccept(named, source.bytes, mapping);
          }}
        >
          {words.use}
        </Button>
      </footer>
    </>
  );
}
