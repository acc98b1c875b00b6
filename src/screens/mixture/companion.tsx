import { selectMixtureView, useAppState } from '../../state';
import { AlongView } from './along-view';
import { CompositionView } from './composition-view';
import { DomainsView } from './domains-view';
import { MixingView } from './mixing-view';
import { ReplayView } from './replay-view';
import { RuleView } from './rule-view';

const views = {
  rule: RuleView,
  replay: ReplayView,
  tokens: AlongView,
  mixing: MixingView,
  three: DomainsView,
  sft: CompositionView,
} as const;

/** The second plot, as `view` of the state has it; the fine-tuning table shows itself. */
export function Companion() {
  const view = useAppState(selectMixtureView);
  const View = views[(view in views ? view : 'replay') as keyof typeof views];
  return <View />;
}
