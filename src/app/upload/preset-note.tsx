import { importDialog as words } from '../../messages/import-dialog';
import { Button } from '../../ui';
import styles from './upload-dialog.module.css';
import type { ImportWork } from './use-import';

/** Says that the columns are read as last time, and takes that back, and that back again. */
export function PresetNote({ work }: { readonly work: ImportWork }) {
  if (work.preset === 'none') return null;
  const used = work.preset === 'used';
  return (
    <p className={styles.preset}>
      <span>{used ? words.preset : words.forgotten}</span>
      <Button tone="quiet" onClick={used ? work.forgetPreset : work.restorePreset}>
        {used ? words.forget : words.undoForget}
      </Button>
    </p>
  );
}
