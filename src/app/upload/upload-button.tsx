import { Upload } from 'lucide-react';
import { upload as words } from '../../messages/upload';
import type { OfferedFile } from '../../state';
import { listPicked } from './offered-files';
import styles from './upload-button.module.css';

export interface UploadButtonProps {
  readonly onFiles: (files: readonly OfferedFile[]) => void;
}

/** A file input dressed as a button: keyboard, touch and pickers of the system come with it. */
export function UploadButton({ onFiles }: UploadButtonProps) {
  return (
    <label className={styles.button}>
      <Upload size={14} aria-hidden="true" />
      <span aria-hidden="true">{words.button}</span>
      <input
        type="file"
        multiple
        className={styles.input}
        aria-label={words.button}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = listPicked(input.files);
          if (files.length > 0) onFiles(files);
          // Choosing the same file again, after mending it, must count as a choice.
          input.value = '';
        }}
      />
    </label>
  );
}
