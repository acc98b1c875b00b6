import type { OpenBinding } from '../core/data';
import { findLaw, findPreset, type Law, type ParameterSet, toVector } from '../core/laws';
import { FITTED } from '../core/permalink';
import { memo } from './memo';
import {
  type MixtureSetup,
  mixtureSlot,
  publishedSizes,
  type Side,
  selectMixture,
} from './mixture-setup';
import { all, ownShare } from './mixture-tables';
import { lighten, type Model } from './model';
import type { AppState } from './store';
import type { TradeChoice } from './trade';

/** A law of one of the two losses with its values, over the share of the domain. */
export interface MixtureCurve {
  readonly model: Model;
  /** Features at a share of the domain, size and tokens. */
  readonly features: (share: number, N: number, D: number, into: Float64Array) => Float64Array;
}

/** The loss of a curve at a share, size and tokens, under its values or one of its draws. */
export function lossWith(
  { model, features: at }: MixtureCurve,
  share: number,
  N: number,
  D: number,
  draw: Float64Array | null,
): number {
  return model.law.evaluate(at(share, N, D, new Float64Array(3)), draw ?? model.parameters);
}

const features =
  (law: Law, side: Side, steps: number): MixtureCurve['features'] =>
  (share, N, D, into) => {
    const own = side === 'general' ? 1 - share : share;
    if (law.id === 'd-cpt') {
      into[0] = Math.log(N);
      into[1] = Math.log(D);
      into[2] = own;
    } else if (law.id === 'bimix') {
      into[0] = Math.log(own);
      into[1] = Math.log(steps);
    } else into[0] = own;
    return into;
  };

/** Published values that hold for a side of the table, where the preset has such. */
function publishedFor(
  { law, preset }: TradeChoice,
  side: Side,
): { law: Law; set: ParameterSet } | null {
  const find = (id: string) => {
    const set = findPreset(law, id);
    return set ? { law, set } : null;
  };
  if (law.id === 'cmr') {
    const size = publishedSizes.find(({ id }) => preset.includes(`-${id}`));
    return size && side === 'domain' ? find(`gu2024-${size.id}-ratio`) : null;
  }
  if (law.id !== 'data-mixing') return null;
  const isPile = preset.includes('pile');
  if (side === 'general') return find(isPile ? preset : preset.replace('github', 'pile-cc'));
  return find(isPile ? preset.replace('pile-cc', 'github') : preset)?.set.id.includes('github')
    ? find(isPile ? preset.replace('pile-cc', 'github') : preset)
    : null;
}

/** The law a side's curve over the share is fitted with: what the law in use says nothing about has the mixing law. */
export function shareLaw(
  { choice, table }: Pick<MixtureSetup, 'choice' | 'table'>,
  side: Side,
): Law {
  const id = choice.law.id;
  const mixing = findLaw('data-mixing') as Law;
  if (id === 'cmr') return side === 'domain' ? choice.law : mixing;
  if (id === 'bimix')
    return table.slices.some(({ steps }) => steps !== undefined) ? choice.law : mixing;
  return mixing;
}

/** How a side of the slice is fitted; null where the table has no such loss. */
export function shareBinding(setup: MixtureSetup, side: Side): OpenBinding | null {
  const about = setup.table[side];
  if (!about) return null;
  const law = shareLaw(setup, side);
  const where =
    law.id === 'bimix'
      ? all(about.where, `params==${setup.slice.params ?? 0}`)
      : all(setup.table.where, setup.slice.where, about.where);
  return {
    variables:
      law.id === 'bimix' ? { ratio: ownShare(about), steps: 'step' } : { ratio: ownShare(about) },
    response: about.response,
    // A power of the share has no value without any of it.
    where: law.id === 'cmr' || law.id === 'bimix' ? all(where, `${about.column}>0`) : where,
  };
}

/** How a side is fitted over size, tokens and share; null where the table has no rows along its runs. */
export function tokensBinding({ table }: MixtureSetup, side: Side): OpenBinding | null {
  const about = table[side];
  const { over } = table;
  if (!about || !over) return null;
  return {
    variables: { N: over.params, D: over.tokens, ratio: ownShare(about) },
    response: about.response,
    where: over.where,
  };
}

const curveOf = (which: 'share' | 'tokens', side: Side) =>
  memo(
    (state: AppState) =>
      [
        selectMixture(state),
        state.measured[mixtureSlot(side, which)]?.shown ?? null,
        state.history.gesture?.startsWith('drag:') ?? false,
      ] as const,
    (setup, shown, isDragged): MixtureCurve | null => {
      if (!setup) return null;
      const steps = setup.slice.steps ?? 1;
      const published =
        which === 'share' && setup.choice.preset !== FITTED
          ? publishedFor(setup.choice, side)
          : null;
      if (published) {
        const { law, set } = published;
        const model: Model = {
          law,
          parameters: toVector(law, set.values),
          draws: [],
          source: { kind: 'preset', preset: set },
        };
        return { model, features: features(law, side, steps) };
      }
      const binding = which === 'share' ? shareBinding(setup, side) : tokensBinding(setup, side);
      const isOurs =
        shown !== null &&
        binding !== null &&
        shown.source.id === setup.source.id &&
        shown.binding.response === binding.response &&
        shown.binding.where === binding.where;
      if (!isOurs || !shown) return null;
      const model = isDragged ? lighten(shown.model) : shown.model;
      return { model, features: features(model.law, side, steps) };
    },
  );

const curves = {
  share: { general: curveOf('share', 'general'), domain: curveOf('share', 'domain') },
  tokens: { general: curveOf('tokens', 'general'), domain: curveOf('tokens', 'domain') },
} as const;

/** The curve of a side over the share, of the law in use. */
export function selectCurve(side: Side): (state: AppState) => MixtureCurve | null {
  return (state) => curves[selectMixture(state)?.overTokens ? 'tokens' : 'share'][side](state);
}

/** The curve of a side over size, tokens and share, fitted to the rows at the constant rate. */
export const selectTokensCurve = (side: Side): ((state: AppState) => MixtureCurve | null) =>
  curves.tokens[side];
