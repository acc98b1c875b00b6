import { type ReactNode, useMemo, useState } from 'react';
import { type AtlasModel, atlasKinds, listAtlas, listModels, placeModels } from '../../core/atlas';
import { kindNames, stageNames, plane as words } from '../../messages/atlas';
import { plotFrame } from '../../messages/plots';
import { type AtlasDot, AtlasPlanePlot, atlasPlaneLayout, PlotFrame, type Size } from '../../plots';
import { openEntry, selectPoint, useAppState, useServices } from '../../state';
import styles from './atlas.module.css';
import { KindMark } from './kind-mark';
import { lookOf } from './looks';
import { modelsTable } from './tables';

/** Axes hold every model, whatever is filtered. */
const extent = (() => {
  const { plane } = placeModels(listModels(listAtlas()));
  const range = (of: (model: (typeof plane)[number]) => number, room: number) =>
    [
      Math.log10(Math.min(...plane.map(of))) - room,
      Math.log10(Math.max(...plane.map(of))) + room,
    ] as const;
  return { logN: range(({ N }) => N, 0.4), logD: range(({ D }) => D, 0.4) };
})();

/** A size is no name: the paper stands beside it. */
const nameOf = (name: string, id: string): string => (/^\d/.test(name) ? `${name}, ${id}` : name);

export interface PlaneFigureProps {
  readonly models: readonly AtlasModel[];
  readonly open: string;
  readonly actions: ReactNode;
}

/** Models of the papers in view over text tokens and parameters. */
export function PlaneFigure({ models, open, actions }: PlaneFigureProps) {
  const { plane, uncounted, apart } = useMemo(() => placeModels(models), [models]);
  const fromScratch = plane.filter(({ point }) => point.stage === 'pretrain');
  const beyond = fromScratch.filter(({ N, D }) => D / N > 200).length;
  const kinds = atlasKinds.filter((kind) => plane.some(({ entry }) => entry.kind === kind));
  return (
    <div className={styles.planeBox}>
      <PlotFrame
        id="atlas-plane"
        className={styles.plane}
        title={words.title(fromScratch.length, beyond, plane.length)}
        subtitle={words.subtitle}
        alternative={words.alternative(plane.length, uncounted.length, apart.length)}
        table={() => modelsTable(models)}
        labels={plotFrame}
        actions={actions}
      >
        {(size) => <Plane models={models} open={open} size={size} />}
      </PlotFrame>
      <ul className={styles.key} aria-label={words.key}>
        {kinds.map((kind) => (
          <li key={kind}>
            <KindMark kind={kind} /> {kindNames[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Plane({
  models,
  open,
  size,
}: Omit<PlaneFigureProps, 'actions'> & { readonly size: Size }) {
  const { store } = useServices();
  const point = useAppState(selectPoint);
  const [active, setActive] = useState<number | null>(null);
  const placed = useMemo(() => placeModels(models).plane, [models]);
  const layout = useMemo(() => {
    const dots = placed.map(
      ({ index, N, D, name, entry, point: { stage } }): AtlasDot => ({
        ...{ row: index, N, D, label: nameOf(name, entry.id), ...lookOf(entry.kind) },
        hollow: stage !== 'pretrain',
        chosen: entry.id === open,
      }),
    );
    return atlasPlaneLayout(dots, extent, { ratio: words.ratio }, size.width, size.height);
  }, [placed, open, size.width, size.height]);
  const { x, y, frame } = layout.plane;
  const at = point && {
    x: x.toPixel(Math.log10(point.D)),
    y: y.toPixel(Math.log10(point.N)),
    label: words.point,
  };
  const isInside =
    at && at.x > frame.left && at.x < frame.right && at.y > frame.top && at.y < frame.bottom;
  const find = (row: number) => placed.find(({ index }) => index === row);
  return (
    <AtlasPlanePlot
      layout={layout}
      active={active}
      point={isInside ? at : null}
      words={{
        xTitle: words.xTitle,
        yTitle: words.yTitle,
        group: words.group,
        row: (row) => {
          const model = find(row);
          if (!model) return '';
          return words.dot(model.name, model.N, model.D, stageNames[model.point.stage]);
        },
      }}
      onHover={setActive}
      onPress={(row) => {
        const model = find(row);
        if (model) openEntry(store, model.entry.id);
      }}
    />
  );
}
