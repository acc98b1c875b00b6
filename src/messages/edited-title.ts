/** Title of a changed copy, told apart from those there are: `Sweep (edited)`, then `Sweep (edited 2)`. */
export function editedTitle(title: string, taken: readonly string[]): string {
  const base = title.replace(/ \(edited( \d+)?\)$/, '');
  for (let number = 1; ; number++) {
    const next = number === 1 ? `${base} (edited)` : `${base} (edited ${number})`;
    if (!taken.includes(next)) return next;
  }
}
