import { useEffect } from 'react';
import { useStore } from 'zustand';
import { looksLikeForecast } from '../core/forecast';
import {
  addOwn,
  dropForecast,
  endMapAgain,
  type OfferedFile,
  useAppState,
  useServices,
} from '../state';
import { UploadDialog, useFileDrop } from './upload';
import { dropOffer, offered, offerHere, offerLink, offerRuns } from './upload-queue';

/** Takes files from the button, a drop or a paste to the import dialog, and its runs to the screen. */
export function UploadHost() {
  const runs = useStore(offered, (state) => state.runs);
  const link = useStore(offered, (state) => state.link);
  const remapping = useAppState((state) => state.remapping);
  const services = useServices();
  const { store, imports } = services;
  useFileDrop((dropped) => {
    void readForecast(dropped).then((card) => {
      if (card === null) void offerHere(services, dropped);
      else void dropForecast(store, card);
    });
  }, offerLink);
  useEffect(() => {
    if (remapping === null) return;
    endMapAgain(store);
    void import('./upload-known')
      .then(({ findOffer }) => findOffer(store, remapping))
      .then((offer) => offer && offerRuns(offer));
  }, [store, remapping]);
  return (
    <UploadDialog
      files={runs?.files ?? null}
      known={runs?.known}
      link={link}
      onFiles={(files) => void offerHere(services, files)}
      imports={imports}
      onClose={dropOffer}
      onAccept={(dataset, choices) => {
        dropOffer();
        if (!runs) return;
        const { files, about, where, replaces } = runs;
        const original = { files, choices, ...(about ? { about } : {}) };
        if (replaces === undefined)
          void addOwn(store, dataset, original, where === undefined ? {} : { where });
        else
          void import('./upload-known').then(({ replaceOwn }) =>
            replaceOwn(store, replaces, dataset, original),
          );
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
