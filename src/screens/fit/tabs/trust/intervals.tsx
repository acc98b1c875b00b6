import { memo, useMemo, useRef } from 'react';
import type { LongWork } from '../../../../core/long-work';
import { formatPercent } from '../../../../core/units';
import { trust } from '../../../../messages/fit-screen';
import { plotFrame } from '../../../../messages/plots';
import {
  IntervalBarsPlot,
  type IntervalRow,
  intervalBarsLayout,
  PlotFrame,
  type Size,
} from '../../../../plots';
import { type Estimate, estimate, type Model, useAppState, useSliced } from '../../../../state';
import { TableBox } from '../../../../ui';
import type { ShownFit } from '../../shown-fit';
import type { FitQuantity } from './quantities';
import styles from './trust.module.css';

const words = trust.intervals;

interface Row {
  readonly quantity: FitQuantity;
  readonly value: number;
  readonly drawn: Estimate;
}

/** Intervals of everything the fit states, by profile and by bootstrap, as picture and as table. */
export function IntervalsFigure(props: {
  readonly shown: ShownFit;
  readonly quantities: readonly FitQuantity[];
  readonly stale: boolean;
}) {
  const { shown, quantities, stale } = props;
  const ends = useEnds(shown);
  const { model } = shown;
  const rows = useRows(model, quantities);
  const bars = useMemo(() => rows.map(toBars), [rows]);
  const worst = findWidest(bars);
  return (
    <section className={styles.part} aria-label={words.table}>
      <PlotFrame
        id="intervals"
        className={styles.bars}
        title={worst ? words.title(worst.label, ...worst.ends) : words.table}
        subtitle={words.subtitle(ends)}
        alternative={words.alternative(rows.length)}
        table={() => ({
          columns: [
            { label: words.quantity, unit: '' },
            { label: words.value, unit: '' },
            ...[words.profile, ends].flatMap((method) => [
              { label: words.low(method), unit: '' },
              { label: words.high(method), unit: '' },
            ]),
          ],
          rows: rows.map(({ quantity, value, drawn }) => [
            quantity.name,
            value,
            quantity.profile?.low ?? Number.NaN,
            quantity.profile?.high ?? Number.NaN,
            drawn.low ?? Number.NaN,
            drawn.high ?? Number.NaN,
          ]),
        })}
        labels={plotFrame}
        stale={stale}
      >
        {(size) => <Bars size={size} rows={bars} />}
      </PlotFrame>
      <TableBox label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.quantity}</th>
            <th scope="col" data-number>
              {words.value}
            </th>
            <th scope="col" data-number>
              {words.profile}
            </th>
            <th scope="col" data-number>
              {ends}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <IntervalTableRow key={row.quantity.key} {...row} />
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}

/** Draws up to which every interval is made at once; more are gone through in slices, while the last rows stay. */
const AT_ONCE = 400;

function useRows(model: Model, quantities: readonly FitQuantity[]): readonly Row[] {
  const isMany = model.draws.length > AT_ONCE;
  const atOnce = useMemo(
    () => (isMany ? null : quantities.map((quantity) => toRow(model, quantity))),
    [isMany, model, quantities],
  );
  const make = useMemo(
    () => (isMany ? () => listRows(model, quantities) : null),
    [isMany, model, quantities],
  );
  const { value } = useSliced(make);
  const last = useRef<readonly Row[]>([]);
  last.current = atOnce ?? value ?? last.current;
  return last.current;
}

function toRow(model: Model, quantity: FitQuantity): Row {
  const drawn = estimate(model, quantity.of);
  return { quantity, value: drawn.value, drawn };
}

function* listRows(model: Model, quantities: readonly FitQuantity[]): LongWork<readonly Row[]> {
  const rows: Row[] = [];
  for (const quantity of quantities) {
    rows.push(toRow(model, quantity));
    yield { done: rows.length, total: quantities.length };
  }
  return rows;
}

/** Both intervals relative to the value. */
function toBars({ quantity, value, drawn }: Row): IntervalRow {
  const share = (x: number): number => x / value - 1;
  const { profile, symbol } = quantity;
  // A floor that ends at 0 has no relative interval; the table has its ends.
  if (value === 0) return { label: symbol, value: 0, bars: [null, null] };
  return {
    label: symbol,
    value: 0,
    bars: [
      profile ? [share(profile.low), share(profile.high)] : null,
      drawn.low !== null && drawn.high !== null ? [share(drawn.low), share(drawn.high)] : null,
    ],
  };
}

function IntervalTableRow({ quantity, value, drawn }: Row) {
  const { name, write, profile, output } = quantity;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-number>
        <output
          aria-label={output ?? name}
          data-value={value}
          data-low={drawn.low ?? undefined}
          data-high={drawn.high ?? undefined}
        >
          {write(value)}
        </output>
      </td>
      <td data-number>
        {profile
          ? words.range(write(profile.low), write(profile.high), profile.lowOpen, profile.highOpen)
          : words.none}
      </td>
      <td data-number>
        {drawn.low !== null && drawn.high !== null
          ? `${write(drawn.low)} to ${write(drawn.high)}`
          : words.none}
      </td>
    </tr>
  );
}

const Bars = memo(function Bars({
  size,
  rows,
}: {
  readonly size: Size;
  readonly rows: readonly IntervalRow[];
}) {
  const layout = useMemo(
    () => intervalBarsLayout(rows, 1, writeShare, size.width, size.height),
    [rows, size.width, size.height],
  );
  return <IntervalBarsPlot layout={layout} xTitle={words.axis} />;
});

const writeShare = (share: number): string =>
  Math.abs(share) < 1e-9 ? '0' : `${share < 0 ? '\u2212' : '+'}${formatPercent(Math.abs(share))}`;

/** How the orange bars are made. */
export function useEnds(shown: ShownFit): string {
  const asked = useAppState((state) => state.explorer.ends);
  const ends = asked === 'bca' && shown.model.jackknife ? 'bca' : 'percentile';
  return words.ends(ends, shown.model.draws.length);
}

/** The row whose profile, or else bootstrap interval, is the widest against its value. */
function findWidest(
  rows: readonly IntervalRow[],
): { readonly label: string; readonly ends: readonly [number, number] } | null {
  let widest: { label: string; ends: readonly [number, number] } | null = null;
  for (const { label, bars } of rows) {
    const ends = bars[0] ?? bars[1];
    if (!ends?.every(Number.isFinite)) continue;
    if (!widest || ends[1] - ends[0] > widest.ends[1] - widest.ends[0]) widest = { label, ends };
  }
  return widest;
}
