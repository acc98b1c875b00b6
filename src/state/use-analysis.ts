import { useEffect } from 'react';
import type { AnalysisKind, AnalysisOptions } from '../worker';
import {
  type AnalysisView,
  selectAnalysisEntry,
  selectWantedKey,
  toTask,
  viewAnalysis,
} from './analyses';
import { useAppState, useServices } from './react';

export interface AnalysisHandle<K extends AnalysisKind> extends AnalysisView<K> {
  /** Whether it can be asked for: the fit it is about is on screen. */
  readonly ready: boolean;
  run(): void;
  cancel(): void;
}

/**
 * One analysis of the fit on screen. `auto`: it is asked for as soon as the fit is there, and again whenever
 * something it depends on changes; else only by `run`. What was answered before is shown at once either way.
 * `slot` keeps two questions of one kind apart. Options are compared by content: a literal is fine.
 */
export function useAnalysis<K extends AnalysisKind>(
  kind: K,
  options: AnalysisOptions<K>,
  { auto = false, slot = kind }: { readonly auto?: boolean; readonly slot?: string } = {},
): AnalysisHandle<K> {
  const { analyses } = useServices();
  const task = toTask(kind, options);
  const wanted = useAppState((state) => selectWantedKey(state, task));
  const entry = useAppState((state) => selectAnalysisEntry(state, slot));
  const run = (): void => analyses.run(task, slot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that `run` depends on.
  useEffect(() => {
    if (wanted !== null && (auto || analyses.isKnown(wanted))) run();
  }, [wanted, auto, analyses]);
  return {
    ...viewAnalysis(entry, kind, wanted),
    ready: wanted !== null,
    run,
    cancel: () => analyses.cancel(slot),
  };
}
