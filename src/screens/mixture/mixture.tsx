import { type ReactNode, useMemo } from 'react';
import { screen as words } from '../../messages/mixture';
import {
  LaneContext,
  readDomains,
  selectMixture,
  selectMixtureView,
  selectTrade,
  useAppState,
  useTable,
} from '../../state';
import { PlanScreen } from '../../ui';
import { AnswerLine } from './answer-line';
import { Companion } from './companion';
import { CompositionView } from './composition-view';
import { Controls, Head } from './controls';
import { CriticalCompanion } from './critical-companion';
import { DomainsView } from './domains-view';
import { MixtureFits } from './fits';
import { Hero } from './hero';
import { CriticalReadouts, FitNotes, ShareReadouts } from './readouts';
import { SizeOrReplay } from './replay-view';

/** Beside the plot of replay. */
function SizeNote() {
  const view = useAppState(selectMixtureView);
  return view === 'replay' ? <SizeOrReplay /> : null;
}

/** What a share of a domain does to the losses, and how large it may be. */
export function Mixture({ head }: { readonly head: ReactNode }) {
  const table = useAppState((state) => selectTrade(state)?.table ?? '');
  const source = useTable(table === '' ? 'microladder-cpt' : table);
  const hasShares = useAppState((state) => selectMixture(state) !== null);
  const isOfDomains = useMemo(
    () => !hasShares && source !== null && readDomains(source) !== null,
    [hasShares, source],
  );
  const isComposition = table === 'sft-mix';
  const isWide = useAppState((state) => selectMixtureView(state) === 'three');
  return (
    <>
      <MixtureFits />
      <PlanScreen
        controlsLabel={words.controls}
        readoutsLabel={words.readouts}
        answer={
          <LaneContext value="words">
            <AnswerLine />
          </LaneContext>
        }
        controls={
          <>
            <Head />
            {head}
            <LaneContext value="controls">
              <Controls />
            </LaneContext>
          </>
        }
        hero={
          isComposition ? (
            <CompositionView />
          ) : isOfDomains ? (
            <DomainsView />
          ) : (
            <LaneContext value="words">
              <Hero />
            </LaneContext>
          )
        }
        companions={
          <>
            {hasShares && !isWide && (
              <LaneContext value="optimum">
                <CriticalCompanion />
              </LaneContext>
            )}
            {!(isOfDomains && isWide) && (
              <LaneContext value="curve">
                <Companion />
              </LaneContext>
            )}
          </>
        }
        readouts={
          <>
            <LaneContext value="plan">
              <ShareReadouts />
            </LaneContext>
            <LaneContext value="optimum">
              <CriticalReadouts />
            </LaneContext>
            <SizeNote />
            <FitNotes />
          </>
        }
      />
    </>
  );
}
