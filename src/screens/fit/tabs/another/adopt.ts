import { useCallback } from 'react';
import { asGiven, readAccounting, writeAccounting } from '../../../../core/data';
import { FITTED } from '../../../../core/permalink';
import {
  type AnalysisHandle,
  type AppState,
  selectDataset,
  selectRowChoice,
  setRows,
  useAppState,
  useChange,
  useServices,
} from '../../../../state';

const sizeCounts = ['given', 'with', 'without', 'total', 'active'] as const;
const flopCounts = ['measured', 'kaplan', 'chowdhery', 'hoffmann'] as const;
const isConvention = (id: string): boolean =>
  [...sizeCounts, ...flopCounts].some((count) => count === id);

export type Entry = NonNullable<AnalysisHandle<'multiverse'>['result']>['entries'][number];

/** Takes a specification's choices into the state, as one step to undo; the fit follows by itself. */
export function useAdopt(): (entry: Entry) => void {
  const { store } = useServices();
  const { change } = useChange();
  return useCallback(
    ({ choice }) => {
      const state = store.getState();
      const { law, objective, delta, floor, rows, indices, size } = choice;
      change({
        law,
        preset: FITTED,
        obj: objective,
        ...(delta === null ? {} : { delta }),
        ...holdFloor(state, floor === 'free' ? null : floor === 'zero' ? 0 : floor.value),
        ...(rows === 'as-given' ? {} : chooseIndices(state, indices)),
        ...chooseSize(state, size),
      });
    },
    [store, change],
  );
}

/** A floor; a reason that was given for another one goes. */
function holdFloor({ explorer }: AppState, floor: number | null): Partial<AppState['explorer']> {
  return floor === explorer.floor ? {} : { floor, why: '' };
}

/** The convention of N, or of C where that is not 6 N D: as the specifications name what they count by. */
export function conventionOf(acct: string): string {
  const { size, flops } = readAccounting(acct) ?? asGiven;
  return flops === '6ND' ? size : flops;
}

/** The conventions under which N and C count so; nothing for a specification that counts as the state does. */
function chooseSize({ explorer: { acct } }: AppState, size: string): Partial<AppState['explorer']> {
  if (size === conventionOf(acct)) return {};
  const accounting = readAccounting(acct) ?? asGiven;
  const counted = sizeCounts.find((count) => count === size);
  if (counted) return { acct: writeAccounting({ ...accounting, size: counted, flops: '6ND' }) };
  const flops = flopCounts.find((count) => count === size);
  return flops ? { acct: writeAccounting({ ...accounting, flops }) } : {};
}

/** The filter and the exclusions under which exactly these rows are in the fit. */
function chooseIndices(state: AppState, indices: Int32Array): Partial<AppState['explorer']> {
  const dataset = selectDataset(state);
  const inUse = selectRowChoice(state);
  if (!dataset || !inUse?.ok) return {};
  const wanted = new Set(indices);
  const { mask } = inUse.value;
  const back = setRows(dataset, state.explorer.excluded, [...indices], true);
  const out = Array.from(mask.keys()).filter((row) => mask[row] === 1 && !wanted.has(row));
  const excluded = setRows(dataset, back, out, false);
  // A filter that hides a wanted row cannot stay.
  const hidden = indices.some((row) => mask[row] === 0) && state.explorer.where !== '';
  return hidden ? { excluded, where: '' } : { excluded };
}

/** Place of the choices in use on a specification curve; null where they are not on it. */
export function useCurrentPlace(ordered: readonly Entry[]): number | null {
  const law = useAppState(({ explorer }) => explorer.law);
  const objective = useAppState(({ explorer }) => explorer.obj);
  const delta = useAppState(({ explorer }) => explorer.delta);
  const floor = useAppState(({ explorer }) => explorer.floor);
  const size = useAppState(({ explorer }) => conventionOf(explorer.acct));
  const place = ordered.findIndex(({ choice }) => {
    const held = choice.floor === 'free' ? null : choice.floor === 'zero' ? 0 : choice.floor.value;
    return (
      choice.rows === 'as-given' &&
      (choice.size === size || !isConvention(choice.size)) &&
      choice.loss === 'as-given' &&
      choice.law === law &&
      choice.objective === objective &&
      (choice.delta === null || choice.delta === delta) &&
      held === floor
    );
  });
  return place < 0 ? null : place;
}
