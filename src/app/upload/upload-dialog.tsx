import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { importDialog as words } from '../../messages/import-dialog';
import { upload } from '../../messages/upload';
import type { OfferedFile } from '../../state';
import { ImportForm, type ImportFormProps } from './import-form';
import { LinkForm } from './link-form';
import styles from './upload-dialog.module.css';

export interface UploadDialogProps extends Omit<ImportFormProps, 'files'> {
  /** The files to import as one dataset; without files and a link the dialog is closed. */
  readonly files: readonly OfferedFile[] | null;
  /** A link to fetch a file from; empty for one that is to be typed. */
  readonly link?: string | null;
  /** The link brought a file. */
  onFiles?(files: readonly OfferedFile[]): void;
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
