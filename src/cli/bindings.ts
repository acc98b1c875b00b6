import type { TableBinding } from '../core/catalogue';
import { type ColumnSource, type ColumnUse, guessBinding, type OpenBinding } from '../core/data';
import type { Law } from '../core/laws';
import { failure, type Result, success } from '../core/result';

/** What is known of which column plays which part, before a law is looked at. */
export interface Bindings {
  /** Columns a person named, by id of a variable or of the response. */
  readonly named: Readonly<Record<string, string>>;
  /** A column of standard errors a person named. */
  readonly errors?: string;
  /** A person chose rows. */
  readonly filtered?: boolean;
  /** Rows at or below zero stay where the law's response is a difference: the objective is in the response itself. */
  readonly keepSigned?: boolean;
  /** How a bundled table is read for each law. */
  readonly tableBindings?: readonly TableBinding[];
}

export interface ChosenBinding {
  readonly binding: OpenBinding;
  /** Parts whose column was told by its name alone. */
  readonly guessed: readonly string[];
}

/**
 * What a person named, else what the table is known to hold for the law, else what the column names tell.
 * Problem: `bind-choose-group` (dataset, law, groups, example) where the table's rows are of several groups.
 */
export function chooseBinding(
  law: Law,
  source: ColumnSource,
  { named, errors, filtered, keepSigned, tableBindings = [] }: Bindings,
): Result<ChosenBinding> {
  const fitting = tableBindings.filter((binding) => binding.law === law.id);
  const byResponse = fitting.find(
    ({ response }) => columnOf(response) === named[law.outputs[0].id],
  );
  const own = byResponse ?? fitting[0];
  const [example] = own?.groups ?? [];
  if (own?.groups && example !== undefined && !filtered) {
    const groups = own.groups.join('; ');
    return failure('bind-choose-group', { dataset: source.id, law: law.id, groups, example });
  }
  const guess = guessBinding(law, source);
  const responseId = law.outputs[0].id;
  const { [responseId]: namedResponse, ...namedVariables } = named;
  const known = { ...own?.variables, ...namedVariables };
  // A column the table is known to measure this with keeps the conversion that goes with it.
  const response = byResponse?.response ?? namedResponse ?? own?.response ?? guess.response;
  const isGuess = (id: string, use: ColumnUse | undefined): boolean =>
    use !== undefined && use !== id;
  const guessed = Object.keys(guess.variables).filter(
    (id) => !Object.hasOwn(known, id) && isGuess(id, guess.variables[id]),
  );
  if (!namedResponse && !own && isGuess(responseId, response)) guessed.push(responseId);
  const binding: OpenBinding = {
    variables: { ...guess.variables, ...known },
    ...(response === undefined ? {} : { response }),
    ...(errors === undefined ? {} : { standardErrors: errors }),
    ...(own?.where === undefined ? {} : { where: own.where }),
    ...(keepSigned === true ? { keepSigned } : {}),
  };
  return success({ binding, guessed });
}

function columnOf(use: ColumnUse): string | undefined {
  if (typeof use === 'string') return use;
  return 'column' in use ? use.column : undefined;
}
