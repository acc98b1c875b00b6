import { useState } from 'react';
import { trust } from '../../../../messages/fit-screen';
import { Segmented } from '../../../../ui';
import type { ShownFit } from '../../shown-fit';
import { CellsFigure } from './cells-figure';
import { FrontierFigure } from './frontier-figure';
import { ProfileGrid } from './profile-grid';
import type { FitQuantity } from './quantities';
import type { FloorHandle } from './use-floor';
import type { useProof } from './use-proof';

const words = trust.pictures;

/** One picture of three: all profiles, the cells of the proof, or the frontier that follows the floor. */
export function Pictures(props: {
  readonly shown: ShownFit;
  readonly quantities: readonly FitQuantity[];
  readonly floor: FloorHandle | null;
  readonly proof: ReturnType<typeof useProof>;
  readonly stale: boolean;
}) {
  const { shown, quantities, floor, proof, stale } = props;
  const [chosen, choose] = useState<'profiles' | 'cells' | 'frontier' | null>(null);
  const cells = proof.possible && proof.result;
  const listed = [
    'profiles' as const,
    ...(cells ? (['cells'] as const) : []),
    ...(floor?.held ? (['frontier'] as const) : []),
  ];
  // A floor that is dragged away from the one on screen shows what it does.
  const usual = floor?.held && floor.away ? 'frontier' : 'profiles';
  const picture = chosen !== null && listed.includes(chosen) ? chosen : usual;
  return (
    <>
      <div>
        <Segmented
          label={words.choose}
          value={picture}
          options={listed.map((value) => ({ value, ...words[value] }))}
          onChange={choose}
        />
      </div>
      {picture === 'profiles' && (
        <ProfileGrid quantities={quantities} floor={floor} stale={stale} />
      )}
      {picture === 'cells' && proof.result && (
        <CellsFigure shown={shown} proof={proof.result} stale={proof.stale || proof.busy} />
      )}
      {picture === 'frontier' && floor && <FrontierFigure shown={shown} floor={floor} />}
    </>
  );
}
