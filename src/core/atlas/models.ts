import type { AtlasEntry, AtlasPoint } from './entry';

/** What a token count counts. Only text tokens share the plane with one another and with the law. */
export type TokenUnit = 'text' | 'image-text' | 'residues' | 'time points';

/** Whether a figure is the abstract's own, or is said not to be. */
export type FigureStatus = 'stated' | 'unverified';

/** A model of a paper. */
export interface AtlasModel {
  /** Place among all models, over every paper: the same for every filter. */
  readonly index: number;
  readonly entry: AtlasEntry;
  readonly point: AtlasPoint;
  readonly name: string;
  /** Another paper's model that this one compares itself with. */
  readonly isCompared: boolean;
  readonly unit: TokenUnit;
  readonly status: FigureStatus;
}

const COMPARED = / \(compared\)$/;

/**
 * Papers on images count image and text tokens together; where a point names its unit that is it.
 */
function unitOf({ kind }: AtlasEntry, { token_unit }: AtlasPoint): TokenUnit {
  if (token_unit === 'residues' || token_unit === 'time points') return token_unit;
  if (token_unit !== undefined) throw new Error(`No unit ${token_unit}`);
  return kind === 'vision-language' ? 'image-text' : 'text';
}

/** The collection's notes say where a figure is not what the abstract states. */
const statusOf = ({ note }: AtlasPoint): FigureStatus =>
  note !== undefined && /\bnot (in the abstract|stated)\b/.test(note) ? 'unverified' : 'stated';

/** The models of papers, in their order. */
export function listModels(entries: readonly AtlasEntry[]): readonly AtlasModel[] {
  let index = 0;
  return entries.flatMap((entry) =>
    entry.points.map(
      (point): AtlasModel => ({
        index: index++,
        entry,
        point,
        name: point.label.replace(COMPARED, ''),
        isCompared: COMPARED.test(point.label),
        unit: unitOf(entry, point),
        status: statusOf(point),
      }),
    ),
  );
}

/** A model that has a place among text models: both counts are known. */
export interface PlacedModel extends AtlasModel {
  /** Raw counts. */
  readonly N: number;
  readonly D: number;
}

/** The model with its place on the plane of parameters and text tokens; null where it has none. */
export function placeModel(model: AtlasModel): PlacedModel | null {
  const { params, tokens } = model.point;
  if (model.unit !== 'text' || tokens === null || tokens === 0) return null;
  return { ...model, N: params, D: tokens };
}

export interface Placement {
  readonly plane: readonly PlacedModel[];
  /** Text models without a token count, or without training. */
  readonly uncounted: readonly AtlasModel[];
  /** Models whose tokens are no text. */
  readonly apart: readonly AtlasModel[];
}

export function placeModels(models: readonly AtlasModel[]): Placement {
  const plane = models.map(placeModel).filter((model) => model !== null);
  const others = models.filter((model) => placeModel(model) === null);
  return {
    plane,
    uncounted: others.filter(({ unit }) => unit === 'text'),
    apart: others.filter(({ unit }) => unit !== 'text'),
  };
}
