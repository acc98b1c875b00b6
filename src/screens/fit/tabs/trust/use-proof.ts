import { canProve } from '../../../../core/fit';
import { type AnalysisHandle, useAnalysis, useAppState } from '../../../../state';
import { selectShownFit } from '../../shown-fit';

/** The proof of the shown optimum, asked for by itself; `possible` is false for a law or settings without one. */
export function useProof(): AnalysisHandle<'proof'> & { readonly possible: boolean } {
  const possible = useAppState((state) => {
    const shown = selectShownFit(state);
    return shown !== null && canProve(shown.model.law, shown.settings);
  });
  const proof = useAnalysis('proof', {}, { auto: possible, slot: 'proof' });
  return { ...proof, possible };
}
