import { memo, useMemo } from 'react';
import { tables, curves as words } from '../../messages/mixture';
import { plotFrame } from '../../messages/plots';
import { MixtureSheet, PlotFrame, type Size, sheetLayout } from '../../plots';
import {
  publishedSize,
  ratioAfter,
  selectCritical,
  selectCriticalCurves,
  selectMixture,
  useAppState,
  useServices,
} from '../../state';
import styles from './mixture.module.css';
import { selectCriticalSheet } from './sheets';
import { sheetTable } from './tables';

/** The critical ratio as a curve over tokens, one line a size. */
export function CriticalCompanion() {
  const setup = useAppState(selectMixture);
  const lines = useAppState(selectCriticalCurves);
  const critical = useAppState(selectCritical);
  const { store } = useServices();
  if (!setup) return null;
  if (!lines) return <p className={styles.empty}>{words.pending}</p>;
  const D = setup.D ?? 20e9;
  const current = lines.curves.find(({ isCurrent }) => isCurrent);
  const here = current ? ratioAfter(current, D) : (critical?.ratio.value ?? Number.NaN);
  const own = lines.kind === 'fitted' || publishedSize(setup.choice) !== undefined;
  return (
    <PlotFrame
      id="critical"
      title={own ? words.title(here, D) : words.publishedTitle}
      subtitle={lines.kind === 'fitted' ? words.fitted : own ? words.published : words.notThis}
      alternative={words.alternative(
        lines.curves.map((curve) => words.line(curve.label, D, ratioAfter(curve, D))),
      )}
      table={() =>
        sheetTable(
          selectCriticalSheet(store.getState()),
          { label: tables.tokens, unit: 'tokens' },
          { label: tables.ratio, unit: tables.fraction },
        )
      }
      labels={plotFrame}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const sheet = useAppState(selectCriticalSheet);
  const layout = useMemo(
    () => (sheet ? sheetLayout(sheet, size.width, size.height) : null),
    [sheet, size.width, size.height],
  );
  return layout && <MixtureSheet layout={layout} />;
});
