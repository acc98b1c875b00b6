/** A pin's name is its place: A is the oldest. */
export const pinLetter = (index: number): string => 'ABCD'[index] ?? '';
