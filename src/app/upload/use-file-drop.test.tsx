import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OfferedFile } from '../../state';
import { UploadButton, useFileDrop } from '.';

afterEach(cleanup);

type Files = readonly OfferedFile[];
const file = (text: string, name = 'runs.csv'): File =>
  new File([text], name, { type: 'text/csv' });
const offer = () => vi.fn<(files: Files) => void>();
const namesOf = (on: ReturnType<typeof offer>) => on.mock.calls[0]?.[0].map(({ name }) => name);
const textOf = (content: OfferedFile['content'] | undefined): string =>
  new TextDecoder().decode(content as Uint8Array);

const onLink = vi.fn<(link: string) => void>();

function Page({ onFiles }: { onFiles: (files: Files) => void }) {
  useFileDrop(onFiles, onLink);
  return <input aria-label="field" />;
}

const paste = (target: Element | Window, text: string) =>
  fireEvent.paste(target, { clipboardData: { files: [], getData: () => text } });

/** A folder as a browser hands it out: its entries in two portions. */
const folder = (name: string, inside: unknown[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader() {
    const portions = [inside.slice(0, 1), inside.slice(1), []];
    return { readEntries: (take: (some: unknown[]) => void) => take(portions.shift() ?? []) };
  },
});
const entry = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (take: (file: File) => void) => take(file('a,b\n1,2', name)),
});

describe('useFileDrop', () => {
  it('shows the window as a target while files are over it, and takes all that are dropped', async () => {
    const onFiles = offer();
    render(<Page onFiles={onFiles} />);
    const transfer = { types: ['Files'], files: [file('N,D,loss\n1,2,3'), file('', 'b.csv')] };
    fireEvent.dragEnter(document.body, { dataTransfer: transfer });
    expect(document.documentElement.dataset.dropping).toMatch(/Drop tables/);
    fireEvent.dragLeave(document.body, { relatedTarget: null });
    expect(document.documentElement.dataset.dropping).toBeUndefined();
    fireEvent.dragOver(document.body, { dataTransfer: transfer });
    fireEvent.drop(document.body, { dataTransfer: transfer });
    expect(document.documentElement.dataset.dropping).toBeUndefined();
    await waitFor(() => expect(onFiles).toHaveBeenCalledOnce());
    expect(namesOf(onFiles)).toEqual(['runs.csv', 'b.csv']);
  });

  it('takes the files of folders by their paths, hidden ones left out', async () => {
    const onFiles = offer();
    render(<Page onFiles={onFiles} />);
    const logs = folder('logs', [entry('b.json'), entry('.DS_Store'), folder('7b', [entry('a')])]);
    const transfer = {
      types: ['Files'],
      files: [file('', 'logs')],
      items: [{ webkitGetAsEntry: () => logs }],
    };
    fireEvent.drop(document.body, { dataTransfer: transfer });
    await waitFor(() => expect(onFiles).toHaveBeenCalledOnce());
    expect(namesOf(onFiles)).toEqual(['logs/7b/a', 'logs/b.json']);
  });

  it('takes a table pasted outside of a field, and nothing else', () => {
    const onFiles = offer();
    render(<Page onFiles={onFiles} />);
    paste(document.body, 'https://example.org/#/explore?v=1');
    paste(document.body, 'two lines\nof prose');
    paste(screen.getByLabelText('field'), 'N\tD\n1\t2');
    expect(onFiles).not.toHaveBeenCalled();
    paste(document.body, 'N\tD\tloss\n1\t2\t3');
    expect(onFiles).toHaveBeenCalledOnce();
    expect(textOf(onFiles.mock.calls[0]?.[0][0]?.content)).toBe('N\tD\tloss\n1\t2\t3');
    expect(onLink).not.toHaveBeenCalled();
    paste(document.body, ' https://huggingface.co/a/b/resolve/main/runs.csv\n');
    expect(onLink.mock.calls).toEqual([['https://huggingface.co/a/b/resolve/main/runs.csv']]);
  });
});

describe('UploadButton', () => {
  it('is a file input by the name Upload runs that takes several files, and the same ones twice', () => {
    const onFiles = offer();
    render(<UploadButton onFiles={onFiles} />);
    const input = screen.getByLabelText<HTMLInputElement>('Upload runs');
    expect(input.type).toBe('file');
    expect(input.multiple).toBe(true);
    fireEvent.change(input, { target: { files: [file('a,b\n1,2'), file('', 'b.csv')] } });
    expect(onFiles).toHaveBeenCalledOnce();
    expect(namesOf(onFiles)).toEqual(['runs.csv', 'b.csv']);
    expect(input.value).toBe('');
  });
});
