import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTable } from '../../core/data';
import { runToEnd } from '../../core/long-work';
import UploadDialog, { type UploadDialogProps } from './upload-dialog';

afterEach(cleanup);

const fixture = (name: string) => ({
  name,
  bytes: new Uint8Array(readFileSync(`e2e/fixtures/${name}`)),
});
const table = (text: string) => ({ name: 'runs.csv', bytes: new TextEncoder().encode(text) });
const read: UploadDialogProps['read'] = ({ bytes, name }) =>
  Promise.resolve(runToEnd(readTable(bytes, name)));

function show(source: UploadDialogProps['source'], reader = read) {
  const props = {
    source,
    onClose: vi.fn<UploadDialogProps['onClose']>(),
    onAccept: vi.fn<UploadDialogProps['onAccept']>(),
    read: reader,
  };
  render(<UploadDialog {...props} />);
  return props;
}

const use = () => screen.findByRole<HTMLButtonElement>('button', { name: 'Use these runs' });
const select = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });

describe('UploadDialog', () => {
  it('shows what was guessed, converted and rejected, and hands over the runs', async () => {
    const source = fixture('odd-columns-60.csv');
    const { onAccept } = show(source);
    const button = await use();
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
    const [dataset, bytes, mapping] = onAccept.mock.calls[0] ?? [];
    expect(dataset?.title).toBe('Our ablations');
    expect(dataset?.N).toHaveLength(58);
    expect(bytes).toBe(source.bytes);
    expect(mapping?.roles.D).toMatchObject({ column: 'Tokens seen [B]', unit: 'B' });
  });

  it('says what is missing and takes the runs once a person has chosen', async () => {
    const rows = [1, 2, 3, 4, 5, 6].map((i) => `${i}e8,${(3 * i) % 7}e10,${4 - i / 10}`).join('\n');
    const { onAccept } = show(table(`width,seen,final\n${rows}\n`));
    const button = await use();
    expect(button.disabled).toBe(true);
    expect(screen.getByRole('alert').textContent).toMatch(/No column is the loss/);
    fireEvent.change(select('Column of loss'), { target: { value: 'final' } });
    expect(screen.getByRole('alert').textContent).toMatch(/two are needed/);
    fireEvent.change(select('Column of parameters (N)'), { target: { value: 'width' } });
    fireEvent.change(select('Column of tokens (D)'), { target: { value: 'seen' } });
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.change(select('Unit of loss'), { target: { value: 'bits' } });
    expect(screen.getByText(/3\.9 \u2192 2\.703 nats per token/)).toBeTruthy();
    fireEvent.click(button);
    expect(onAccept.mock.calls[0]?.[0].loss[0]).toBe(3.9 * Math.LN2);
  });

  it.each([
    ['empty.csv', /The file is empty/],
    ['no-numbers.csv', /No column holds numbers/],
    ['negative-n.csv', /negative, must be above zero in 12 of 12 rows, column \u201cparams\u201d/],
    ['zero-loss.csv', /zero, must be above zero in 12 of 12 rows, column \u201closs\u201d/],
    ['nan.csv', /not a finite number in 12 of 12 rows/],
  ])('refuses %s in words', async (name, words) => {
    const { onAccept, onClose } = show(fixture(`bad/${name}`));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel import' }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(onAccept).not.toHaveBeenCalled();
  });

  it.each([
    ['two-rows.csv', /There are only 2 runs and a fit needs 6.*Train 3M parameters on 480M tokens/],
    ['one-size.csv', /Every run has 1\.4B parameters.*Train 350M parameters on 16B tokens and /],
  ])(
    'says of %s what no fit can tell and which runs are missing, and takes it',
    async (name, said) => {
      const { onAccept } = show(fixture(`bad/${name}`));
      const button = await use();
      expect(screen.getByRole('alert').textContent).toMatch(said);
      fireEvent.click(button);
      expect(onAccept).toHaveBeenCalledOnce();
    },
  );

  it('says that a file could not be opened, and that reading failed', async () => {
    show({ name: 'folder', bytes: new Uint8Array(0), unreadable: 'NotReadableError' });
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /could not be opened \(folder: NotReadableError\)/,
    );
    cleanup();
    show(table('a,b\n1,2'), () => Promise.reject(new Error('worker died')));
    expect((await screen.findByRole('alert')).textContent).toMatch(/worker died/);
  });

  it('shows nothing without a file and never markup from one', async () => {
    show(null);
    expect(screen.queryByRole('dialog')).toBeNull();
    cleanup();
    show(table('<img src=x onerror=alert(1)>,N,D,loss\n<b>x</b>,1,2,3\n'));
    await use();
    expect(document.querySelector('img, b')).toBeNull();
    expect(screen.getAllByText('<b>x</b>')).toHaveLength(1);
  });
});
