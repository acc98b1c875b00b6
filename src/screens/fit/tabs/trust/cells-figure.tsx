import { memo, useMemo } from 'react';
import type { Proof } from '../../../../core/fit';
import { symbolOf, trust } from '../../../../messages/fit-screen';
import { plotFrame } from '../../../../messages/plots';
import { CellsPlot, cellsLayout, type ExponentMark, PlotFrame, type Size } from '../../../../plots';
import type { ShownFit } from '../../shown-fit';
import styles from './trust.module.css';

const words = trust.cells;

/** The cells of the proof in the plane of its two exponents. */
export function CellsFigure(props: {
  readonly shown: ShownFit;
  readonly proof: Proof;
  readonly stale: boolean;
}) {
  const { shown, proof, stale } = props;
  const [first = '', second = ''] = Object.keys(proof.box);
  const left = countLeft(proof);
  const names = [symbolOf(first), symbolOf(second)] as const;
  const most = Math.max(...Object.values(proof.box).map(([, high]) => high));
  return (
    <PlotFrame
      id="cells"
      className={styles.figure}
      title={words.title(...names, proof.provenGap)}
      subtitle={words.subtitle(left, proof.cells, most)}
      alternative={words.alternative(left, proof.leaves.length / 5, ...names)}
      table={() => ({
        columns: [
          ...names.flatMap((name) => [
            { label: words.columns.from(name), unit: '' },
            { label: words.columns.to(name), unit: '' },
          ]),
          { label: words.columns.bound, unit: '' },
        ],
        rows: Array.from({ length: proof.leaves.length / 5 }, (_, i) =>
          Array.from(proof.leaves.subarray(5 * i, 5 * i + 5)),
        ),
      })}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Cells size={size} shown={shown} proof={proof} names={names} />}
    </PlotFrame>
  );
}

const Cells = memo(function Cells(props: {
  readonly size: Size;
  readonly shown: ShownFit;
  readonly proof: Proof;
  readonly names: readonly [string, string];
}) {
  const { size, shown, proof, names } = props;
  const { law } = shown.model;
  const layout = useMemo(() => {
    const [first = '', second = ''] = Object.keys(proof.box);
    const marks: ExponentMark[] = law.presets
      .filter(({ values }) => values[first] !== undefined && values[second] !== undefined)
      .map(({ label, values }) => ({ label, values }));
    return cellsLayout(proof, shown.fit.parameters, marks, size.width, size.height);
  }, [proof, shown, law, size.width, size.height]);
  return (
    <CellsPlot
      layout={layout}
      words={{ xTitle: names[0], yTitle: names[1], optimum: words.optimum }}
    />
  );
});

/** Cells that may hold a value as low as the fit's, less the gap. */
function countLeft({ leaves, upperBound }: Proof): number {
  let left = 0;
  for (let at = 4; at < leaves.length; at += 5) if ((leaves[at] as number) < upperBound) left++;
  return left;
}
