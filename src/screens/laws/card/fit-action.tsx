import { isPlanLaw, type Law } from '../../../core/laws';
import { FITTED } from '../../../core/permalink';
import { card as words } from '../../../messages/laws';
import { goTo, useServices } from '../../../state';
import { Button } from '../../../ui';

/**
 * Fits a law to the runs on screen. Laws of size and tokens fit any runs; others need columns of their own,
 * so they have no button until their variables can be bound to the dataset's columns.
 */
export function FitAction({ law }: { readonly law: Law }) {
  const { store } = useServices();
  if (!isPlanLaw(law)) return null;
  return (
    <Button
      title={words.fitHint}
      onClick={() => goTo(store, 'explore', { law: law.id, preset: FITTED })}
    >
      {words.fit}
    </Button>
  );
}
