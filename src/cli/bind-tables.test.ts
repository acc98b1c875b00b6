import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonOf, runWith } from './testing/fake-io';

const ptq = readFileSync(new URL('../../public/data/microladder_ptq.csv', import.meta.url), 'utf8');
const files = { 'ptq.csv': ptq };
const fit = (...argv: string[]) => jsonOf(files, 'fit', ...argv, '--bootstrap', '0');

describe('fit on bundled tables', () => {
  it('gives back the law degradation targets were computed from', () => {
    const { n, params, warnings } = fit(
      ...['--dataset', 'qid-targets', '--law', 'qid/per-bits', '--where', 'bits==4'],
    );
    expect(n).toBe(16);
    expect(Object.keys(params)).toEqual(['k', 'beta', 'alpha']);
    expect(params.beta).toBeCloseTo(0.6549, 1);
    expect(warnings.join()).not.toContain('guesses');
  });

  it('counts batches in tokens', () => {
    const { n, params } = fit(
      ...['--dataset', 'cbs-steps', '--law', 'critical-batch', '--where', 'params==85000000'],
      ...['--objective', 'log-mse'],
    );
    expect(n).toBe(9);
    // The notebook of the source found 1293.83 and 2834260 sequences.
    expect(params.a / 1293.83).toBeCloseTo(1, 1);
    expect(params.b / 2_834_260).toBeCloseTo(1, 1);
  });

  it('fits a mixing law to one domain, size and step', () => {
    const where = "params==70000000 and validation_domain=='Github' and step==30000";
    const { n, params } = fit(
      ...['--dataset', 'two-domain-mixing', '--law', 'data-mixing', '--where', where],
    );
    expect(n).toBe(5);
    expect(params.c).toBeCloseTo(1.1096, 1);
  });

  it('turns an accuracy into an error', () => {
    const args = ['--dataset', 'synthllm-predicted', '--law', 'rectified'];
    const { params } = fit(...args, '--where', 'params==3000000000', '--objective', 'log-mse');
    expect(params.E).toBeGreaterThan(0);
    expect(runWith({}, 'fit', ...args).err).toBe(
      'The law rectified holds within one group of the rows of synthllm-predicted (groups: params==3000000000; params==8000000000). Choose one, as in --where "params==3000000000".\n',
    );
  });

  it('takes the reading of a table whose response was named', () => {
    const args = ['--dataset', 'dcpt-chemistry', '--law', 'data-mixing'];
    const general = fit(...args);
    const domain = fit(...args, '--map', 'loss=domain_loss');
    expect(general.params.c).toBeGreaterThan(2.5);
    expect(domain.params.c).toBeLessThan(2);
    expect(fit(...args, '--map', 'loss=general_loss').params).toEqual(general.params);
  });

  it('reads what names tell where the catalogue says nothing', () => {
    const { n, params } = fit('--dataset', 'gadre-c4', '--law', 'downstream');
    expect(n).toBe(34);
    expect(Object.keys(params)).toEqual(['eps', 'k', 'gamma']);
  });
});

describe('fit on a file that holds no runs', () => {
  const map = 'N=params_nonembedding,D=tokens,bits=bits,qid=delta_loss';
  const where = 'bits<=4 and group_size==32';

  it('takes the columns of any law from --map', () => {
    const named = fit('ptq.csv', '--law', 'qid', '--map', map, '--where', where);
    expect(named.n).toBe(99);
    expect(named.warnings.join()).not.toContain('guesses');
    const guessed = fit('ptq.csv', '--law', 'qid', '--where', where);
    expect(guessed.params).toEqual(named.params);
    expect(guessed.warnings).toContainEqual(expect.stringContaining('N, D, qid are guesses'));
    const bundled = fit('--dataset', 'microladder-ptq', '--law', 'qid', '--where', where);
    expect(bundled.params).toEqual(named.params);
  });

  it('weighs by a column of standard errors', () => {
    const args = ['ptq.csv', '--law', 'qid', '--map', map, '--where', where];
    const weighed = fit(...args, '--weights', 'delta_se', '--objective', 'log-mse');
    const plain = fit(...args, '--objective', 'log-mse');
    expect(weighed.value).toBeGreaterThan(10 * plain.value);
  });

  it('keeps rows at or below zero where the objective is in the response, as the page does', () => {
    const args = ['--dataset', 'microladder-ptq', '--law', 'qid', '--where', 'bits>=6'];
    const zero = fit(...args, '--objective', 'mse', '--weights', 'delta_se');
    expect(zero.n).toBe(198);
    expect(zero.warnings.join()).not.toContain('rows have');
    const logs = fit(...args, '--objective', 'log-mse');
    expect(logs.n).toBeLessThan(198);
    expect(logs.warnings).toContainEqual(expect.stringContaining(`${198 - logs.n} rows`));
    // A loss is never at or below zero, whatever the objective.
    const loss = readFileSync(
      new URL('../../public/data/microladder_ptq.csv', import.meta.url),
      'utf8',
    )
      .replace('loss_fp,loss,', 'loss_fp,other,')
      .replace('delta_loss', 'loss');
    const map = 'N=params_nonembedding,D=tokens,loss=loss';
    const refused = jsonOf(
      { 'loss.csv': loss },
      'fit',
      'loss.csv',
      '--map',
      map,
      '--objective',
      'mse',
      '--bootstrap',
      '0',
    );
    expect(refused.n).toBeLessThan(594);
  });

  it('says how many rows the law cannot use', () => {
    const { n, warnings } = fit('ptq.csv', '--law', 'qid', '--map', map);
    expect(n).toBeLessThan(594);
    expect(warnings).toContainEqual(expect.stringContaining(`${594 - n} rows`));
  });

  it.each([
    [['--map', 'N=params_nonembedding,qid=gone'], 'There is no column “gone” for qid'],
    [['--map', 'N=size'], 'The column “size” for N holds words'],
    [['--map', 'colour=bits'], 'Names: N, D, bits, qid'],
    [['--where', 'bits==7'], 'No row passes "bits==7"'],
    [['--weights', 'gone'], 'There is no column of numbers "gone"'],
    [['--map', 'bits=tokens'], '594 rows have a bits the law is not defined for'],
  ])('refuses %j', (argv, words) => {
    const { code, out, err } = runWith(files, 'fit', 'ptq.csv', '--law', 'qid', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it('asks for a variable no column is known to be', () => {
    const { err } = runWith(
      { 'a.csv': 'params,tokens,qid\n1e9,1e10,0.1\n' },
      ...['fit', 'a.csv', '--law', 'qat'],
    );
    expect(err).toContain('The law qat needs group');
    expect(err).toContain('--map group=COLUMN');
  });
});
