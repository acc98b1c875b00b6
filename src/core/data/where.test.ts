import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectRows } from './select-rows';
import { readText } from './testing/read';
import { parseWhere } from './where';

const { table } = readText(
  'name,loss,train_set,epochs,excluded,val loss\na,3.1,rpj,1,0,2\nb,3.5,rpj,2,0,3\nc,3.2,c4,1,1,\nd,2.9,c4,0.5,0,4\n',
);

function rows(text: string): number[] | string {
  const where = parseWhere(text);
  if (!where.ok)
    return `${where.problem.code} ${where.problem.data.position ?? ''} ${where.problem.data.expected ?? ''}`;
  const selected = selectRows(table, where.value);
  return selected.ok
    ? [...selected.value]
    : `${selected.problem.code} ${selected.problem.data.column}`;
}

describe('filters', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    ['excluded==0', [0, 1, 3]],
    ["loss<3.4 and train_set=='rpj'", [0]],
    ['epochs<=1', [0, 2, 3]],
    ['loss < 3.0 or loss > 3.4', [1, 3]],
    ['not (excluded == 1 || epochs > 1)', [0, 3]],
    ['!(loss>3) && train_set != "rpj"', [3]],
    ['`val loss` >= 3', [1, 3]],
    ['`val loss` != 3', [0, 2, 3]],
    ['3.2 <= loss', [1, 2]],
    ['train_set < "d"', [2, 3]],
    ['epochs < loss AND NOT excluded = 1', [0, 1, 3]],
    ['loss<3.4 or loss<3 and loss>100', [0, 2, 3]],
    ["epochs=='1'", [0, 2]],
    ['loss <> 3.1', [1, 2, 3]],
    ['loss < 1e-3 or loss < 7B', [0, 1, 2, 3]],
  ])('%s', (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  it.each([
    ['loss<', 'where-syntax 6 value'],
    ['loss 3', 'where-syntax 6 comparison'],
    ['loss<3 loss', 'where-syntax 8 end'],
    ['(loss<3', 'where-syntax 8 closing-parenthesis'],
    ["train_set=='rpj", 'where-syntax 12 closing-quote'],
    ['loss<3; alert(1)', 'where-syntax 7 known-sign'],
    ['alert(1)', 'where-syntax 6 comparison'],
    [`${'('.repeat(60)}loss<3${')'.repeat(60)}`, 'where-too-deep  '],
    [`loss<${'1'.repeat(600)}`, 'where-too-long  '],
    ['perplexity<3', 'where-unknown-column perplexity'],
    ['__proto__<3', 'where-unknown-column __proto__'],
  ])('%s is refused: %s', (text, expected) => {
    expect(rows(text)).toBe(expected);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'loss',
      '<',
      '==',
      '(',
      ')',
      ' and ',
      ' or ',
      ' not ',
      '!',
      '3',
      "'a'",
      '`',
      '&&',
      '.',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const result = rows(text);
          expect(Array.isArray(result) || typeof result === 'string').toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agrees with plain evaluation on random comparisons', () => {
    const loss = [3.1, 3.5, 3.2, 2.9];
    const sign = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
    const test: Record<string, (a: number, b: number) => boolean> = {
      '<': (a, b) => a < b,
      '<=': (a, b) => a <= b,
      '>': (a, b) => a > b,
      '>=': (a, b) => a >= b,
      '==': (a, b) => a === b,
      '!=': (a, b) => a !== b,
    };
    fc.assert(
      fc.property(sign, fc.constantFrom(2.9, 3, 3.1, 3.2, 3.5), (s, bound) => {
        const expected = [0, 1, 2, 3].filter((i) => test[s]?.(loss[i] as number, bound));
        expect(rows(`loss${s}${bound}`)).toEqual(expected);
      }),
    );
  });
});
