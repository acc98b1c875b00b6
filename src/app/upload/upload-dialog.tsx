import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import type { Dataset, Mapping, ReadTable } from '../../core/data';
import { failure, type Problem, type Result } from '../../core/result';
import { describeProblem } from '../../messages/describe-problem';
import { upload as words } from '../../messages/upload';
import { Button } from '../../ui';
import { MappingStep } from './mapping-step';
import styles from './upload-dialog.module.css';
import type { UploadSource } from './upload-source';

export interface UploadDialogProps {
  /** The file to import; null closes the dialog. */
  readonly source: UploadSource | null;
  onClose(): void;
  onAccept(dataset: Dataset, bytes: Uint8Array, mapping: Mapping): void;
  /** Reads the file off the main thread. */
  read(source: UploadSource): Promise<Result<ReadTable>>;
}

/** From a file to runs: read it, say which column is which, see what is converted and rejected, take it. */
export default function UploadDialog({ source, onClose, onAccept, read }: UploadDialogProps) {
  return (
    <Dialog.Root open={source !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{words.title}</Dialog.Title>
            <Dialog.Close className={styles.close} aria-label={words.close}>
              <X size={18} aria-hidden="true" />
            </Dialog.Close>
          </header>
          {source && (
            <Import
              key={source.name + source.bytes.length}
              source={source}
              read={read}
              onAccept={onAccept}
              onClose={onClose}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ImportProps extends Omit<UploadDialogProps, 'source'> {
  readonly source: UploadSource;
}

/** Mounted anew for each file, so nothing of the last one is left. */
function Import({ source, read, onAccept, onClose }: ImportProps) {
  const [result, setResult] = useState<Result<ReadTable> | null>(null);
  // A file is read once, however often the page renders.
  const reader = useRef(read);
  useEffect(() => {
    let current = true;
    const { name, unreadable } = source;
    const work = unreadable
      ? Promise.resolve(failure('file-not-readable', { file: name, reason: unreadable }))
      : reader.current(source);
    work.then(
      (value) => current && setResult(value),
      (error) =>
        current && setResult(failure('file-not-readable', { file: name, reason: String(error) })),
    );
    return () => {
      current = false;
    };
  }, [source]);

  if (result?.ok)
    return (
      <MappingStep source={source} read={result.value} onAccept={onAccept} onClose={onClose} />
    );
  return (
    <>
      <div className={styles.body}>
        {result ? <Refusal problem={result.problem} /> : <p role="status">{words.reading}</p>}
      </div>
      <footer className={styles.foot}>
        <Button onClick={onClose}>{words.cancel}</Button>
      </footer>
    </>
  );
}

function Refusal({ problem }: { readonly problem: Problem }) {
  return (
    <p role="alert" className={styles.alert}>
      {describeProblem(problem)}
    </p>
  );
}
