import type { MouseEvent, ReactNode } from 'react';
import { openEntry, useServices } from '../../state';

export interface EntryLinkProps {
  readonly id: string;
  readonly className?: string | undefined;
  readonly current?: boolean;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** A link to a paper's card; it opens elsewhere with Ctrl, Cmd or Shift like any other. */
export function EntryLink({ id, className, current = false, onOpen, children }: EntryLinkProps) {
  const { store } = useServices();
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openEntry(store, id);
    onOpen?.();
  }
  return (
    <a
      className={className}
      href={`#/atlas?v=1&card=${id}`}
      aria-current={current ? 'true' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
