import { type ColumnSource, guessBinding, type ReadTable, sha256, tableSource } from '../core/data';
import { findLaw, type Law } from '../core/laws';
import { FITTED } from '../core/permalink';
import type { OfferedFile } from './imports';
import { readDomains } from './mixture-domains';
import { readMixture } from './mixture-tables';
import { bindOwn } from './own-binding';
import type { Services } from './react';
import { holdsTrends } from './schedule-classes';
import { change } from './store';
import { keepTable } from './tables';
import { selectTrade, type TradeChoice } from './trade';

/** Larger files are runs: tables of measurements have some hundred rows. */
const MOST_BYTES = 5_000_000;

/**
 * Takes a file as a table of measurements of the screen of trade-offs in view, where its columns are those of one of
 * the screen's laws whose response is no loss of runs: differences of losses, edges of a band, errors. Such a table is
 * kept for as long as the page lives. False where it is none, so that the import of runs has it.
 */
export async function takeMeasurements(
  { store, readTable }: Pick<Services, 'store' | 'readTable'>,
  files: readonly OfferedFile[],
): Promise<boolean> {
  const trade = selectTrade(store.getState());
  const [file] = files;
  if (!trade || !file || files.length > 1) return false;
  const { content } = file;
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart]);
  if (blob.size > MOST_BYTES) return false;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const hash = sha256(bytes);
  // The worker takes the bytes along.
  const read = await readTable(bytes, file.name);
  if (!read.ok) return false;
  const { name } = file;
  const source = tableSource(read.value, {
    ...{ id: `own-${hash.slice(0, 12)}`, title: name.replace(/\.[^.]{1,7}$/, ''), hash },
    origin: { kind: 'own', source: name, notes: [] },
  });
  const law = isMixture(trade, read.value, source)
    ? trade.law
    : findMeasured(trade, read.value, source);
  if (!law && isClasses(trade, read.value, source)) {
    keepTable(store, source);
    change(store, { table: source.id, view: 'classes', out: [] });
    return true;
  }
  if (!law) return false;
  keepTable(store, source);
  change(store, { table: source.id, tlaw: law.id, tpreset: FITTED, out: [] });
  return true;
}

/** Whether columns are losses over the share of a domain, or over shares of several: the screen of mixtures reads those itself. */
const isMixture = (
  { screen }: TradeChoice,
  { log }: Pick<ReadTable, 'log'>,
  source: ColumnSource,
): boolean => screen === 'mixture' && !log && (readMixture(source) ?? readDomains(source)) !== null;

/** Whether columns are two groups of rows over some compute, without size and tokens: the screen of schedules draws their trends. */
const isClasses = (
  { screen }: TradeChoice,
  { log }: Pick<ReadTable, 'log'>,
  source: ColumnSource,
): boolean =>
  screen === 'schedule' &&
  !log &&
  Object.keys(guessBinding(findLaw('chinchilla') as Law, source).variables).length < 2 &&
  holdsTrends(source);

/** The law in view where the columns are its own, else the first of the screen's; undefined for runs and for none. */
function findMeasured(
  { law, scope }: TradeChoice,
  { log }: Pick<ReadTable, 'log'>,
  source: ColumnSource,
): Law | undefined {
  if (log) return undefined;
  const others = scope.laws.flatMap((id) => findLaw(id) ?? []);
  const fits = [law, ...others].find((candidate) => {
    const binding = bindOwn(candidate, source, null);
    return binding !== null && candidate.outputs[0].id !== 'loss';
  });
  // A loss beside the difference makes runs of the rows, with everything that goes with runs.
  const runs = guessBinding(findLaw('chinchilla') as Law, source);
  const response = fits && bindOwn(fits, source, null)?.response;
  const isRuns =
    runs.response !== undefined &&
    runs.response !== response &&
    Object.keys(runs.variables).length === 2;
  return isRuns ? undefined : fits;
}
