import { shell as words } from '../messages/shell';
import { Button } from '../ui';
import styles from './data-head.module.css';
import { UploadButton } from './upload';
import { offerFiles, offerLink } from './upload-queue';

/** Shell's part of the control column on the screens of trade-offs: how a table of one's own gets there. */
export function TradeUpload() {
  return (
    <div className={styles.row}>
      <UploadButton onFiles={(files) => void offerFiles(files)} />
      <span className={styles.hint}>
        {words.pasteHint}
        <Button tone="quiet" className={styles.link} onClick={() => offerLink()}>
          {words.fromLink}
        </Button>
      </span>
    </div>
  );
}
