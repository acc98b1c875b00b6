import { failure, success } from '../../result';
import type { Importer } from '../importer';
import { createRecordBuilder } from '../json-records';
import { createFacts, readFact } from '../log-facts';
import type { LogLoss } from '../log-layout';
import { createRankFilter, readLogLines, readLogNumber, sampleLines } from '../text-log';

/** `main.log`: `s:250 tel:6.1`, `s:250 trl:6.0 lr:0.0006 norm:0.9`, `s:250 eval:0.25`. */
const SHORT = /^s:(\d+) ((?:[a-z]+:\S+ ?)+)$/;
/** `step:250/5100 val_loss:6.1 train_time:..ms`: the speed-run trainers that grew out of it. */
const COLON = /^step:(\d+)(?:\/(\d+))? ((?:[a-z_]+:\S+ ?)+)$/;
/** `step  250/18865 | loss 6.0 (+0.1z)| norm 0.9 (-0.2z)| lr 6e-04 | 3000 ms | 42% bf16 MFU | 170000 tok/s`. */
const TRAINED = /^step\s+(\d+)\/(\d+)\s*\| (?:train )?loss (\S+)(.*)$/;
/** `step 1: train loss 5.3 (took 1452.1 ms)` of the version for one CPU, which counts from zero. */
const ON_CPU = /^step (\d+): train loss (\S+) \(took ([\d.]+) ms/;
const VALIDATED = /^val loss (\S+)\s*$/;
/** A row of the table of settings; the letter the code calls a setting by is left out. */
const SETTING = /^\| ([\w() /-]+?)(?: [A-Z]{1,2}| \(LR\))?\s*\| (.*?)\s*\|$/;
/** How the version for one CPU prints the same. */
const SAID =
  /^(max_seq_len|vocab_size|padded_vocab_size|num_layers|num_heads|channels|num_parameters): (\d+)/;
const KINDS: Readonly<Record<string, LogLoss['kind']>> = {
  tel: 'held-out',
  trl: 'train',
  val_loss: 'held-out',
  train_loss: 'train',
  loss: 'train',
  'val loss': 'held-out',
  'train loss': 'train',
};

/** What llm.c writes to `main.log`, and what it prints. */
export const llmc: Importer = {
  id: 'llmc',
  title: 'llm.c log',
  sniff({ text }) {
    const lines = sampleLines(text).split('\n');
    const hits = lines.filter(
      (line) => isShort(line) || isColon(line) || TRAINED.test(line) || ON_CPU.test(line),
    ).length;
    if (hits > 0) return 0.96;
    return lines.some((line) => /^\| padded_vocab_size Vp/.test(line)) ? 0.8 : 0;
  },
  *parse(source, { fileName }) {
    const builder = createRecordBuilder();
    const { set, facts } = createFacts();
    const first = createRankFilter();
    const seen = new Set<string>();
    /** Updates made so far, for losses that are printed without a step. */
    let done = 0;

    function add(at: number, row: Record<string, number | string>): void {
      for (const key of Object.keys(row)) seen.add(key);
      builder.add(at, row);
    }

    yield* readLogLines(source, ({ at, rank, text }) => {
      const pairs = SHORT.exec(text) ?? COLON.exec(text);
      if (pairs) {
        const written = pairs.at(-1) as string;
        const row = readPairs(written);
        if (!first(Object.keys(row).join(), rank)) return;
        if (pairs.length === 4 && pairs[2] !== undefined) set('max_steps', Number(pairs[2]));
        return add(at, { step: Number(pairs[1]), ...row });
      }
      const trained = TRAINED.exec(text);
      if (trained && first('train', rank)) {
        done = Number(trained[1]);
        set('max_steps', Number(trained[2]));
        return add(at, {
          step: done,
          'train loss': readLogNumber(trained[3] as string),
          ...readParts(trained[4] as string),
        });
      }
      const onCpu = trained ? null : ON_CPU.exec(text);
      if (onCpu && first('train', rank)) {
        done = Number(onCpu[1]) + 1;
        return add(at, {
          step: done,
          'train loss': readLogNumber(onCpu[2] as string),
          ms: Number(onCpu[3]),
        });
      }
      const validated = VALIDATED.exec(text);
      if (validated && first('val', rank))
        return add(at, { step: done, 'val loss': readLogNumber(validated[1] as string) });
      const setting = SETTING.exec(text) ?? SAID.exec(text);
      if (setting && setting[1] !== 'Parameter')
        set(setting[1] as string, readFact(setting[2] as string));
    });
    const losses = Object.entries(KINDS).flatMap(([column, kind]) =>
      seen.has(column) ? [{ column, kind }] : [],
    );
    if (losses.length === 0)
      return failure('data-incomplete-log', { file: fileName, format: llmc.id, missing: 'loss' });
    return success({
      ...builder.finish(llmc.id),
      log: { step: 'step', losses, facts: new Map([['', facts]]) },
    });
  },
};

function isShort(line: string): boolean {
  return /^s:\d+ (tel|trl|eval):/.test(line);
}

function isColon(line: string): boolean {
  return /^step:\d+(\/\d+)? .*\b(val_loss|train_loss|loss):/.test(line);
}

/** `lr:0.0006 train_time:83ms` as numbers; units after a number are dropped. */
function readPairs(text: string): Record<string, number | string> {
  const row: Record<string, number | string> = {};
  for (const pair of text.trim().split(' ')) {
    const at = pair.indexOf(':');
    row[pair.slice(0, at)] = readLogNumber(pair.slice(at + 1).replace(/(\d)(ms|s)$/, '$1'));
  }
  return row;
}

/** What follows the loss between bars: `norm 0.9 (z)`, `lr 6e-04`, `3000 ms`, `170000 tok/s`. */
function readParts(text: string): Record<string, number | string> {
  const row: Record<string, number | string> = {};
  for (const part of text.split('|')) {
    const named = /^\s*([a-z]+) ([-+\w.]+)/i.exec(part);
    const counted = /^\s*([\d.]+) (ms|tok\/s)\s*$/.exec(part);
    if (counted) row[counted[2] as string] = Number(counted[1]);
    else if (named) row[named[1] as string] = readLogNumber(named[2] as string);
  }
  return row;
}
