import {
  listSpecifications,
  type MultiverseFit,
  type MultiverseQuestion,
  rowsOf,
  runMultiverse,
  type SizeChoice,
  type Specification,
  type Untried,
  usualChoices,
} from '../../core/diagnose';
import { planLaws } from '../../core/laws';
import { failure, success } from '../../core/result';
import type { Analysis } from './analysis';

export interface MultiverseOptions extends MultiverseQuestion {
  /** Ids of further laws to try beside the one in use. */
  readonly laws?: readonly string[];
  /** Ways to count parameters, one entry a row of the dataset, the one in use first. */
  readonly sizes?: readonly SizeChoice[];
  /** The run each row of the dataset is a checkpoint of, -1 for none. */
  readonly runs?: Int32Array;
}

/** A specification as plain data: what can be adopted, with the choice of rows by its name. */
export interface Choice extends Pick<Specification, 'objective' | 'delta' | 'floor'> {
  readonly law: string;
  readonly rows: string;
  /** Rows of the dataset in use under it. */
  readonly indices: Int32Array;
  readonly size: string;
  readonly loss: string;
}

export interface MultiverseEntry extends Omit<MultiverseFit, 'specification'> {
  readonly choice: Choice;
}

export interface MultiverseAnswers {
  readonly entries: readonly MultiverseEntry[];
  /** Choices that were left out because there would be too many. */
  readonly untried: readonly Untried[];
}

/** Every defensible combination of choices, fitted and asked the same. Problem: `diagnose-no-plane` (law). */
export const multiverse: Analysis<MultiverseOptions, MultiverseAnswers> = function* (
  { law, all, given, fit },
  { laws = [], sizes = [], runs, target, compute },
) {
  const rows = rowsOf(all);
  if (!rows) return failure('diagnose-no-plane', { law: law.title });
  const usual = usualChoices(rows, given, law, fit?.parameters.E ?? null, sizes, runs);
  const others = planLaws.filter(({ id }) => id !== law.id && laws.includes(id));
  const specifications = listSpecifications({ ...usual, laws: [law, ...others] });
  const fits = yield* runMultiverse(rows, specifications, { target, compute });
  const entries = fits.map(({ specification, ...rest }): MultiverseEntry => {
    const { objective, delta, floor } = specification;
    const { id, rows: indices } = specification.rows;
    const size = specification.size.id;
    const choice = {
      law: specification.law.id,
      objective,
      delta,
      floor,
      rows: id,
      indices,
      size,
      loss: specification.loss.id,
    };
    return { ...rest, choice };
  });
  return success({ entries, untried: usual.untried });
};
