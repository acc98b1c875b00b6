import type { ImportList } from '../core/data';
import { formatCount } from '../core/units';

const FEW = 20;

/** What an import understood, for people: one line a run, then what was guessed, found and left out. */
export function importLines(list: ImportList): string {
  const { rows, format, files, mapping, guesses, flags, rejectedCount } = list;
  const shown = rows
    .slice(0, FEW)
    .map(({ name, N, D, loss }) =>
      [
        name,
        N === null ? 'N not known' : `${formatCount(N)} params`,
        D === null ? 'D not known' : `${formatCount(D)} tokens`,
        loss === null ? 'no loss' : `loss ${loss.toPrecision(5)}`,
      ].join(', '),
    );
  const roles = Object.entries(mapping.roles).map(
    ([role, { column, unit }]) => `${role} from "${column}" (${unit})`,
  );
  const unread = files.filter(({ problem }) => problem);
  const asked = mapping.questions.map(({ kind, role, candidates }) =>
    kind === 'which-value'
      ? `${role} of ${candidates.length} runs is not in any file: ${firstFew(candidates)}`
      : `${kind === 'which-unit' ? 'unit' : 'column'} of ${role}: one of ${firstFew(candidates)}`,
  );
  return [
    `${rows.length} runs from ${files.length} files (${format})`,
    ...shown.map((line) => `  ${line}`),
    ...(rows.length > FEW ? [`  and ${rows.length - FEW} more`] : []),
    `columns: ${roles.join('; ')}`,
    ...(guesses.length > 0
      ? [
          `guessed: ${guesses.length} values, the first ${guesses[0]?.role} of ${guesses[0]?.run} from "${guesses[0]?.text}"`,
        ]
      : []),
    ...flags.slice(0, FEW).map(({ run, kind }) => `${run}: ${kind.replaceAll('-', ' ')}`),
    ...asked.map((question) => `to be said: ${question}`),
    ...unread.map(({ name }) => `not used: ${name}`),
    ...(rejectedCount > 0 ? [`rows left out: ${rejectedCount}`] : []),
    '',
  ].join('\n');
}

function firstFew(names: readonly string[]): string {
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', ...' : ''}`;
}
