import { useStore } from 'zustand';
import { looksLikeForecast } from '../core/forecast';
import { addOwn, dropForecast, type OfferedFile, useServices } from '../state';
import { UploadDialog, useFileDrop } from './upload';
import { dropOffer, offered, offerFiles } from './upload-queue';

/** Takes files from the button, a drop or a paste to the import dialog, and its runs to the screen. */
export function UploadHost() {
  const files = useStore(offered, (state) => state.files);
  const about = useStore(offered, (state) => state.about);
  const { store, imports } = useServices();
  useFileDrop((dropped) => {
    void readForecast(dropped).then((card) => {
      if (card === null) offerFiles(dropped);
      else void dropForecast(store, card);
    });
  });
  return (
    <UploadDialog
      files={files}
      imports={imports}
      onClose={dropOffer}
      onAccept={(dataset, choices) => {
        dropOffer();
        const original = { files: files ?? [], choices, ...(about ? { about } : {}) };
        void addOwn(store, dataset, original);
      }}
    />
  );
}

/** The text of a forecast card, where the one file offered is one. */
async function readForecast(files: readonly OfferedFile[]): Promise<string | null> {
  const [file] = files;
  if (!file || files.length > 1) return null;
  const content =
    file.content instanceof Blob ? file.content : new Blob([file.content as BlobPart]);
  try {
    const head = await content.slice(0, 200).text();
    return looksLikeForecast(head) ? await content.text() : null;
  } catch {
    // What cannot be opened is no card: the import says why.
    return null;
  }
}
