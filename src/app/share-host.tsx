import { useState } from 'react';
import { writeSession } from '../core/permalink';
import { describeContents, describeReceiver } from '../messages/share';
import { shell as words } from '../messages/shell';
import { makeLink, selectLaw, selectRawDataset, useAppState, useServices } from '../state';
import { pageBase, saveFile } from './browser';
import { ShareDialog } from './share';
import { copyText } from './share-link';

/** The share dialog on the present state. */
export default function ShareHost({ onClose }: { readonly onClose: () => void }) {
  const { store } = useServices();
  const explorer = useAppState((state) => state.explorer);
  const dataset = useAppState(selectRawDataset);
  const law = useAppState(selectLaw);
  const [includeData, setIncludeData] = useState(true);
  const base = pageBase();
  const own = dataset !== null && dataset.origin.kind !== 'bundled';
  const link = makeLink(store, base, includeData);
  const names = {
    screen: words.names[explorer.screen],
    dataset: dataset?.title ?? explorer.data,
    law: law?.title ?? words.ownLaw,
  };
  const url = base + link.hash;
  return (
    <ShareDialog
      open
      onOpenChange={(open) => !open && onClose()}
      link={{
        url,
        length: link.length,
        contents: describeContents(link.contents, names),
        tooLong: link.tooLong,
      }}
      includeData={own ? includeData : undefined}
      onIncludeDataChange={setIncludeData}
      summary={describeReceiver(link.contents, names)}
      onCopy={() => copyText(url)}
      onSaveSession={() =>
        saveFile(
          'scalescope-session.json',
          writeSession(explorer, own ? [dataset] : []),
          'application/json',
        )
      }
    />
  );
}
