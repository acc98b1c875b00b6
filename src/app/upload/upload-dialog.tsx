import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { Dataset, ImportChoices } from '../../core/data';
import { importDialog as words } from '../../messages/import-dialog';
import { upload } from '../../messages/upload';
import type { Imports, OfferedFile } from '../../state';
import { ImportForm } from './import-form';
import { LinkForm } from './link-form';
import styles from './upload-dialog.module.css';

export interface UploadDialogProps {
  /** The files to import as one dataset; without files and a link the dialog is closed. */
  readonly files: readonly OfferedFile[] | null;
  /** A link to fetch a file from; empty for one that is to be typed. */
  readonly link?: string | null;
  /** How the files are read where that is known: where the choices begin. */
  readonly known?: ImportChoices | undefined;
  /** Reads them off the main thread. */
  readonly imports: Imports;
  onClose(): void;
  /** The link brought a file. */
  onFiles?(files: readonly OfferedFile[]): void;
  onAccept(dataset: Dataset, choices: ImportChoices): void;
}

/** From files to runs: read them, see what was guessed, converted and rejected, change it, take the runs. */
export default function UploadDialog(props: UploadDialogProps) {
  const { files, link = null, known, imports, onClose, onFiles, onAccept } = props;
  return (
    <Dialog.Root open={files !== null || link !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{words.title}</Dialog.Title>
            <Dialog.Close className={styles.close} aria-label={upload.close}>
              <X size={18} aria-hidden="true" />
            </Dialog.Close>
          </header>
          {!files && link !== null && (
            <LinkForm address={link} onFiles={(some) => onFiles?.(some)} onClose={onClose} />
          )}
          {files && (
            // Made anew for other files, so that nothing of the last ones is left.
            <ImportForm
              key={files.map(({ name }) => name).join('\n')}
              files={files}
              known={known}
              imports={imports}
              onClose={onClose}
              onAccept={onAccept}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
