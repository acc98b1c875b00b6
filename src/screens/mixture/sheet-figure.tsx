import { memo, useMemo } from 'react';
import { plotFrame } from '../../messages/plots';
import { MixtureSheet, PlotFrame, type Sheet, type Size, sheetLayout } from '../../plots';
import { sheetTable } from './tables';

export interface SheetFigureProps {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly alternative: string;
  readonly sheet: Sheet;
  /** What the axes are, for the table. */
  readonly axis: { readonly label: string; readonly unit: string };
  readonly value: { readonly label: string; readonly unit: string };
}

/** A sheet of panels in its frame. */
export function SheetFigure(props: SheetFigureProps) {
  const { id, title, subtitle, alternative, sheet, axis, value } = props;
  return (
    <PlotFrame
      id={id}
      title={title}
      subtitle={subtitle}
      alternative={alternative}
      table={() => sheetTable(sheet, axis, value)}
      labels={plotFrame}
    >
      {(size) => <Body sheet={sheet} size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ sheet, size }: { readonly sheet: Sheet; readonly size: Size }) {
  const layout = useMemo(
    () => sheetLayout(sheet, size.width, size.height),
    [sheet, size.width, size.height],
  );
  return <MixtureSheet layout={layout} />;
});
