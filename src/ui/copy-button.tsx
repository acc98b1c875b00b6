import { useEffect, useState } from 'react';
import { Button } from './button';

export interface CopyButtonProps {
  readonly label: string;
  readonly done: string;
  readonly refused: string;
  /** Made when it is asked for. */
  readonly text: () => string;
  readonly className?: string | undefined;
}

/** Puts a text on the clipboard, and says so where it stands. */
export function CopyButton({ label, done, refused, text, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState('');
  useEffect(() => {
    if (outcome === '') return;
    const timer = setTimeout(() => setOutcome(''), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome(done);
    } catch {
      setOutcome(refused);
    }
  }
  return (
    <>
      <Button tone="quiet" className={className} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status">{outcome}</span>
    </>
  );
}
