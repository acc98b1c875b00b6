import { atlasKinds } from '../../core/atlas';
import { type AtlasLook, atlasLooks } from '../../plots';

const looks = atlasLooks(atlasKinds);

/** Shape and colour of a kind of paper, the same everywhere on the screen. */
export function lookOf(kind: string): AtlasLook {
  return looks.get(kind) as AtlasLook;
}
