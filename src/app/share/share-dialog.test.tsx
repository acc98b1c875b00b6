import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ShareDialog, type ShareDialogProps } from './index';

afterEach(cleanup);

function show(changes: Partial<ShareDialogProps> = {}) {
  const props: ShareDialogProps = {
    open: true,
    onOpenChange: vi.fn(),
    link: {
      url: 'http://localhost/#/explore?v=1&C=1e22',
      length: 1240,
      contents: [{ label: 'Screen', value: 'Explore' }],
      tooLong: false,
    },
    includeData: undefined,
    onIncludeDataChange: vi.fn(),
    summary: 'Explore with Chinchilla runs.',
    onCopy: vi.fn(() => Promise.resolve(true)),
    onSaveSession: vi.fn(),
    ...changes,
  };
  const view = render(<ShareDialog {...props} />);
  return {
    props,
    again: (next: Partial<ShareDialogProps>) => view.rerender(<ShareDialog {...props} {...next} />),
  };
}

const link = (length: number, tooLong = false) => ({
  url: `http://localhost/#${length}`,
  length,
  contents: [],
  tooLong,
});

describe('ShareDialog', () => {
  it('copies, says so, and forgets it when the link changes', async () => {
    const { props, again } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Copy permalink' }));
    expect(props.onCopy).toHaveBeenCalledOnce();
    expect((await screen.findByText('Copied.')).getAttribute('role')).toBe('status');
    again({ link: link(99) });
    expect(screen.queryByText('Copied.')).toBeNull();
  });
  it('tells how to copy by hand when the browser refuses', async () => {
    show({ onCopy: () => Promise.resolve(false) });
    fireEvent.click(screen.getByRole('button', { name: 'Copy permalink' }));
    expect(await screen.findByText(/did not let the page copy/)).toBeTruthy();
  });
  it('shows length, contents and what a receiver sees', () => {
    const { again } = show();
    expect(screen.getByText('1,240 characters')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'What a receiver sees' })).toBeTruthy();
    expect(screen.getByText('Explore with Chinchilla runs.')).toBeTruthy();
    expect(screen.getByRole('definition').textContent).toBe('Explore');
    again({ link: link(2000) });
    expect(screen.getByText('2,000 characters; may be cut by chat apps')).toBeTruthy();
  });
  it('offers the session file where the link is too long', () => {
    const { props } = show({ link: link(12345, true), includeData: true });
    expect(screen.getByText('12,345 characters; a link may have 7,999')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Copy permalink' }).disabled).toBe(
      true,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Save session file' }));
    expect(props.onSaveSession).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('checkbox', { name: /Include the runs/ }));
    expect(props.onIncludeDataChange).toHaveBeenCalledWith(false);
  });
  it('closes on Escape and shows nothing while closed', () => {
    const { props, again } = show();
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    expect(props.onOpenChange).toHaveBeenCalledWith(false);
    again({ open: false });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
