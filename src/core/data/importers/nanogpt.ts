import { failure, success } from '../../result';
import type { Importer } from '../importer';
import { createRecordBuilder } from '../json-records';
import { createFacts, readFact } from '../log-facts';
import { createRankFilter, readLogLines, readLogNumber, sampleLines } from '../text-log';

const NUMBER = '([-+]?[\\w.]+(?:e[-+]?\\d+)?)';
const EVALUATED = new RegExp(`\\bstep (\\d+): train loss ${NUMBER}, val loss ${NUMBER}`, 'i');
const TRAINED = new RegExp(
  `\\biter (\\d+): loss ${NUMBER}, time ${NUMBER} ?ms(?:, mfu ${NUMBER}%)?`,
  'i',
);
const SETTING = /^(?:Overriding: )?([a-z_]\w*) = ([^#]+)/;
/** What it prints of itself before the first step. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/^tokens per iteration will be: ([\d,]+)/, 'tokens per iteration'],
  [/^number of parameters: ([\d.]+[KMBT]?)/, 'number of parameters'],
  [/^num decayed parameter tensors: \d+, with ([\d,]+) parameters/, 'num decayed parameters'],
  [
    /^num non-decayed parameter tensors: \d+, with ([\d,]+) parameters/,
    'num non-decayed parameters',
  ],
  [/^found vocab_size = (\d+)/, 'vocab_size'],
  [/^defaulting to vocab_size of GPT-2 to (\d+)/, 'vocab_size'],
];

/**
 * What nanoGPT's `train.py` prints: `step` lines with the mean loss over batches of both splits, `iter` lines with
 * the loss of one batch, and before them its configuration.
 */
export const nanogpt: Importer = {
  id: 'nanogpt',
  title: 'nanoGPT output',
  sniff({ text }) {
    const lines = sampleLines(text);
    if (EVALUATED.test(lines)) return 0.97;
    if (TRAINED.test(lines)) return 0.95;
    return /^tokens per iteration will be: [\d,]+/m.test(lines) ? 0.8 : 0;
  },
  *parse(source, { fileName }) {
    const builder = createRecordBuilder();
    const { set, facts } = createFacts();
    const first = createRankFilter();
    const seen = new Set<string>();
    let started = false;

    function sayings(text: string): void {
      for (const [pattern, key] of SAID) {
        const found = pattern.exec(text);
        if (found) set(key, readFact(found[1] as string));
      }
      const setting = started ? null : SETTING.exec(text);
      if (setting) set(setting[1] as string, evaluate(setting[2] as string));
    }

    yield* readLogLines(source, ({ at, rank, text }) => {
      const evaluated = EVALUATED.exec(text);
      const trained = evaluated ? null : TRAINED.exec(text);
      if (!evaluated && !trained) return sayings(text);
      started = true;
      const row: Record<string, number | string> = {};
      if (evaluated && first('step', rank)) {
        row.step = Number(evaluated[1]);
        row['train loss'] = readLogNumber(evaluated[2] as string);
        row['val loss'] = readLogNumber(evaluated[3] as string);
      } else if (trained && first('iter', rank)) {
        row.step = Number(trained[1]);
        row.loss = readLogNumber(trained[2] as string);
        row['time (ms)'] = readLogNumber(trained[3] as string);
        if (trained[4] !== undefined) row['mfu (%)'] = readLogNumber(trained[4]);
      } else return;
      for (const key of Object.keys(row)) seen.add(key);
      builder.add(at, row);
    });
    const losses = (
      [
        ['val loss', 'held-out'],
        ['train loss', 'train'],
        ['loss', 'train'],
      ] as const
    ).flatMap(([column, kind]) => (seen.has(column) ? [{ column, kind }] : []));
    if (losses.length === 0)
      return failure('data-incomplete-log', {
        file: fileName,
        format: nanogpt.id,
        missing: 'loss',
      });
    return success({
      ...builder.finish(nanogpt.id),
      log: { step: 'step', losses, facts: new Map([['', facts]]) },
    });
  },
};

/** A setting's value; products of whole numbers, as in `5 * 8`, are worked out. */
function evaluate(text: string): number | string {
  const plain = text.trim().replace(/^(['"])(.*)\1$/, '$2');
  if (/^\d+(\s*\*\s*\d+)+$/.test(plain))
    return plain.split('*').reduce((product, factor) => product * Number(factor), 1);
  return readFact(plain);
}
