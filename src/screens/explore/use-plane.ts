import { useMemo } from 'react';
import { heroPlane, type Size } from '../../plots';
import { useAppState } from '../../state';
import { selectExtent } from './series';

/** The hero's axes at a size; null before there are any. */
export function usePlane(size: Size) {
  const form = useAppState((state) => state.explorer.form);
  const extent = useAppState(selectExtent);
  return useMemo(
    () => (extent ? heroPlane(form, extent, size.width, size.height) : null),
    [form, extent, size.width, size.height],
  );
}
