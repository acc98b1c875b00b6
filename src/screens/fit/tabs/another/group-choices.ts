import { findPlanLaw } from '../../../../core/laws';
import { multiverse as words } from '../../../../messages/fit-tabs-another';
import type { Entry } from './adopt';

interface Group {
  readonly group: string;
  readonly labels: readonly string[];
  readonly at: (place: number) => number;
}

/** What the specifications differ in, one group a kind of choice; a kind with one choice says nothing and is left out. */
export function groupChoices(ordered: readonly Entry[]): readonly Group[] {
  const { groups } = words;
  return [
    group(groups.law, ordered, ({ choice }) => findPlanLaw(choice.law)?.title ?? choice.law),
    group(groups.objective, ordered, ({ choice }) => words.objectives[choice.objective]),
    group(groups.delta, ordered, ({ choice }) => words.sayDelta(choice.delta)),
    group(groups.floor, ordered, ({ choice }) => words.sayFloor(choice.floor)),
    group(groups.rows, ordered, ({ choice }) => words.sayRows(choice.rows)),
  ].filter(({ labels }) => labels.length > 1);
}

function group(name: string, ordered: readonly Entry[], say: (entry: Entry) => string): Group {
  const said = ordered.map(say);
  const labels = [...new Set(said)].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' }),
  );
  const index = new Map(labels.map((label, i) => [label, i]));
  return { group: name, labels, at: (place) => index.get(said[place] ?? '') ?? -1 };
}
