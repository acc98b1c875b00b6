import { shell as words } from '../messages/shell';
import { useServices } from '../state';
import { Button } from '../ui';
import styles from './data-head.module.css';
import { UploadButton } from './upload';
import { offerHere, offerLink } from './upload-queue';

/** Shell's part of the control column on the screens of trade-offs: how a table of one's own gets there. */
export function TradeUpload() {
  const services = useServices();
  return (
    <div className={styles.row}>
      <UploadButton onFiles={(files) => void offerHere(services, files)} />
      <span className={styles.hint}>
        {words.pasteHint}
        <Button tone="quiet" className={styles.link} onClick={() => offerLink()}>
          {words.fromLink}
        </Button>
      </span>
    </div>
  );
}
