import { ChartLine, Table2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type PlotTable, registerPlot } from './export-registry';
import styles from './plot-frame.module.css';
import { PlotTableView } from './plot-table';
import { type Size, useSize } from './use-size';

export interface PlotFrameProps {
  readonly id: string;
  /** States the finding. */
  readonly title: string;
  /** What is drawn: quantities, units, colours. */
  readonly subtitle: string;
  /** Says in words what the picture shows; the figure's name starts with the title. */
  readonly alternative: string;
  /** The plot's numbers, made when a table or a CSV asks for them. */
  readonly table: () => PlotTable;
  readonly labels: { readonly showTable: string; readonly showPlot: string };
  readonly actions?: ReactNode;
  /** A result is older than the state: dimmed until the new one is there. */
  readonly stale?: boolean;
  readonly className?: string | undefined;
  /** Draws at a size; every `svg` with `data-layer` is part of the saved picture. */
  readonly children: (size: Size) => ReactNode;
}

/** The one frame of every plot: finding as title, text alternative, table twin, and its entry under Export. */
export function PlotFrame(props: PlotFrameProps) {
  const { id, title, subtitle, alternative, table, labels, actions, stale, className, children } =
    props;
  const [asTable, setAsTable] = useState(false);
  const [body, size] = useSize();
  const newest = useRef(props);
  newest.current = props;

  useEffect(
    () =>
      registerPlot({
        id,
        title: () => newest.current.title,
        subtitle: () => newest.current.subtitle,
        table: () => newest.current.table(),
        layers: () => [...(body.current?.querySelectorAll<SVGSVGElement>('svg[data-layer]') ?? [])],
      }),
    [id, body],
  );

  return (
    <figure
      className={`${styles.figure} ${className ?? ''}`}
      aria-label={`${title}. ${alternative}`}
    >
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.subtitle}>{subtitle}</p>
        </div>
        <div className={styles.actions}>
          {actions}
          <button
            type="button"
            className={styles.toggle}
            aria-label={asTable ? labels.showPlot : labels.showTable}
            title={asTable ? labels.showPlot : labels.showTable}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? (
              <ChartLine size={15} aria-hidden="true" />
            ) : (
              <Table2 size={15} aria-hidden="true" />
            )}
          </button>
        </div>
      </div>
      <div
        ref={body}
        className={styles.body}
        data-stale={stale === true || undefined}
        data-plot={id}
      >
        {size && children(size)}
        {asTable && <PlotTableView title={title} table={table()} />}
      </div>
    </figure>
  );
}
