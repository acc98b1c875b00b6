import { useEffect, useRef } from 'react';
import { upload as words } from '../../messages/upload';
import type { OfferedFile } from '../../state';
import './file-drop.css';
import { listDropped, listPicked } from './offered-files';

/**
 * Takes runs from anywhere on the page (and links to them, to `onLink`): files and folders dropped on the window (the whole window shows that it is a
 * target), or files or text of several lines pasted outside of a field.
 */
export function useFileDrop(
  onFiles: (files: readonly OfferedFile[]) => void,
  onLink: (link: string) => void,
): void {
  const latest = useRef(onFiles);
  const latestLink = useRef(onLink);
  useEffect(() => {
    latest.current = onFiles;
    latestLink.current = onLink;
  });
  useEffect(() => {
    const page = document.documentElement;
    const take = (files: readonly OfferedFile[]): void => {
      if (files.length > 0) latest.current(files);
    };
    const show = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      page.dataset.dropping = words.drop;
    };
    const hide = (): void => {
      delete page.dataset.dropping;
    };
    const leave = (event: DragEvent): void => {
      // Leaving an element for another inside the window has a related target; leaving the window has none.
      if (!event.relatedTarget) hide();
    };
    const drop = (event: DragEvent): void => {
      hide();
      // A part of the page may have taken the file for itself.
      if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
      event.preventDefault();
      void listDropped(event.dataTransfer).then(take);
    };
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target)) return;
      const files = listPicked(event.clipboardData?.files ?? null).filter(isNoPicture);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) take(files);
      else if (isTable(text))
        take([{ name: words.pastedName, content: new TextEncoder().encode(text) }]);
      else if (isLink(text)) latestLink.current(text.trim());
      else return;
      event.preventDefault();
    };
    const signal = new AbortController();
    const options = { signal: signal.signal };
    window.addEventListener('dragenter', show, options);
    window.addEventListener('dragover', show, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('drop', drop, options);
    window.addEventListener('paste', paste, options);
    return () => {
      signal.abort();
      hide();
    };
  }, []);
}

function isNoPicture({ content }: OfferedFile): boolean {
  return !(content instanceof Blob && content.type.startsWith('image/'));
}

/** Several lines, cells side by side: a link or a sentence is not meant as runs. */
function isTable(text: string): boolean {
  const lines = text.trim().split(/\r\n?|\n/);
  return lines.length > 1 && /[,;\t|{[]/.test(lines[0] ?? '');
}

/** A link to a file of data elsewhere; one to this page is opened in the address bar. */
function isLink(text: string): boolean {
  return /^https:\/\/[^\s#]+$/.test(text.trim()) && !text.includes(window.location.host);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}
