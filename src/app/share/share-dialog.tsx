import { Dialog } from 'radix-ui';
import { useId, useState } from 'react';
import { shareWords } from '../../messages/share';
import styles from './share-dialog.module.css';

export interface ShareDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly link: {
    readonly url: string;
    readonly length: number;
    readonly contents: readonly { readonly label: string; readonly value: string }[];
    readonly tooLong: boolean;
  };
  /** Undefined where there are no own runs to put into the link. */
  readonly includeData: boolean | undefined;
  readonly onIncludeDataChange: (include: boolean) => void;
  /** What a receiver sees, in words. */
  readonly summary: string;
  /** Resolves to whether the clipboard took the link. */
  readonly onCopy: () => Promise<boolean>;
  readonly onSaveSession: () => void;
}

/** Copy a link, see what is in it and what its receiver sees; a file where a link cannot hold it all. */
export function ShareDialog(props: ShareDialogProps) {
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
          <ShareForm {...props} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type CopyState = 'idle' | 'copied' | 'refused';

/** Mounted with the dialog: what was copied is forgotten when it closes. */
function ShareForm(props: ShareDialogProps) {
  const { link, includeData, onIncludeDataChange, summary, onCopy, onSaveSession } = props;
  const [copiedUrl, setCopiedUrl] = useState<{ url: string; state: CopyState }>();
  const lengthId = useId();
  const copy: CopyState = copiedUrl?.url === link.url ? copiedUrl.state : 'idle';
  const copyLink = async () => {
    const { url } = link;
    setCopiedUrl({ url, state: (await onCopy()) ? 'copied' : 'refused' });
  };
  return (
    <>
      <header className={styles.head}>
        <Dialog.Title className={styles.title}>{shareWords.title}</Dialog.Title>
        <Dialog.Close className={styles.close} aria-label={shareWords.close}>
          <span aria-hidden="true">×</span>
        </Dialog.Close>
      </header>
      <div className={styles.linkRow}>
        <input
          className={styles.link}
          aria-label={shareWords.link}
          aria-describedby={lengthId}
          readOnly
          value={link.url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className={styles.primary} disabled={link.tooLong} onClick={copyLink}>
          {shareWords.copy}
        </button>
      </div>
      <div className={styles.facts}>
        <p id={lengthId} data-bad={link.tooLong || undefined}>
          {shareWords.length(link.length, link.tooLong)}
        </p>
        <p role="status" aria-label={shareWords.copyStatus}>
          {shareWords.copied[copy]}
        </p>
      </div>
      {includeData === undefined ? null : (
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={includeData}
            onChange={(event) => onIncludeDataChange(event.currentTarget.checked)}
          />
          <span>
            {shareWords.includeData}
            <small>{includeData ? shareWords.withData : shareWords.withoutData}</small>
          </span>
        </label>
      )}
      {link.tooLong ? <p className={styles.warning}>{shareWords.tooLong}</p> : null}
      <h3 className={styles.heading}>{shareWords.receiver(link.tooLong)}</h3>
      <p className={styles.summary}>{summary}</p>
      <h3 className={styles.heading}>{shareWords.contents(link.tooLong)}</h3>
      <dl className={styles.contents}>
        {link.contents.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <footer className={styles.foot}>
        <button
          type="button"
          className={link.tooLong ? styles.primary : styles.secondary}
          onClick={onSaveSession}
        >
          {shareWords.saveSession}
        </button>
        <p>{shareWords.sessionHint}</p>
      </footer>
    </>
  );
}
