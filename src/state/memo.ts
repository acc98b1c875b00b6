/**
 * A selector that computes again only when one of its inputs is another object.
 * One remembered result: selectors run against one store, so more would only keep garbage alive.
 */
export function memo<State, Inputs extends unknown[], Output>(
  inputs: (state: State) => readonly [...Inputs],
  compute: (...inputs: Inputs) => Output,
): (state: State) => Output {
  let last: readonly [...Inputs] | null = null;
  let output: Output;
  return (state) => {
    const next = inputs(state);
    if (
      last === null ||
      next.some((value, i) => !Object.is(value, (last as readonly unknown[])[i]))
    ) {
      output = compute(...next);
      last = next;
    }
    return output;
  };
}
