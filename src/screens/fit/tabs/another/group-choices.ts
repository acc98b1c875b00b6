import { findPlanLaw } from '../../../../core/laws';
import { multiverse as words } from '../../../../messages/fit-tabs-another';
import type { Entry } from './adopt';

interface Group {
  readonly group: string;
  readonly labels: readonly string[];
  readonly at: (place: number) => number;
}

/**
 * What the specifications differ in, one group a kind of choice; a kind with one choice says nothing and is left out.
 * `ordered` are the entries in the order of the curve.
 */
export function groupChoices(
  ordered: readonly Entry[],
  entries: readonly Entry[],
): readonly Group[] {
  const { groups } = words;
  const group = (name: string, say: (entry: Entry) => string): Group => {
    // As they were listed: what is in use first, the nearest to it next.
    const labels = [...new Set(entries.map(say))];
    const index = new Map(labels.map((label, i) => [label, i]));
    const said = ordered.map(say);
    return { group: name, labels, at: (place) => index.get(said[place] ?? '') ?? -1 };
  };
  return [
    group(groups.law, ({ choice }) => findPlanLaw(choice.law)?.title ?? choice.law),
    group(groups.objective, ({ choice }) => words.objectives[choice.objective]),
    group(groups.delta, ({ choice }) => words.sayDelta(choice.delta)),
    group(groups.floor, ({ choice }) => words.sayFloor(choice.floor)),
    group(groups.rows, ({ choice }) => words.sayRows(choice.rows)),
    group(groups.size, ({ choice }) => words.saySize(choice.size)),
    group(groups.loss, ({ choice }) => words.sayLoss(choice.loss)),
  ].filter(({ labels }) => labels.length > 1);
}
