import { readFileSync } from 'node:fs';
import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createImportSession, openFiles, readFiles } from '../../core/data';
import { runToEnd } from '../../core/long-work';
import { failure, success } from '../../core/result';
import type { Imports, OfferedFile } from '../../state';
import UploadDialog, { type UploadDialogProps } from './upload-dialog';

const presets = vi.hoisted(() => new Map<string, string>());
vi.mock('../../state/device-store', () => ({
  saveValue: async (key: string, value: string) => {
    presets.set(key, value);
    return { ok: true };
  },
  loadValue: async (key: string) => ({ ok: true, value: presets.get(key) ?? null }),
  deleteValue: async (key: string) => {
    presets.delete(key);
    return { ok: true };
  },
}));

// A loaded machine takes its time over a whole dialog.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  presets.clear();
});

const fixture = (name: string): OfferedFile => ({
  name,
  content: new Uint8Array(readFileSync(`e2e/fixtures/${name}`)),
});
const table = (text: string, name = 'runs.csv'): OfferedFile => ({
  name,
  content: new TextEncoder().encode(text),
});

/** The core's import, as the worker runs it. */
const imports: Imports = {
  async open(files) {
    const read = files.map(({ name, content }) => ({ name, bytes: content as Uint8Array }));
    const session = createImportSession(runToEnd(readFiles(runToEnd(openFiles(read)))));
    return success({
      files,
      view: async (choices) => success(runToEnd(session.view(choices))),
      build: async (choices) => runToEnd(session.build(choices)),
      close() {},
    });
  },
};

function show(files: UploadDialogProps['files'], reader = imports) {
  const props = {
    files,
    imports: reader,
    onClose: vi.fn<UploadDialogProps['onClose']>(),
    onAccept: vi.fn<UploadDialogProps['onAccept']>(),
  };
  render(<UploadDialog {...props} />);
  return props;
}

const use = () => screen.findByRole<HTMLButtonElement>('button', { name: 'Use these runs' });
const select = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const choose = (name: string, value: string) =>
  fireEvent.change(select(name), { target: { value } });
const unnamed = () => {
  const rows = [1, 2, 3, 4, 5, 6].map((i) => `${i}e8,${i}e10,${4 - i / 10}`).join('\n');
  return table(`width,seen,final\n${rows}\n`);
};

