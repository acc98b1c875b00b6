import { ghost as words } from '../../../messages/ghost';
import { expectedSlice, GhostBand, type SliceLayout } from '../../../plots';
import { useAppState } from '../../../state';
import { selectSlice } from '../series';
import { selectSliceShrinkage } from './selectors';

/** The band of the IsoFLOP curve as it is expected with the ghost run. */
export function GhostSlice({ layout }: { readonly layout: SliceLayout }) {
  const ghost = useAppState((state) => state.explorer.ghost);
  const slice = useAppState(selectSlice);
  const shrinkage = useAppState(selectSliceShrinkage);
  if (!ghost || !slice || !shrinkage || slice.low.length === 0) return null;
  const [N, D] = ghost;
  const band = expectedSlice(layout, slice, shrinkage.shares({ N, D }));
  return <GhostBand frame={layout.frame} band={band} label={words.band} />;
}
