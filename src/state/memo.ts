/** States in view at once: one a lane (`lanes.ts`), and the one before. */
const remembered = 7;

/**
 * A selector that computes again only when one of its inputs is another object. The newest few results are kept,
 * because lanes may look at states of different frames: the same state must always give the same object.
 */
export function memo<State, Inputs extends unknown[], Output>(
  inputs: (state: State) => readonly [...Inputs],
  compute: (...inputs: Inputs) => Output,
): (state: State) => Output {
  const entries: { readonly inputs: readonly [...Inputs]; readonly output: Output }[] = [];
  return (state) => {
    const wanted = inputs(state);
    const known = entries.find((entry) =>
      wanted.every((value, i) => Object.is(value, entry.inputs[i])),
    );
    if (known) return known.output;
    const output = compute(...wanted);
    entries.unshift({ inputs: wanted, output });
    entries.length = Math.min(entries.length, remembered);
    return output;
  };
}
