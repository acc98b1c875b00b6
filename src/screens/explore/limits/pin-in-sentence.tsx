import { pinWords as words } from '../../../messages/explore-limits';
import { selectReadouts, useAppState } from '../../../state';
import { pinLetter } from './pin-letter';

/** "vs pin A: +0.012 nats, 1.4x params", against the newest pin. */
export default function PinInSentence() {
  const pins = useAppState((state) => state.explorer.pins);
  const readouts = useAppState(selectReadouts);
  const pin = pins.at(-1);
  if (!pin || !readouts) return null;
  const gap = readouts.loss.value - pin.loss;
  return <> · {words.delta(pinLetter(pins.length - 1), gap, readouts.point.N / pin.N)}</>;
}
