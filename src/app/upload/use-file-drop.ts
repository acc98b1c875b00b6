import { useEffect, useRef } from 'react';
import { upload as words } from '../../messages/upload';
import './file-drop.css';
import { readSource, type UploadSource } from './upload-source';

/**
 * Takes tables from anywhere on the page: a file dropped on the window (the whole window shows that it is a
 * target), or text of several lines pasted outside of a field.
 */
export function useFileDrop(onFile: (source: UploadSource) => void): void {
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const page = document.documentElement;
    const take = (file: File | undefined): void => {
      if (file) void readSource(file).then((source) => latest.current(source));
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
      take(event.dataTransfer.files[0]);
    };
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target)) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (file && !file.type.startsWith('image/')) take(file);
      else if (isTable(text))
        latest.current({ name: words.pastedName, bytes: new TextEncoder().encode(text) });
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

/** Several lines, cells side by side: a link or a sentence is not meant as runs. */
function isTable(text: string): boolean {
  const lines = text.trim().split(/\r\n?|\n/);
  return lines.length > 1 && /[,;\t|{[]/.test(lines[0] ?? '');
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}
