import * as v from 'valibot';
import {
  type CustomSpec,
  isName,
  LONGEST_FORMULA,
  MOST_PARAMETERS,
  MOST_VARIABLES,
  type ParameterChoice,
} from './spec';

const Column = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Name = v.pipe(v.string(), v.check(isName));
const Bound = v.optional(v.pipe(v.number(), v.finite()));
const Choice = v.pipe(
  v.strictObject({ low: Bound, high: Bound, startLow: Bound, startHigh: Bound }),
  v.transform((choice) => {
    const given = Object.entries(choice).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given) as ParameterChoice;
  }),
);
const Spec = v.strictObject({
  formula: v.pipe(v.string(), v.maxLength(LONGEST_FORMULA)),
  variables: v.pipe(
    v.array(v.strictObject({ name: Name, column: Column })),
    v.maxLength(MOST_VARIABLES),
    v.check((list) => new Set(list.map(({ name }) => name)).size === list.length),
  ),
  response: Column,
  parameters: v.pipe(
    v.record(Name, Choice),
    v.check((choices) => Object.keys(choices).length <= MOST_PARAMETERS),
  ),
});

/** A spec out of a link or a file; undefined for anything else. The formula itself is read when the law is built. */
export function readCustomSpec(json: unknown): CustomSpec | undefined {
  const parsed = v.safeParse(Spec, json);
  return parsed.success ? parsed.output : undefined;
}
