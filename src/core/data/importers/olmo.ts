import { failure, success } from '../../result';
import type { Importer } from '../importer';
import { createRecordBuilder } from '../json-records';
import { readFact } from '../log-facts';
import { guessLogColumns } from '../log-names';
import { createRankFilter, readLogLines, sampleLines } from '../text-log';

/** `... INFO  [step=10/739328]`, of later versions `[step=10/739328,epoch=0]`. */
const STEP = /\[step=([\d,]+)(?:\/([\d,]+))?(?:,\s*epoch=(\d+))?[^\]]*\]\s*$/;
/** `    train/CrossEntropyLoss=2.931`: a metric a line, thousands separated by commas. */
const METRIC = /^\s{2,}([\w./() -]+)=(\S+)\s*$/;

/**
 * What OLMo's trainers print: a line with the step and then a metric a line, of an evaluation the same under its
 * own name without a step, which is that of the training step before it.
 */
export const olmo: Importer = {
  id: 'olmo',
  title: 'OLMo output',
  sniff({ text }) {
    const lines = sampleLines(text);
    return /\[step=[\d,]+[^\]\n]*\]\n\s{2,}[\w./() -]+=\S+/.test(lines) ? 0.95 : 0;
  },
  *parse(source, { fileName }) {
    const builder = createRecordBuilder();
    const first = createRankFilter();
    const facts: Record<string, number> = {};
    let step: number | null = null;
    let at = 0;
    let row: Record<string, number | string> = {};

    function flush(): void {
      if (step !== null && Object.keys(row).length > 0) builder.add(at, { step, ...row });
      row = {};
    }

    yield* readLogLines(source, (line) => {
      const metric = METRIC.exec(line.text);
      if (metric) {
        if (first('metric', line.rank)) row[metric[1] as string] = readFact(metric[2] as string);
        return;
      }
      if (!first('metric', line.rank)) return;
      flush();
      at = line.at;
      const begun = STEP.exec(line.text);
      if (!begun) return;
      step = Number((begun[1] as string).replaceAll(',', ''));
      if (begun[2] !== undefined) facts.max_steps = Number(begun[2].replaceAll(',', ''));
    });
    flush();
    const read = builder.finish(olmo.id);
    const { losses, tokens } = guessLogColumns(read.table);
    if (losses.length === 0)
      return failure('data-incomplete-log', { file: fileName, format: olmo.id, missing: 'loss' });
    return success({
      ...read,
      log: {
        step: 'step',
        ...(tokens === undefined ? {} : { tokens }),
        losses,
        facts: new Map([['', facts]]),
      },
    });
  },
};
