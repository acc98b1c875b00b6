import { memo } from 'react';
import { plotFrame } from '../../messages/plots';
import { formatDegradation } from '../../messages/quantize';
import { methods as words } from '../../messages/quantize-plots';
import { PlotFrame, type Size, ValueRowsPlot, valueRowsLayout } from '../../plots';
import {
  selectCheapest,
  selectMethods,
  selectMethodsBeyond,
  selectQuantizePoint,
  useAppState,
  useServices,
} from '../../state';
import { methodsTable } from './tables';

/** After training, in training with quantization, in low precision: the same model, side by side. */
export function MethodsCompanion() {
  const methods = useAppState(selectMethods);
  const cheapest = useAppState(selectCheapest);
  const point = useAppState(selectQuantizePoint);
  const beyond = useAppState(selectMethodsBeyond);
  const { store } = useServices();
  if (!methods || !point) return null;
  const after = methods[0]?.compute ?? null;
  const known = methods.flatMap(({ id, degradation }) =>
    degradation === null ? [] : [{ id, value: degradation }],
  );
  const least = known.reduce<(typeof known)[number] | null>(
    (best, method) => (best === null || method.value < best.value ? method : best),
    null,
  );
  return (
    <PlotFrame
      id="methods"
      title={words.title(
        cheapest?.compute && after ? { id: cheapest.id, factor: cheapest.compute / after } : null,
        point.bits,
        least?.id ?? null,
      )}
      subtitle={words.subtitle(point, beyond)}
      alternative={words.alternative(known)}
      table={() => methodsTable(store.getState())}
      labels={plotFrame}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const methods = useAppState(selectMethods);
  const cheapest = useAppState(selectCheapest);
  if (!methods) return null;
  const narrow = size.width < 400;
  const layout = valueRowsLayout(
    methods.map(({ id, degradation, loss }) => ({
      label: words.names[id] ?? id,
      value: degradation,
      text: words.text(degradation, narrow ? null : loss),
      isBest: id === cheapest?.id,
    })),
    true,
    formatDegradation,
    size.width,
    size.height,
  );
  return <ValueRowsPlot layout={layout} xTitle={words.axis} />;
});
