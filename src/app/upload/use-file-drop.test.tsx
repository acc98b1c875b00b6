import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UploadButton, useFileDrop } from '.';

afterEach(cleanup);

const file = (text: string, name = 'runs.csv'): File =>
  new File([text], name, { type: 'text/csv' });
const textOf = ({ bytes }: { bytes: Uint8Array }): string => new TextDecoder().decode(bytes);

function Page({ onFile }: { onFile: (source: { name: string; bytes: Uint8Array }) => void }) {
  useFileDrop(onFile);
  return <input aria-label="field" />;
}

const paste = (target: Element | Window, text: string) =>
  fireEvent.paste(target, { clipboardData: { files: [], getData: () => text } });

describe('useFileDrop', () => {
  it('shows the window as a target while a file is over it, and takes what is dropped', async () => {
    const onFile = vi.fn();
    render(<Page onFile={onFile} />);
    const transfer = { types: ['Files'], files: [file('N,D,loss\n1,2,3')] };
    fireEvent.dragEnter(document.body, { dataTransfer: transfer });
    expect(document.documentElement.dataset.dropping).toMatch(/Drop a table/);
    fireEvent.dragLeave(document.body, { relatedTarget: null });
    expect(document.documentElement.dataset.dropping).toBeUndefined();
    fireEvent.dragOver(document.body, { dataTransfer: transfer });
    fireEvent.drop(document.body, { dataTransfer: transfer });
    expect(document.documentElement.dataset.dropping).toBeUndefined();
    await waitFor(() => expect(onFile).toHaveBeenCalledOnce());
    expect(onFile.mock.calls[0]?.[0].name).toBe('runs.csv');
    expect(textOf(onFile.mock.calls[0]?.[0])).toBe('N,D,loss\n1,2,3');
  });

  it('takes a table pasted outside of a field, and nothing else', () => {
    const onFile = vi.fn();
    render(<Page onFile={onFile} />);
    paste(document.body, 'https://example.org/#/explore?v=1');
    paste(document.body, 'two lines\nof prose');
    paste(screen.getByLabelText('field'), 'N\tD\n1\t2');
    expect(onFile).not.toHaveBeenCalled();
    paste(document.body, 'N\tD\tloss\n1\t2\t3');
    expect(onFile).toHaveBeenCalledOnce();
    expect(textOf(onFile.mock.calls[0]?.[0])).toBe('N\tD\tloss\n1\t2\t3');
  });
});

describe('UploadButton', () => {
  it('is a file input by the name Upload runs that takes the same file twice', async () => {
    const onFile = vi.fn();
    render(<UploadButton onFile={onFile} />);
    const input = screen.getByLabelText<HTMLInputElement>('Upload runs');
    expect(input.type).toBe('file');
    expect(input.accept).toContain('.jsonl');
    fireEvent.change(input, { target: { files: [file('a,b\n1,2')] } });
    await waitFor(() => expect(onFile).toHaveBeenCalledOnce());
    expect(textOf(onFile.mock.calls[0]?.[0])).toBe('a,b\n1,2');
    expect(input.value).toBe('');
  });
});
