import { expect, it } from 'vitest';
import { editedTitle } from './edited-title';

it('numbers copies, those of copies too', () => {
  expect(editedTitle('Sweep', [])).toBe('Sweep (edited)');
  expect(editedTitle('Sweep', ['Sweep (edited)'])).toBe('Sweep (edited 2)');
  expect(editedTitle('Sweep (edited 2)', ['Sweep (edited)', 'Sweep (edited 2)'])).toBe(
    'Sweep (edited 3)',
  );
});
