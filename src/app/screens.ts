import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Screen } from '../core/permalink';
import { Explore } from '../screens/explore';

export interface ScreenProps {
  /** The shell's part of the control column: dataset and law. */
  readonly head: ReactNode;
}

interface ScreenEntry {
  readonly id: Screen;
  readonly Screen: ComponentType<ScreenProps>;
  /** Fetches the screen before it is asked for; the home screen is there from the start. */
  readonly preload?: () => void;
}

const loadQuantize = () => import('../screens/quantize');
const loadDataLimits = () => import('../screens/data-limits');
const loadMixture = () => import('../screens/mixture');
const loadDownstream = () => import('../screens/downstream');
const loadSchedule = () => import('../screens/schedule');
const loadRuns = () => import('../screens/runs');
const loadFit = () => import('../screens/fit');
const loadLaws = () => import('../screens/laws');
const loadAtlas = () => import('../screens/atlas');

/** The screens in the three groups of the bar, in its order. A new screen is one folder and one line here. */
export const screenGroups: readonly {
  readonly id: 'plan' | 'evidence' | 'reference';
  readonly screens: readonly ScreenEntry[];
}[] = [
  {
    id: 'plan',
    screens: [
      { id: 'explore', Screen: Explore },
      {
        id: 'quantize',
        Screen: lazy(() => loadQuantize().then(({ Quantize }) => ({ default: Quantize }))),
        preload: () => void loadQuantize(),
      },
      {
        id: 'mixture',
        Screen: lazy(() => loadMixture().then(({ Mixture }) => ({ default: Mixture }))),
        preload: () => void loadMixture(),
      },
      {
        id: 'data-limits',
        Screen: lazy(() => loadDataLimits().then(({ DataLimits }) => ({ default: DataLimits }))),
        preload: () => void loadDataLimits(),
      },
      {
        id: 'downstream',
        Screen: lazy(() => loadDownstream().then(({ Downstream }) => ({ default: Downstream }))),
        preload: () => void loadDownstream(),
      },
      {
        id: 'schedule',
        Screen: lazy(() => loadSchedule().then(({ Schedule }) => ({ default: Schedule }))),
        preload: () => void loadSchedule(),
      },
    ],
  },
  {
    id: 'evidence',
    screens: [
      {
        id: 'runs',
        Screen: lazy(() => loadRuns().then(({ Runs }) => ({ default: Runs }))),
        preload: () => void loadRuns(),
      },
      {
        id: 'fit',
        Screen: lazy(() => loadFit().then(({ FitScreen }) => ({ default: FitScreen }))),
        preload: () => void loadFit(),
      },
    ],
  },
  {
    id: 'reference',
    screens: [
      {
        id: 'laws',
        Screen: lazy(() => loadLaws().then(({ Laws }) => ({ default: Laws }))),
        preload: () => void loadLaws(),
      },
      {
        id: 'atlas',
        Screen: lazy(() => loadAtlas().then(({ Atlas }) => ({ default: Atlas }))),
        preload: () => void loadAtlas(),
      },
    ],
  },
];