describe('UploadDialog', { timeout: 30_000 }, () => {
  it('computes a size nobody says from the dimensions of the model', async () => {
    const log = [1, 2, 3].map((step) =>
      JSON.stringify({ step, tokens: step * 1e6, loss: 5 - step }),
    );
    show([table(log.join('\n'), 'first.jsonl')]);
    const size = await screen.findByRole('textbox', { name: /of first$/ });
    expect((size as HTMLInputElement).value).toBe('');
    fireEvent.click(screen.getByText('Compute N from layers, width and vocabulary'));
    fireEvent.change(screen.getByRole('combobox', { name: 'Run to fill' }), {
      target: { value: 'first' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Fill in N' }));
    // GPT-2 small without biases and position embeddings: 12 l d^2, norms, embeddings.
    const N = 12 * 12 * 768 ** 2 + 25 * 768 + 50257 * 768;
    expect(N).toBe(123_551_232);
    await waitFor(() => expect((size as HTMLInputElement).value).toMatch(/^123\.[56]/));
    expect(await screen.findByText('1 run can be used, none rejected')).toBeTruthy();
  });

  it('shows what was guessed, converted and rejected, and hands over the runs', async () => {
    const { onAccept } = show([fixture('odd-columns-60.csv')]);
    const button = await use();
    await waitFor(() => expect(button.disabled).toBe(false));
    expect(screen.getByText('58 runs can be used, 2 rejected')).toBeTruthy();
    expect(select('Column of parameters (N)').value).toBe('Model size (M)');
    expect(select('Unit of parameters (N)').value).toBe('M');
    expect(screen.getByText(/12\.0 \u2192 12,000,000 parameters/)).toBeTruthy();
    const rejected = within(screen.getByRole('region', { name: 'Table of rejected rows' }));
    expect(rejected.getAllByRole('row')[1]?.textContent).toBe(
      'Line 18Model size (M)n.a. (OOM)not a number',
    );
    expect(rejected.getAllByRole('row')[2]?.textContent).toContain('Line 41');
    const preview = within(screen.getByRole('region', { name: 'Table of the first rows' }));
    expect(preview.getAllByRole('row')).toHaveLength(21);

    fireEvent.change(screen.getByLabelText('Title'), { target: { value: 'Our ablations' } });
    fireEvent.click(button);
    await waitFor(() => expect(onAccept).toHaveBeenCalledOnce());
    const [dataset, choices] = onAccept.mock.calls[0] ?? [];
    expect(dataset?.title).toBe('Our ablations');
    expect(dataset?.N).toHaveLength(58);
    expect(dataset?.N[0]).toBe(12e6);
    expect(choices).toEqual({ roles: {}, title: 'Our ablations' });
  });

  it('says what is missing and takes the runs once a person has chosen', async () => {
    const { onAccept } = show([unnamed()]);
    const button = await use();
    expect(button.disabled).toBe(true);
    expect(screen.getByRole('alert').textContent).toMatch(/No column is the loss/);
    choose('Column of loss', 'final');
    expect(await screen.findByText(/two are needed/)).toBeTruthy();
    choose('Column of parameters (N)', 'width');
    choose('Column of tokens (D)', 'seen');
    await waitFor(() => expect(button.disabled).toBe(false));
    expect(screen.queryByText(/two are needed/)).toBeNull();
    choose('Unit of loss', 'bits');
    expect(
      await screen.findByText(/3\.9 bits per token \u2192 2\.703 nats per token/),
    ).toBeTruthy();
    await waitFor(() => expect(button.disabled).toBe(false));
    fireEvent.click(screen.getByRole('radio', { name: 'N does not count embeddings' }));
    await waitFor(() => expect(button.disabled).toBe(false));
    fireEvent.click(button);
    await waitFor(() => expect(onAccept).toHaveBeenCalledOnce());
    const [dataset, choices] = onAccept.mock.calls[0] ?? [];
    expect(dataset?.loss[0]).toBe(3.9 * Math.LN2);
    expect(dataset?.origin.notes).toContain('size-without-embeddings');
    expect(choices?.embeddings).toBe('without');
  });

  it('takes a column from the role it had', async () => {
    show([unnamed()]);
    await use();
    choose('Column of parameters (N)', 'width');
    await waitFor(() => expect(select('Column of parameters (N)').value).toBe('width'));
    choose('Column of tokens (D)', 'width');
    await waitFor(() => expect(select('Column of parameters (N)').value).toBe(''));
    expect(select('Column of tokens (D)').value).toBe('width');
  });

  it('reads the same columns as last time, and forgets that, and takes that back', async () => {
    const { onAccept } = show([unnamed()]);
    const button = await use();
    choose('Column of loss', 'final');
    choose('Column of parameters (N)', 'width');
    choose('Column of tokens (D)', 'seen');
    await waitFor(() => expect(button.disabled).toBe(false));
    fireEvent.click(button);
    await waitFor(() => expect(onAccept).toHaveBeenCalledOnce());
    expect(presets.size).toBe(1);
    cleanup();

    show([unnamed()]);
    await waitFor(async () => expect((await use()).disabled).toBe(false));
    expect(select('Column of tokens (D)').value).toBe('seen');
    fireEvent.click(screen.getByRole('button', { name: 'Forget that reading' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/No column is/));
    expect(presets.size).toBe(0);
    fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    await waitFor(async () => expect((await use()).disabled).toBe(false));
    expect(presets.size).toBe(1);
  });

  it('lists several files with the problem of each, and takes the rest', async () => {
    const rows = (from: number) =>
      Array.from({ length: 4 }, (_, i) => `${i + from}e8,${2 * i + from}e10,${4 - i / 10}`);
    const files = [
      table(`params,tokens,loss\n${rows(1).join('\n')}\n`, 'a.csv'),
      table('', 'empty.csv'),
      table(`params,tokens,loss\n${rows(3).join('\n')}\n`, 'b.csv'),
    ];
    show(files);
    const button = await use();
    await waitFor(() => expect(button.disabled).toBe(false));
    expect(screen.getByText('8 runs can be used, none rejected')).toBeTruthy();
    const list = within(screen.getByRole('region', { name: 'Table of the files' }));
    const [, a, empty, b] = list.getAllByRole('row').map((row) => row.textContent);
    expect(a).toBe('a.csvtable with a delimiter4none');
    expect(empty).toMatch(/^empty\.csvnot read0The file is empty/);
    expect(b).toMatch(/^b\.csv/);
  });

  it.each([
    ['empty.csv', /The file is empty/],
    ['no-numbers.csv', /No column holds numbers/],
    ['negative-n.csv', /negative, must be above zero in 12 of 12 rows, column \u201cparams\u201d/],
    ['zero-loss.csv', /zero, must be above zero in 12 of 12 rows, column \u201closs\u201d/],
    ['nan.csv', /not a finite number in 12 of 12 rows/],
  ])('refuses %s in words', async (name, words) => {
    const { onAccept, onClose } = show([fixture(`bad/${name}`)]);
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel import' }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(onAccept).not.toHaveBeenCalled();
  });

  it.each([
    ['two-rows.csv', /only 2 runs and a fit needs 6/],
    ['one-size.csv', /Every run has 1\.4B parameters/],
  ])('says what the design of %s lacks, and takes the runs', async (name, words) => {
    show([fixture(`bad/${name}`)]);
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect((await use()).disabled).toBe(false);
  });

  it('says that reading failed', async () => {
    show([table('a,b\n1,2')], { open: async () => failure('import-died') });
    expect((await screen.findByRole('alert')).textContent).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Use these runs' })).toBeNull();
  });

  it('says how far reading is, and stops it when it is closed', async () => {
    let stopped = false;
    const slow: Imports = {
      open: (_, { signal, onProgress }) => {
        signal.addEventListener('abort', () => {
          stopped = true;
        });
        onProgress?.({ done: 2e6, total: 8e6 });
        return new Promise(() => {});
      },
    };
    show([table('a,b\n1,2')], slow);
    expect((await screen.findByRole('status')).textContent).toBe('Reading 2 of 8 MB \u2026');
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(2e6);
    cleanup();
    expect(stopped).toBe(true);
  });

  it('shows nothing without a file and never markup from one', async () => {
    show(null);
    expect(screen.queryByRole('dialog')).toBeNull();
    cleanup();
    show([table('<img src=x onerror=alert(1)>,N,D,loss\n<b>x</b>,1,2,3\n')]);
    await use();
    expect(document.querySelector('img, b')).toBeNull();
    expect(screen.getAllByText('<b>x</b>').length).toBeGreaterThan(0);
  });
});
