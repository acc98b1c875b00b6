import { memo, useMemo } from 'react';
import type { Profile } from '../../../../core/fit';
import { thresholdName, trust } from '../../../../messages/fit-screen';
import { plotFrame } from '../../../../messages/plots';
import {
  PlotFrame,
  PlotHandle,
  ProfilePlot,
  profileLayout,
  profileSeries,
  type Size,
} from '../../../../plots';
import { estimate } from '../../../../state';
import type { ShownFit } from '../../shown-fit';
import { useEnds } from './intervals';
import type { FitQuantity } from './quantities';
import styles from './trust.module.css';
import type { FloorHandle } from './use-floor';

const words = trust.profile;

interface ProfileFigureProps {
  readonly shown: ShownFit;
  readonly quantity: FitQuantity;
  readonly profile: Profile;
  /** Where the quantity is the floor: the dot to drag. */
  readonly floor: FloorHandle | null;
  readonly stale: boolean;
}

/** The profile likelihood of one quantity beside its bootstrap interval. */
export function ProfileFigure(props: ProfileFigureProps) {
  const { shown, quantity, profile, stale } = props;
  const { name, write } = quantity;
  const { low, high, lowOpen, highOpen, threshold, estimate: value } = profile;
  const ends = useEnds(shown);
  const other = useOther(shown, quantity);
  return (
    <PlotFrame
      id="profile"
      className={styles.figure}
      title={words.title(name, write(low), write(high), lowOpen, highOpen)}
      subtitle={other ? words.subtitle(threshold, ends) : words.subtitleAlone(threshold)}
      alternative={words.alternative(name, write(value), threshold.rise)}
      table={() => ({
        columns: [
          { label: name, unit: '' },
          { label: words.rise, unit: '' },
          { label: words.share, unit: '' },
        ],
        rows: profile.points.map(({ at, rise }) => [at, rise, rise / threshold.rise]),
      })}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <ProfileBody size={size} {...props} other={other} ends={ends} />}
    </PlotFrame>
  );
}

const ProfileBody = memo(function ProfileBody(
  props: ProfileFigureProps & {
    readonly size: Size;
    readonly other: readonly [number, number] | null;
    readonly ends: string;
  },
) {
  const { size, quantity, profile, floor, other, ends } = props;
  const { log, write, name } = quantity;
  const series = useMemo(() => profileSeries(profile, log), [profile, log]);
  const layout = useMemo(
    () => profileLayout(series, other, write, size.width, size.height),
    [series, other, write, size.width, size.height],
  );
  const { x, y, frame } = layout;
  return (
    <>
      <ProfilePlot
        layout={layout}
        words={{
          xTitle: name,
          yTitle: words.axis,
          threshold: thresholdName(profile.threshold),
          other: ends,
        }}
      />
      {floor?.held && (
        <PlotHandle
          name={words.handle}
          x={x.toPixel(clamp(floor.value, x.domain))}
          y={Math.max(frame.top, y.toPixel(floor.rise))}
          value={grip(floor.value)}
          range={x.domain}
          say={words.sayHandle(floor.value, floor.rise)}
          orientation="horizontal"
          shape="dot"
          onDrag={(px) => floor.look(within(x.fromPixel(px), x.domain, floor.least))}
          onStep={(next) =>
            floor.look(within(stepTo(grip(floor.value), next, x.domain), x.domain, floor.least))
          }
          onGestureEnd={() => {}}
        />
      )}
    </>
  );
});

/** The bootstrap's interval of the quantity; null without draws. */
function useOther(shown: ShownFit, quantity: FitQuantity): readonly [number, number] | null {
  const { model } = shown;
  const { fixed } = shown.settings;
  return useMemo(() => {
    if (Object.keys(fixed ?? {}).some((id) => quantity.key === `parameter-${id}`)) return null;
    const { low, high } = estimate(model, quantity.of);
    return low !== null && high !== null ? [low, high] : null;
  }, [model, fixed, quantity]);
}

const clamp = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(Math.max(value, low), high);

/** Keys step by factors, which move nothing that is 0. */
const grip = (value: number): number => Math.max(value, 1e-6);

/** A floor is not negative and lies under every loss. */
function within(value: number, domain: readonly [number, number], least: number): number {
  return Math.max(0, Math.min(clamp(value, domain), least * 0.999));
}

/** Steps of a fortieth of the picture, ten of them for a page: the keys' own factors are too wide for a floor. */
function stepTo(value: number, next: number, [low, high]: readonly [number, number]): number {
  if (next === low || next === high) return next;
  const pages = next >= 1.9 * value || next <= 0.6 * value;
  return value + (Math.sign(next - value) * (pages ? 10 : 1) * (high - low)) / 40;
}
