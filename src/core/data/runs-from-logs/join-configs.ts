import type { LogFacts, LogLayout } from '../log-layout';
import type { NamedTable } from '../types';
import { isShapeKey } from './log-config';
import { readSize } from './size-in-name';

/** Settings read from a file beside logs. */
export interface NamedConfig {
  readonly name: string;
  readonly config: LogFacts;
}

type Log = NamedTable & { readonly log: LogLayout };

/** Names that every trainer gives its settings; any other is that of the run they are of. */
const GENERIC =
  /^(config|configs?|args|model_?args|hparams|hyper_?parameters|model_?config|train(ing|er)?_?(args|config)|wandb-config|params|settings)$/i;

/**
 * Logs with the settings that lie beside them: those in a run's folder or in one above it (nearer ones win), or, in
 * one folder, those whose name is the log's. What the log itself says comes first. A model that would be that of several
 * runs whose names say different sizes is of none of them. `used` are the files that told something.
 */
export function joinConfigs(
  logs: readonly Log[],
  configs: readonly NamedConfig[],
): { logs: readonly Log[]; used: ReadonlySet<string> } {
  const used = new Set<string>();
  const facts = logs.map((): LogFacts => ({}));
  for (const config of [...configs].sort((a, b) => depth(b.name) - depth(a.name))) {
    const of = [...logs.keys()].filter((i) => belongs(config.name, logs[i] as Log, logs));
    if (of.length === 0) continue;
    used.add(config.name);
    const sizes = new Set(of.map((i) => readSize((logs[i] as Log).name)?.params));
    const told =
      sizes.size > 1
        ? Object.fromEntries(Object.entries(config.config).filter(([key]) => !isShapeKey(key)))
        : config.config;
    for (const i of of) facts[i] = { ...facts[i], ...without(told, facts[i] as LogFacts) };
  }
  return { logs: logs.map((log, i) => withFacts(log, facts[i] as LogFacts)), used };
}

function belongs(config: string, log: Log, logs: readonly Log[]): boolean {
  const folder = folderOf(config);
  if (!`${folderOf(log.name)}/`.startsWith(folder === '' ? '' : `${folder}/`)) return false;
  const own = stemOf(config).replace(/[._-]?(config|args|hparams|hyperparameters)$/i, '');
  if (own === '' || GENERIC.test(stemOf(config))) return true;
  const beside = logs.filter(({ name }) => folderOf(name) === folder);
  if (beside.length === 1) return beside[0] === log;
  const stem = stemOf(log.name);
  return stem === own || (stem.startsWith(own) && /^[._-]/.test(stem.slice(own.length)));
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const depth = (path: string): number => path.split('/').length;
const stemOf = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/(\.(json|ya?ml|jsonl|csv|tsv|txt|log|out))+$/i, '');

function withFacts(table: Log, told: LogFacts): Log {
  if (Object.keys(told).length === 0) return table;
  const own = table.log.facts.get('') ?? {};
  const facts = new Map(table.log.facts).set('', { ...own, ...without(told, own) });
  return { ...table, log: { ...table.log, facts } };
}

/** Entries under keys that nobody nearer has; `model.n_layers` and `n_layers` are one key. */
function without(told: LogFacts, known: LogFacts): LogFacts {
  const last = (key: string): string => (key.split(/[./]/).at(-1) ?? key).toLowerCase();
  const taken = new Set(Object.keys(known).map(last));
  return Object.fromEntries(Object.entries(told).filter(([key]) => !taken.has(last(key))));
}
