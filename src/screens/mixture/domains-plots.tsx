import { memo, useMemo } from 'react';
import { formatShare, domains as words } from '../../messages/mixture';
import {
  IntervalBarsPlot,
  intervalBarsLayout,
  PlotHandle,
  type Size,
  TernaryPlot,
  ternaryLayout,
} from '../../plots';
import { type Domains, sharesOf } from '../../state';
import type { TotalLoss } from './domains-source';
import { shareByKey } from './share-steps';
import { withOne } from './weights';

interface TriangleProps {
  readonly size: Size;
  readonly about: Domains;
  readonly total: TotalLoss;
  readonly best: Float64Array;
  readonly cloud: readonly Float64Array[];
  readonly shares: readonly number[];
  readonly onShares: (shares: readonly number[], gesture: string) => void;
  readonly onGestureEnd: () => void;
}

/** Three domains: every mixture in a triangle, with the chosen one to drag. */
export const DomainTriangle = memo(function DomainTriangle(props: TriangleProps) {
  const { size, about, total, best, cloud, shares, onShares, onGestureEnd } = props;
  const layout = useMemo(
    () => ternaryLayout((mix) => total(mix, null), size.width, size.height),
    [total, size.width, size.height],
  );
  const runs = useMemo(
    () =>
      Array.from({ length: about.source.rowCount }, (_, row) => layout.place(sharesOf(about, row))),
    [about, layout],
  );
  const dots = useMemo(() => cloud.map((mix) => layout.place(mix)), [cloud, layout]);
  const optimum = useMemo(() => layout.place(best), [best, layout]);
  const [x, y] = layout.place(shares);
  return (
    <>
      <TernaryPlot layout={layout} names={about.names} runs={runs} best={optimum} cloud={dots} />
      <PlotHandle
        name={words.handle}
        x={x}
        y={y}
        value={shares[0] as number}
        range={[0, 1]}
        steps={shareByKey}
        say={words.say(shares, about.names)}
        orientation="vertical"
        shape="dot"
        onDrag={(px, py, gesture) => onShares(layout.locate(px, py), gesture)}
        onStep={(next, gesture) => onShares(withOne(shares, 0, next), gesture)}
        onGestureEnd={onGestureEnd}
      />
    </>
  );
});

interface BarsProps {
  readonly size: Size;
  readonly about: Domains;
  readonly best: Float64Array;
  readonly ends: readonly { readonly low: number | null; readonly high: number | null }[];
  readonly shares: readonly number[];
}

/** Any number of domains: the best share of each with its interval, and below it the chosen share from zero. */
export const DomainBars = memo(function DomainBars(props: BarsProps) {
  const { size, about, best, ends, shares } = props;
  const layout = useMemo(
    () =>
      intervalBarsLayout(
        about.names.map((label, i) => {
          const { low = null, high = null } = ends[i] ?? {};
          return {
            label,
            value: best[i] as number,
            bars: [low === null || high === null ? null : [low, high], [0, shares[i] as number]],
          };
        }),
        1,
        formatShare,
        size.width,
        size.height,
      ),
    [about, best, ends, shares, size.width, size.height],
  );
  return <IntervalBarsPlot layout={layout} xTitle={words.barsAxis} />;
});
