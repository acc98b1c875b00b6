import {
  type HeldOut,
  listContenders,
  type Tournament as RunTournament,
  runTournament,
} from '../../core/diagnose';
import { planLaws } from '../../core/laws';
import { success } from '../../core/result';
import { type Analysis, runsOf } from './analysis';

export interface TournamentOptions {
  /** Chosen from the rows where not given. */
  readonly by?: HeldOut;
}

/** `core/diagnose`'s tournament with laws by their ids. */
export interface Tournament extends Omit<RunTournament, 'entries'> {
  readonly entries: readonly (Omit<RunTournament['entries'][number], 'law'> & {
    readonly law: string;
  })[];
}

/** Every law of N and D, with and without a floor, and the law in use. Problem: `diagnose-no-plane` (law). */
export const tournament: Analysis<TournamentOptions, Tournament> = function* (about, { by }) {
  const rows = runsOf(about);
  if (!rows.ok) return rows;
  const others = planLaws.filter(({ id }) => id !== about.law.id);
  const contenders = listContenders([about.law, ...others]);
  const { entries, ...rest } = yield* runTournament(rows.value, contenders, about.settings, by);
  return success({
    ...rest,
    entries: entries.map(({ law, ...entry }) => ({ ...entry, law: law.id })),
  });
};
