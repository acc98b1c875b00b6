import { failure, success } from '../../result';
import type { Importer } from '../importer';
import { createRecordBuilder } from '../json-records';
import { createFacts, readFact } from '../log-facts';
import type { LogLoss } from '../log-layout';
import { isTokensName, lossKind } from '../log-names';
import { createRankFilter, readLogLines, readLogNumber, sampleLines } from '../text-log';

/** ` iteration      100/  500000 | consumed samples: ... | lm loss: 6.9E+00 | ...`, of any version. */
const ITERATION = /\biteration\s+(\d+)\s*\/\s*(\d+|infinity)\s*\|/;
/** ` validation loss at iteration 1000 | lm loss value: 2.9E+00 | ...`; some name the text instead. */
const VALIDATION = /(?:^|\s)(\S+) (?:loss|results) at ((?:iteration \d+|the end of)[^|]*)\|(.*)$/;
/** `  num_layers ...................................... 12` */
const ARGUMENT = /^\s*(\w+) \.{3,} (.*)$/;
/** GPT-NeoX ends an argument's line with how it came about. */
const HOW = /\.{3,}(updated|default)\s*$/;
const PARAMETERS =
  /> number of parameters on \(tensor, pipeline\) model parallel rank \((\d+), (\d+)\): (\d+)/;
/** `[000-001] 0.1625B / 0.1239B` of Megatron-DeepSpeed: tensor and pipeline rank, with and without embeddings. */
const BILLIONS = /^\[(\d{3})-(\d{3})\] ([\d.]+)B \/ [\d.]+B/;
const NUMBER = /^[-+]?(\d+\.?\d*(e[-+]?\d+)?|nan|inf)$/i;
const SEQUENCE = 'seq_length';
const SAMPLES = 'consumed samples';
const TOKENS = `${SAMPLES} x ${SEQUENCE}`;

/**
 * What Megatron-LM and its descendants (DeepSpeed's, GPT-NeoX) print: arguments one a line, iteration lines of
 * parts between bars with or without colons, and validation lines.
 */
export const megatron: Importer = {
  id: 'megatron',
  title: 'Megatron-LM output',
  sniff({ text }) {
    const lines = sampleLines(text);
    if (ITERATION.test(lines)) return 0.97;
    const args = lines.split('\n').filter((line) => ARGUMENT.test(line)).length;
    return args >= 10 ? 0.9 : 0;
  },
  *parse(source, { fileName }) {
    const builder = createRecordBuilder();
    const { set, facts } = createFacts();
    const first = createRankFilter();
    const losses = new Map<string, LogLoss['kind']>();
    const sizes = new Map<string, number>();
    let tokens = '';
    let last = 0;

    function addIteration(at: number, text: string, step: string, planned: string): void {
      const row: Record<string, number | string> = { iteration: Number(step) };
      last = Number(step);
      if (planned !== 'infinity') set('train_iters', Number(planned));
      for (const { name, value } of readParts(text)) {
        row[name] = value;
        if (lossKind(name) === 'train') losses.set(name, 'train');
        if (isTokensName(name)) tokens = name;
      }
      const samples = row[SAMPLES];
      const sequence = facts[SEQUENCE];
      if (typeof samples === 'number' && typeof sequence === 'number')
        row[TOKENS] = samples * sequence;
      builder.add(at, row);
    }

    function addValidation(at: number, name: string, place: string, text: string): void {
      const step = /iteration (\d+)/.exec(place);
      const split = /\btest\b/.test(place) ? 'test' : name;
      const row: Record<string, number | string> = { iteration: step ? Number(step[1]) : last };
      for (const { name, value } of readParts(text)) {
        const column = `${split} ${name}`;
        row[column] = value;
        if (lossKind(name) !== null && !/ppl/i.test(name)) losses.set(column, 'held-out');
      }
      builder.add(at, row);
    }

    yield* readLogLines(source, ({ at, rank, text }) => {
      const iteration = ITERATION.exec(text);
      if (iteration) {
        if (first('iteration', rank))
          addIteration(at, text, iteration[1] as string, iteration[2] as string);
        return;
      }
      const validation = VALIDATION.exec(text);
      if (validation) {
        if (first('validation', rank))
          addValidation(
            at,
            validation[1] as string,
            validation[2] as string,
            validation[3] as string,
          );
        return;
      }
      const size = PARAMETERS.exec(text);
      if (size) sizes.set(`${size[1]} ${size[2]}`, Number(size[3]));
      const billions = BILLIONS.exec(text);
      if (billions) sizes.set(`${billions[1]} ${billions[2]}`, Number(billions[3]) * 1e9);
      const argument = size ? null : ARGUMENT.exec(text);
      if (!argument || argument[2] === 'None') return;
      const value = readFact((argument[2] as string).replace(HOW, ''));
      set(argument[1] as string, value);
      // Of GPT-NeoX this is the batch of all devices together, unlike anywhere else.
      if (argument[1] === 'train_batch_size' && HOW.test(argument[2] as string))
        set('global_batch_size', value);
    });
    if (losses.size === 0)
      return failure('data-incomplete-log', {
        file: fileName,
        format: megatron.id,
        missing: 'loss',
      });
    const parts = partsOf(facts);
    if (sizes.size > 0 && sizes.size === parts)
      set(
        'number of parameters',
        [...sizes.values()].reduce((sum, part) => sum + part, 0),
      );
    const read = builder.finish(megatron.id);
    const counted =
      tokens || (read.table.columns.some(({ name }) => name === TOKENS) ? TOKENS : '');
    return success({
      ...read,
      log: {
        step: 'iteration',
        ...(counted ? { tokens: counted } : {}),
        losses: [...losses].map(([column, kind]) => ({ column, kind })),
        facts: new Map([['', facts]]),
      },
    });
  },
};

/** `name: value` and `name value` between bars; what is no number is left aside. */
function* readParts(text: string): Generator<{ name: string; value: number | string }> {
  for (const part of text.split('|')) {
    const found = /^(.*?[^:\s])(?::\s*|\s+)(\S+)\s*$/.exec(part);
    if (!found || ITERATION.test(`${part}|`) || !NUMBER.test(found[2] as string)) continue;
    const name = (found[1] as string).trim();
    if (name !== '') yield { name, value: readLogNumber(found[2] as string) };
  }
}

/** Ranks that together hold a model once; none where experts are spread over more. */
function partsOf(facts: Readonly<Record<string, number | string>>): number {
  const number = (key: string): number => (typeof facts[key] === 'number' ? facts[key] : 1);
  if (number('expert_model_parallel_size') > 1) return 0;
  return number('tensor_model_parallel_size') * number('pipeline_model_parallel_size');
}
