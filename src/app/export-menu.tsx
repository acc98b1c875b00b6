import { Download } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { shell as words } from '../messages/shell';
import { type ExportablePlot, listPlots } from '../plots';
import { useServices } from '../state';
import { Button } from '../ui';
import styles from './menu.module.css';

const plotFormats = ['svg', 'png', 'csv'] as const;
const fitFormats = ['fitJson', 'runsCsv', 'session', 'python', 'bibtex'] as const;

/** Everything that can be saved: each plot on screen, the fit, the runs, the session. The writers load on first use. */
export default function ExportMenu() {
  const { store } = useServices();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button aria-label={words.export}>
          <Download size={14} aria-hidden="true" />
          <span className={styles.wide}>{words.export}</span>
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={6}>
          <Plots />
          <DropdownMenu.Label className={styles.label}>{words.exportFit}</DropdownMenu.Label>
          {fitFormats.map((format) => (
            <DropdownMenu.Item
              key={format}
              className={styles.item}
              onSelect={() =>
                void import('./export-files').then(({ exportFit }) => exportFit(store, format))
              }
            >
              {words[format]}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Rendered when the menu opens, so that it has the plots that are there now. */
function Plots() {
  return listPlots().map((plot) => <PlotEntries key={plot.id} plot={plot} />);
}

function PlotEntries({ plot }: { readonly plot: ExportablePlot }) {
  const { store } = useServices();
  return (
    <DropdownMenu.Group className={styles.group}>
      <DropdownMenu.Label className={styles.label}>{plot.title()}</DropdownMenu.Label>
      <div className={styles.formats}>
        {plotFormats.map((format) => (
          <DropdownMenu.Item
            key={format}
            className={styles.item}
            textValue={words[format]}
            aria-label={`${words[format]}: ${plot.title()}`}
            onSelect={() =>
              void import('./export-files').then(({ exportPlot }) =>
                exportPlot(store, plot, format),
              )
            }
          >
            {words[format]}
          </DropdownMenu.Item>
        ))}
      </div>
    </DropdownMenu.Group>
  );
}
