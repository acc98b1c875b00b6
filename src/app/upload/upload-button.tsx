import { Upload } from 'lucide-react';
import { upload as words } from '../../messages/upload';
import styles from './upload-button.module.css';
import { readSource, type UploadSource } from './upload-source';

export interface UploadButtonProps {
  readonly onFile: (source: UploadSource) => void;
}

/** A file input dressed as a button: keyboard, touch and pickers of the system come with it. */
export function UploadButton({ onFile }: UploadButtonProps) {
  return (
    <label className={styles.button}>
      <Upload size={14} aria-hidden="true" />
      <span aria-hidden="true">{words.button}</span>
      <input
        type="file"
        className={styles.input}
        aria-label={words.button}
        accept=".csv,.tsv,.txt,.json,.jsonl,text/csv,text/plain,application/json"
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (!file) return;
          void readSource(file).then(onFile);
          // Choosing the same file again, after mending it, must count as a choice.
          input.value = '';
        }}
      />
    </label>
  );
}
