/**
 * What the source of each entry serves, cut short: the true column names in their true order, with rows made up from
 * a plain law. The rows of the sources are theirs; a test needs their form.
 */
const sizes = [2e7, 6e7, 2e8, 6e8];
const tokens = [1e9, 4e9, 2e10];

interface Row {
  readonly N: number;
  readonly D: number;
  readonly C: number;
  readonly loss: number;
  readonly i: number;
}

const rows: readonly Row[] = sizes.flatMap((N, a) =>
  tokens.map((D, b) => ({
    N,
    D,
    C: 6 * N * D,
    loss: 1.8 + 480 / N ** 0.348 + 2100 / D ** 0.366,
    i: a * tokens.length + b,
  })),
);

function csv(header: string, write: (row: Row) => readonly (string | number)[]): string {
  return `${[header, ...rows.map((row) => write(row).join(','))].join('\n')}\n`;
}

const isoflop = (source: string, dataset: string, extra: boolean) =>
  csv(
    extra
      ? 'source,provenance,dataset,model,condition,experiment,tokens,params,budget,loss'
      : 'source,dataset,model,experiment,tokens,params,budget,loss',
    ({ N, D, C, loss }) => {
      const experiment = `${source}__${dataset}__llama_2`;
      return extra
        ? [source, 'made', dataset, 'llama_2', '', experiment, D, N, C, loss]
        : [source, dataset, 'llama_2', experiment, D, N, C, loss];
    },
  );

const pile = ['arxiv', 'freelaw', 'nih_exporter', 'pubmed_central', 'wikipedia_en'];
const pileMore = ['dm_mathematics', 'github', 'philpapers', 'stackexchange', 'enron_emails'];
const pileLast = ['gutenberg_pg_19', 'pile_cc', 'ubuntu_irc', 'europarl', 'hackernews'];
const pileEnd = ['pubmed_abstracts', 'uspto_backgrounds'];
const domains = [...pile, ...pileMore, ...pileLast, ...pileEnd];
const measured = ['arxiv', 'freelaw', 'pubmed_central', 'wikipedia_en', 'pile_cc'];

/** A log of twenty steps; the ladder has one for each of four sizes and four lengths. */
function ladderLog(N: number, multiple: number): string {
  const header =
    '_step,throughput/total_tokens,throughput/total_training_Gflops,optim/learning_rate_group0,eval/c4_en-validation/CrossEntropyLoss,eval/dolma_books-validation/CrossEntropyLoss,eval/downstream_bpb/hellaswag_val_rc_5shot_bpb,learning_rate_peak,batch_size_in_tokens';
  const lines = Array.from({ length: 20 }, (_, i) => {
    const step = 200 * multiple * (i + 1);
    const D = step * 524_288;
    const loss = 1.8 + 480 / N ** 0.348 + 2100 / D ** 0.366;
    return [step, D, (6 * N * D) / 1e9, 0.0009, loss, loss + 0.3, 1.2, 0.00097, 524_288].join(',');
  });
  return `${[header, ...lines].join('\n')}\n`;
}

const ladderSizes = [190_354_176, 371_262_464, 758_220_288, 1_279_395_840];

/** By the entry's id, one text for each of its files. */
export const excerpts: Readonly<Record<string, readonly string[]>> = {
  'epoch-chinchilla': [
    csv('x,y,color,Model Size,Training FLOP,hex_color,loss', ({ N, C, loss, i }) => [
      i,
      i / 2,
      `"(0.1, 0.${i}, 0.3)"`,
      N,
      C,
      '#1a2b3c',
      loss,
    ]),
  ],
  'isoflop-collection': [isoflop('marin_202603', 'nemotron', false)],
  'marin-isoflop': [isoflop('marin_202603', 'nemotron', true)],
  'misfitting-isoflop': [isoflop('misfitting', 'fineweb_c4', true)],
  'llama3-isoflop': [
    csv('compute_budget,training_tokens,validation_loss,x_page,y_page', ({ D, C, loss, i }) => [
      C,
      D,
      loss,
      i,
      i,
    ]),
  ],
  'step-law-dense': [
    csv('h,ffnh,numh,numl,lr,bs,ti,loss,smooth loss,exp_name,D,N,D/N', ({ N, D, loss, i }) => [
      1280,
      9048,
      10,
      8,
      0.002,
      64,
      1000,
      loss + 0.01,
      loss,
      `run${i}`,
      D,
      N,
      D / N,
    ]),
  ],
  'farseer-grid': [
    csv('N,D,h,ffnh,numh,numl,lr,bs,ti,loss,smooth loss,seq_len,data_recipe,D/N', (row) => [
      row.N,
      row.D,
      1280,
      9048,
      10,
      8,
      0.002,
      64,
      1000,
      row.loss + 0.01,
      row.loss,
      2048,
      '2049_sc',
      3.52,
    ]),
  ],
  'olmo-ladder': ladderSizes.flatMap((N) =>
    [1, 2, 5, 10].map((multiple) => ladderLog(N, multiple)),
  ),
  gemstones: [
    `${rows
      .map(({ N, D, loss, i }) =>
        JSON.stringify({
          step: 2385 * (i + 1),
          final_loss: loss,
          run_name: `Gemstone-${256 * (1 + (i % 4))}x12`,
          width: 256 * (1 + (i % 4)),
          depth: 12,
          tokens: D,
          params_active_precise: N,
          num_nodes: null,
          seconds_per_step: null,
        }),
      )
      .join('\n')}\n`,
  ],
  'regmix-1m': [
    csv(`index,${domains.map((domain) => `train_the_pile_${domain}`).join(',')}`, ({ i }) => [
      i + 1,
      ...domains.map((_, k) => (k === i % 5 ? 0.6 : k === (i + 1) % 5 ? 0.4 : 0)),
    ]),
    csv(
      `index,${measured.map((domain) => `metric/the_pile_${domain}_val_loss`).join(',')}`,
      ({ i }) => [i + 1, ...measured.map((_, k) => (k === i % 5 ? 3.5 : 5))],
    ),
  ],
};
