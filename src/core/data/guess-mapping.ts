import { type Unit, unitsOf } from './column-units';
import { guessUnit } from './guess-unit';
import { type HeaderWords, readHeader } from './header-words';
import { isErrorOf, type RankableRole, rankHeader } from './known-names';
import type { ChoiceReason, ColumnChoice, Mapping, Question } from './mapping';
import { type Texts, textAt } from './texts';
import type { NumberColumn, RawColumn, RawTable, Role } from './types';

const CONFIDENCE = [0.98, 0.9, 0.75, 0.6, 0.5];
const SEVERAL = 0.6;
const DOUBTFUL_UNIT = 0.55;
/** Names that differ in so many rows are names. */
const DISTINCT_ROWS = 1000;

interface Candidate {
  readonly column: RawColumn;
  readonly header: HeaderWords;
}

interface Found extends Candidate {
  readonly rank: number;
  /** Other columns with names as good. */
  readonly rivals: readonly string[];
}

/**
 * Which column plays which role, by the names public run tables use, and in which unit. Plain names
 * (`params`, `loss`) beat qualified ones (`params_nonembedding`, `loss_code`); among equals the first in
 * the file is taken. What the names do not tell is left as a question.
 */
export function guessMapping({ columns }: Pick<RawTable, 'columns'>): Mapping {
  const candidates = columns.map((column) => ({ column, header: readHeader(column.name) }));
  const used = new Set<string>();
  const guessed: Partial<Record<Role, ColumnChoice>> = {};
  const questions: Question[] = [];

  for (const role of ['loss', 'N', 'D', 'C'] as const) {
    const found = findColumn(role, candidates, used);
    if (!found) continue;
    used.add(found.column.name);
    const { choice, doubtful } = choose(role, found);
    guessed[role] = choice;
    if (role === 'loss' && found.rivals.length > 0)
      questions.push({
        kind: 'which-column',
        role,
        candidates: [found.column.name, ...found.rivals],
      });
    if (doubtful) questions.push({ kind: 'which-unit', role, candidates: unitsOf(role) });
  }
  const error = findError(guessed.loss, candidates);
  if (error && guessed.loss) {
    used.add(error);
    guessed.lossError = { ...guessed.loss, column: error };
  }
  const name = findName(candidates, used);
  if (name) guessed.name = name;
  return { roles: guessed, questions: [...askMissing(guessed, columns, used), ...questions] };
}

/**
 * The mapping with one role changed by a person; null takes the role away. Without a unit it is told from
 * the column. A column plays one role only: the role it had before loses it.
 */
export function chooseColumn(
  { columns }: Pick<RawTable, 'columns'>,
  mapping: Mapping,
  role: Role,
  column: string | null,
  unit?: Unit,
): Mapping {
  const changed: Partial<Record<Role, ColumnChoice>> = { ...mapping.roles };
  for (const other of Object.keys(changed) as Role[])
    if (other === role || changed[other]?.column === column) delete changed[other];
  const found = columns.find(({ name }) => name === column);
  if (found) {
    const guess =
      found.kind === 'number'
        ? guessUnit(role, readHeader(found.name), found)
        : { unit: unitsOf(role)[0] as Unit, why: 'usual' as const };
    changed[role] = {
      column: found.name,
      unit: unit ?? guess.unit,
      confidence: 1,
      why: 'chosen',
      unitWhy: unit ? 'chosen' : guess.why,
    };
  }
  const used = new Set(Object.values(changed).map((choice) => choice.column));
  const open = mapping.questions.filter(
    (question) => question.role !== role && changed[question.role],
  );
  return { roles: changed, questions: [...askMissing(changed, columns, used), ...open] };
}

function findColumn(
  role: RankableRole,
  candidates: readonly Candidate[],
  used: ReadonlySet<string>,
): Found | undefined {
  const ranked = candidates.flatMap((candidate) => {
    const { column, header } = candidate;
    if (column.kind !== 'number' || used.has(column.name)) return [];
    const rank = rankHeader(role, header);
    return rank === null ? [] : [{ ...candidate, rank }];
  });
  const best = Math.min(...ranked.map(({ rank }) => rank));
  const [first, ...rivals] = ranked.filter(({ rank }) => rank === best);
  return first && { ...first, rivals: rivals.map(({ column }) => column.name) };
}

function choose(role: Role, found: Found): { choice: ColumnChoice; doubtful: boolean } {
  const {
    unit,
    why: unitWhy,
    doubtful,
  } = guessUnit(role, found.header, found.column as NumberColumn);
  const byName = CONFIDENCE[found.rank] ?? SEVERAL;
  const several = found.rank > 0 && found.rivals.length > 0;
  const confidence = Math.min(byName, several ? SEVERAL : 1, doubtful ? DOUBTFUL_UNIT : 1);
  const why: ChoiceReason =
    found.rank === 0 ? 'plain-name' : found.rank < 3 ? 'qualified-name' : 'related-name';
  return { choice: { column: found.column.name, unit, confidence, why, unitWhy }, doubtful };
}

function findError(
  loss: ColumnChoice | undefined,
  candidates: readonly Candidate[],
): string | undefined {
  if (!loss) return undefined;
  const header = readHeader(loss.column);
  return candidates.find(
    (candidate) => candidate.column.kind === 'number' && isErrorOf(candidate.header, header),
  )?.column.name;
}

/** A column with a name for names, else the first column of texts that are all different. */
function findName(
  candidates: readonly Candidate[],
  used: ReadonlySet<string>,
): ColumnChoice | undefined {
  const free = candidates.filter(({ column }) => !used.has(column.name));
  const named = free.find(({ header }) => rankHeader('name', header) === 0);
  const distinct = free.find(
    ({ column }) => column.kind === 'text' && isDistinct(firstTexts(column.values)),
  );
  const found = named ?? distinct;
  if (!found) return undefined;
  return {
    column: found.column.name,
    unit: 'text',
    confidence: named ? 0.98 : 0.6,
    why: named ? 'plain-name' : 'related-name',
    unitWhy: 'usual',
  };
}

function firstTexts(texts: Texts): string[] {
  const rows = Math.min(texts.length, DISTINCT_ROWS);
  return Array.from({ length: rows }, (_, row) => textAt(texts, row));
}

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function askMissing(
  chosen: Readonly<Partial<Record<Role, ColumnChoice>>>,
  columns: readonly RawColumn[],
  used: ReadonlySet<string>,
): Question[] {
  const free = columns
    .filter((column) => column.kind === 'number' && !used.has(column.name))
    .map(({ name }) => name);
  const missing: Role[] = chosen.loss ? [] : ['loss'];
  const plan = (['N', 'D', 'C'] as const).filter((role) => chosen[role]);
  if (plan.length < 2) missing.push(...(['N', 'D'] as const).filter((role) => !chosen[role]));
  return missing.map((role) => ({ kind: 'which-column', role, candidates: free }));
}
