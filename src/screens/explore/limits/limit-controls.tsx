import { lazy, Suspense } from 'react';
import { sampleWords, limitWords as words } from '../../../messages/explore-limits';
import { hardwareWords } from '../../../messages/hardware';
import { useAppState, useChange } from '../../../state';
import { Button, QuantitySlider } from '../../../ui';
import panels from '../panels.module.css';
import styles from './limits.module.css';
import { PinsPanel } from './pins-panel';
import { sampleState } from './sample';
import { type LimitView, useLimits } from './use-limits';

const HardwarePanel = lazy(() => import('./hardware-panel'));

/** What else limits the plan: each limit with a switch, all of them at once. */
export default function LimitControls() {
  const hw = useAppState((state) => state.explorer.hw);
  const { change } = useChange();
  const { limits, set, toggle, endGesture } = useLimits();
  return (
    <>
      <section className={panels.controls} aria-label={words.title}>
        <h2 className={panels.heading}>{words.title}</h2>
        {limits.map((limit) => (
          <LimitRow
            key={limit.id}
            limit={limit}
            onToggle={(on) => toggle(limit, on)}
            onChange={(value, gesture) => set(limit, value, gesture)}
            onGestureEnd={endGesture}
          />
        ))}
        <Button onClick={() => change(sampleState())}>{sampleWords.open}</Button>
      </section>
      <details open={hw !== ''}>
        <summary className={panels.summary}>{hardwareWords.title}</summary>
        <Suspense fallback={null}>
          <HardwarePanel />
        </Suspense>
      </details>
      <PinsPanel />
    </>
  );
}

function LimitRow(props: {
  readonly limit: LimitView;
  readonly onToggle: (on: boolean) => void;
  readonly onChange: (value: number, gesture: string | null) => void;
  readonly onGestureEnd: () => void;
}) {
  const { limit, onToggle, onChange, onGestureEnd } = props;
  const { name, unit, say, on } = words[limit.id];
  return (
    <div className={styles.limit} data-off={!limit.on || undefined}>
      <input
        type="checkbox"
        className={styles.switch}
        aria-label={on}
        title={on}
        checked={limit.on}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <QuantitySlider
        name={name}
        {...(unit === '' ? {} : { unit })}
        value={limit.value}
        range={limit.range}
        format={limit.format}
        say={say}
        refuse={limit.refuse}
        onChange={onChange}
        onGestureEnd={onGestureEnd}
      />
    </div>
  );
}
