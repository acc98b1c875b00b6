import { findCatalogueEntry, type TableBinding, tables } from '../core/catalogue';
import { findLaw, findPreset, formsOf, type Law, presetsOf } from '../core/laws';
import { FITTED, isTradeScreen, type Screen, type tradeScreens } from '../core/permalink';
import { memo } from './memo';
import type { AppState } from './store';

export type TradeScreen = (typeof tradeScreens)[number];

/** What a screen of trade-offs can show, and what it shows when nobody chose. */
interface TradeScope {
  /** Bundled tables, the usual one first. */
  readonly tables: readonly string[];
  /** Ids of laws or parts of laws, the usual one first. */
  readonly laws: readonly string[];
  /** A preset of the usual law, or `fit`; empty for its first. */
  readonly preset: string;
}

const scopes: Readonly<Record<TradeScreen, TradeScope>> = {
  quantize: {
    tables: ['microladder-ptq', 'qid-targets', 'microladder-qat'],
    laws: ['qid', 'qid/per-bits', 'precision/ptq', 'qat', 'precision'],
    preset: 'ouyang2024-unified',
  },
  mixture: {
    tables: [
      ...['microladder-cpt', 'dcpt-chemistry', 'cpt-pythia-python', 'cmr-finance'],
      ...['two-domain-mixing', 'replay', 'sft-mix'],
    ],
    laws: ['data-mixing', 'd-cpt', 'cmr', 'bimix', 'regmix'],
    preset: FITTED,
  },
  'data-limits': {
    tables: ['microladder-repeat', 'synthllm-predicted'],
    laws: ['data-constrained', 'repeated', 'repeated/right-edge', 'rectified'],
    preset: 'muennighoff2023',
  },
  downstream: {
    tables: ['gadre-rpj', 'gadre-c4'],
    laws: ['overtrained', 'downstream'],
    preset: FITTED,
  },
  schedule: {
    tables: ['cbs-steps', 'languini'],
    laws: ['power-scheduler', 'step-law', 'deepseek-hp', 'minicpm', 'critical-batch'],
    preset: '',
  },
};

/** The table, law and preset of the screen of trade-offs in view. */
export interface TradeChoice {
  readonly screen: TradeScreen;
  readonly scope: TradeScope;
  /** Id of a bundled table or dataset, or of an own one. */
  readonly table: string;
  readonly law: Law;
  /** A preset of the law, or `fit` for the law fitted to the table. */
  readonly preset: string;
  /** The form of the law that has the preset: the law itself for a fit. */
  readonly form: Law;
}

/** Null on any other screen. What does not fit the screen gives way to its usual choice. */
export const selectTrade = memo(
  ({ explorer, own }: AppState) =>
    [explorer.screen, explorer.table, explorer.tlaw, explorer.tpreset, own] as const,
  (screen, table, lawId, preset, own): TradeChoice | null => {
    if (!isTrade(screen)) return null;
    const scope = scopes[screen];
    const isKnown =
      scope.tables.includes(table) ||
      findCatalogueEntry(table) !== undefined ||
      table.startsWith('own-') ||
      own.some(({ id }) => id === table);
    const usual = findLaw(scope.laws[0] as string) as Law;
    const law = (scope.laws.includes(lawId) ? findLaw(lawId) : undefined) ?? usual;
    const usualPreset = law === usual && scope.preset !== '' ? scope.preset : firstPreset(law);
    const wanted = preset !== '' ? preset : usualPreset;
    const form = formsOf(law).find((candidate) => findPreset(candidate, wanted));
    return {
      screen,
      scope,
      table: isKnown ? table : (scope.tables[0] as string),
      law,
      preset: form ? wanted : FITTED,
      form: form ?? law,
    };
  },
);

const isTrade = (screen: Screen): screen is TradeScreen => isTradeScreen(screen);

const firstPreset = (law: Law): string => presetsOf(law)[0]?.id ?? FITTED;

/** How a bundled table is read as data of a law or one of its parts; undefined where it is not known to be any. */
export function findTableBinding(table: string, law: Law): TableBinding | undefined {
  return tables.find(({ id }) => id === table)?.bindings.find((binding) => binding.law === law.id);
}
