import { useStore } from 'zustand';
import { looksLikeForecast } from '../core/forecast';
import { addOwn, dropForecast, useServices } from '../state';
import { UploadDialog, useFileDrop } from './upload';
import { offered, offerFile } from './upload-queue';

/** Takes tables from the button, a drop or a paste to the import dialog, and its runs to the screen. */
export function UploadHost() {
  const source = useStore(offered, (state) => state.file);
  const { store, readTable } = useServices();
  useFileDrop((file) => {
    const head = new TextDecoder().decode(file.bytes.subarray(0, 200));
    if (looksLikeForecast(head)) void dropForecast(store, new TextDecoder().decode(file.bytes));
    else offerFile(file);
  });
  return (
    <UploadDialog
      source={source}
      onClose={() => offerFile(null)}
      onAccept={(dataset, bytes, mapping) => {
        offerFile(null);
        const name = source?.name ?? dataset.title;
        const choices = { roles: mapping.roles };
        void addOwn(store, dataset, { files: [{ name, content: bytes }], choices });
      }}
      read={({ bytes, name }) => readTable(bytes, name)}
    />
  );
}
