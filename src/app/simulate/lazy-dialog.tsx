import { lazy, Suspense } from 'react';
import { closeSimulation, useAppState, useServices } from '../../state';

const Dialog = lazy(() => import('./simulate-dialog'));

/** The dialog that simulates runs, fetched when it is first asked for. */
export function SimulateDialog() {
  const law = useAppState((state) => state.simulating);
  const { store } = useServices();
  if (law === null) return null;
  return (
    <Suspense>
      <Dialog law={law} onClose={() => closeSimulation(store)} />
    </Suspense>
  );
}
