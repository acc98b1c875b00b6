import styles from './forecasts.module.css';

/** A file input dressed as a button; its bytes, as soon as they are read. */
export function FileButton(props: {
  readonly label: string;
  /** Accessible name where the label is short. */
  readonly name?: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}) {
  const { label, name = label, accept, onFile } = props;
  return (
    <label className={styles.file}>
      <span aria-hidden="true">{label}</span>
      <input
        type="file"
        className={styles.fileInput}
        aria-label={name}
        accept={accept}
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          // Choosing the same file again, after mending it, must count as a choice.
          input.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
