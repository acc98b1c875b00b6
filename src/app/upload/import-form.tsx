import { useEffect, useId, useRef, useState } from 'react';
import { type Dataset, type ImportChoices, tellsEmbeddings } from '../../core/data';
import { describeProblem } from '../../messages/describe-problem';
import {
  describeAsked,
  EMBEDDING_NOTES,
  importDialog as words,
} from '../../messages/import-dialog';
import { describeDataNote, describeQuestion, upload } from '../../messages/upload';
import type { Imports, OfferedFile } from '../../state';
import { Button, Segmented } from '../../ui';
import { DesignWords } from './design-words';
import { FileList } from './file-list';
import { LogChoices } from './log-choices';
import { PresetNote } from './preset-note';
import { PreviewTable } from './preview-table';
import { Reading } from './reading';
import { RejectedRows } from './rejected-rows';
import { RoleRows } from './role-rows';
import { RunAnswers } from './run-answers';
import styles from './upload-dialog.module.css';
import { type ImportWork, useImport } from './use-import';

export interface ImportFormProps {
  /** The files to import as one dataset. */
  readonly files: readonly OfferedFile[];
  /** How the files are read where that is known: where the choices begin. */
  readonly known?: ImportChoices | undefined;
  /** Reads them off the main thread. */
  readonly imports: Imports;
  onClose(): void;
  onAccept(dataset: Dataset, choices: ImportChoices): void;
}

/** What the files are, what was made of them, and what a person can say about it. */
export function ImportForm({ files, known, imports, onClose, onAccept }: ImportFormProps) {
  const work = useImport(files, imports, known);
  const { view, choices, building, problem, pending } = work;
  const first = files[0]?.name ?? '';
  const [title, setTitle] = useState(() => known?.title ?? titleOf(files));
  const titleId = useId();
  const primary = useRef<HTMLButtonElement>(null);
  const usable = view !== null && view.usable > 0 && !problem;

  // Enter takes the runs as soon as there are some, unless a person is at something else by then.
  useEffect(() => {
    const at = document.activeElement;
    if (usable && (!at || at === document.body || at.tagName === 'BUTTON'))
      primary.current?.focus();
  }, [usable]);

  const accept = async (): Promise<void> => {
    const runs = await work.build();
    if (!runs) return;
    const { origin } = runs.dataset;
    const said = choices.embeddings ? [EMBEDDING_NOTES[choices.embeddings]] : [];
    const named = title.trim() || first;
    onAccept(
      { ...runs.dataset, title: named, origin: { ...origin, notes: [...origin.notes, ...said] } },
      { ...choices, title: named },
    );
  };

  return (
    <>
      <div className={styles.body}>
        {view ? <Found work={work} view={view} name={first} /> : <Reading work={work} />}
      </div>
      <footer className={styles.foot}>
        {view && view.columns.length > 0 && (
          <div className={styles.titleField}>
            <label htmlFor={titleId}>{upload.datasetTitle}</label>
            <input
              id={titleId}
              value={title}
              maxLength={120}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          </div>
        )}
        <Button onClick={onClose}>{upload.cancel}</Button>
        {view && view.columns.length > 0 && (
          <Button
            ref={primary}
            tone="strong"
            disabled={!usable || pending || building}
            onClick={() => void accept()}
          >
            {building ? words.building : upload.use}
          </Button>
        )}
      </footer>
    </>
  );
}

interface FoundProps {
  readonly work: ImportWork;
  readonly view: NonNullable<ImportWork['view']>;
  readonly name: string;
}

function Found({ work, view, name }: FoundProps) {
  const { choices, choose, problem, runs } = work;
  const wrong = problem ?? view.problem;
  const sized = view.mapping.roles.N?.column;
  const asksEmbeddings =
    view.columns.length > 0 && (sized === undefined || !tellsEmbeddings(sized));
  return (
    <>
      <FileList view={view} />
      {wrong && (
        <p role="alert" className={styles.alert}>
          {describeProblem(wrong)}
        </p>
      )}
      {!wrong && runs && <DesignWords dataset={runs.dataset} />}
      <p role="status" className={styles.count} data-stale={work.pending || undefined}>
        {view.usable > 0 ? upload.usable(view.usable, view.rejectedCount) : ''}
      </p>
      <PresetNote work={work} />
      {view.shape === 'logs' && <LogChoices view={view} choices={choices} onChoose={choose} />}
      <RunAnswers view={view} choices={choices} onChoose={choose} />
      {view.columns.length > 0 && (
        <RoleRows view={view} choices={choices} onChoose={work.chooseRole} />
      )}
      <ul className={styles.notes}>
        {view.questions.map((question) => (
          <li key={`${question.kind} ${question.role}`} className={styles.question}>
            {question.kind === 'which-value' ? describeAsked(question) : describeQuestion(question)}
          </li>
        ))}
        {view.notes.map((note) => (
          <li key={note}>{describeDataNote(note)}</li>
        ))}
      </ul>
      {asksEmbeddings && (
        <div className={styles.asked}>
          <span className={styles.asking} aria-hidden="true">
            {words.embeddings}
          </span>
          <Segmented
            label={words.embeddings}
            value={choices.embeddings ?? ''}
            options={words.embeddingOptions}
            onChange={(value) => choose({ embeddings: value === '' ? undefined : value } as object)}
          />
          <p className={styles.hint}>{words.embeddingHint}</p>
        </div>
      )}
      {view.rejectedCount > 0 && (
        <RejectedRows rejected={view.rejected} count={view.rejectedCount} file={name} />
      )}
      {view.columns.length > 0 && <PreviewTable view={view} />}
    </>
  );
}

/** A file's name without what tells its format; of several files their folder, or how many there are. */
function titleOf(files: readonly OfferedFile[]): string {
  const [first] = files;
  if (!first) return '';
  if (files.length === 1)
    return (first.name.split('/').at(-1) ?? first.name).replace(/\.[^.]{1,7}$/, '');
  const [folder = '', ...inside] = first.name.split('/');
  const isShared = inside.length > 0 && files.every(({ name }) => name.startsWith(`${folder}/`));
  return isShared ? folder : words.titleOfSeveral(files.length);
}
