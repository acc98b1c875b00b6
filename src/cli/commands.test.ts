import { describe, expect, it } from 'vitest';
import { jsonOf, runWith } from './testing/fake-io';

describe('laws', () => {
  it('lists every law with what it takes, gives and claims', () => {
    const { laws } = jsonOf({}, 'laws');
    const [law] = laws;
    expect(law.id).toBe('chinchilla');
    expect(law.variables.map(({ id }: { id: string }) => id)).toEqual(['N', 'D']);
    expect(law.parameters.map(({ id }: { id: string }) => id)).toEqual([
      'E',
      'A',
      'B',
      'alpha',
      'beta',
    ]);
    expect(law.presets.map(({ id }: { id: string }) => id).slice(0, 3)).toEqual([
      'besiroglu2024',
      'hoffmann2022-tex',
      'hoffmann2022',
    ]);
    expect(law.outputs[0]).toEqual({
      id: 'loss',
      symbol: 'L',
      name: 'loss',
      unit: 'nats/token',
      inputs: ['N', 'D'],
    });
    for (const check of law.checks) {
      expect(check.outcome).toBe(check.knownMismatch ? 'mismatch' : 'reproduces');
    }
    expect(runWith({}, 'laws').out).toContain('18/22 checks');
  });
});

describe('predict', () => {
  const predict = (inputs: string, preset = 'hoffmann2022-tex') =>
    jsonOf({}, 'predict', '--law', 'chinchilla', '--preset', preset, '--inputs', inputs);

  it('gives every output the inputs determine', () => {
    const { outputs, extrapolated, notes } = predict('N=70b,D=1.4T');
    expect(outputs.loss).toBeCloseTo(1.92085, 5);
    expect(outputs.C).toBe(6 * 70e9 * 1.4e12);
    expect(outputs.N).toBeUndefined();
    expect(extrapolated).toBe(true);
    expect(notes[0]).toBe(
      'N = 70B is outside 70M to 16B, where the coefficients were fitted: extrapolated.',
    );
  });
  it('gives the optimum of a budget with its loss', () => {
    const { outputs } = predict('C=5.76e23');
    expect(outputs.N / 40e9).toBeCloseTo(1.01, 2);
    expect(outputs.loss).toBeCloseTo(predict(`N=${outputs.N},D=${outputs.D}`).outputs.loss, 12);
    expect(6 * outputs.N * outputs.D).toBeCloseTo(5.76e23, -12);
  });
  it('stays silent about extrapolation inside the range', () => {
    expect(predict('N=1e9,D=2e10', 'besiroglu2024')).toMatchObject({ extrapolated: false });
  });
  it('works out the third of C, N, D', () => {
    const third = predict('C=1.2e20,N=1e9');
    expect(third.inputs).toEqual({ N: 1e9, D: 2e10 });
    expect(third.notes[0]).toBe('D follows from C = 6 N D.');
    expect(predict('C=1,N=1e9,D=2e10').notes[0]).toContain('C is taken as 6 N D');
  });
  it('finds the tokens or the budget that reach a loss, and says where none does', () => {
    const { outputs } = predict('N=1e10,targetLoss=2.2');
    expect(predict(`N=1e10,D=${outputs.D}`).outputs.loss).toBeCloseTo(2.2, 10);
    expect(predict('targetLoss=2.2').outputs.C).toBeGreaterThan(1e20);
    const never = predict('targetLoss=1.5');
    expect(never.outputs.C).toBeNull();
    expect(never.notes).toContain('C has no value here: the law never gets there.');
  });
  it.each([
    [['--preset', 'x', '--inputs', 'N=1'], 'besiroglu2024, hoffmann2022-tex'],
    [['--inputs', 'N=1'], '--preset is missing'],
    [['--preset', 'besiroglu2024'], '--inputs is missing'],
    [['--preset', 'besiroglu2024', '--inputs', 'n=1e9'], '"n"'],
    [['--preset', 'besiroglu2024', '--inputs', 'N=0'], 'N = 0'],
    [['--preset', 'besiroglu2024', '--inputs', 'N=1e9,N=2e9'], 'N is there twice'],
    [['--preset', 'besiroglu2024', '--inputs', 'D=2e10'], 'Give one of these sets: N+D, C'],
  ])('refuses %j', (argv, words) => {
    const { code, out, err } = runWith({}, 'predict', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('optimum', () => {
  it('plans a budget under a preset', () => {
    expect(
      jsonOf(
        {},
        'optimum',
        '--law',
        'chinchilla',
        '--preset',
        'besiroglu2024',
        '--compute',
        '5.76e23',
      ),
    ).toEqual({
      N: expect.closeTo(7.22487e10, -6),
      D: expect.closeTo(1.32874e12, -8),
      loss: expect.closeTo(1.974, 2),
      tokensPerParam: expect.closeTo(18.391, 2),
      epochs: 1,
      bits: 16,
      trainingFlops: 5.76e23,
      servingFlops: 0,
      binding: ['compute'],
    });
  });
  it('plans under every constraint together', () => {
    const plan = jsonOf(
      {},
      ...['optimum', '--preset', 'besiroglu2024', '--compute', '1e24', '--tokens-served', '2e12'],
      ...['--unique-tokens', '1e12', '--memory-bytes', '50e9', '--bits', '6'],
    );
    const { N, D, loss, epochs, trainingFlops, servingFlops } = plan;
    expect(N).toBeCloseTo((50e9 * 8) / 6, -2);
    expect(6 * N * D + 2 * N * 2e12).toBeCloseTo(1e24, -15);
    expect(plan.binding).toEqual(['compute', 'tokens-served', 'memory', 'unique-tokens']);
    expect(epochs).toBeCloseTo(D / 1e12, 12);
    expect(trainingFlops + servingFlops).toBeCloseTo(1e24, -15);
    expect(plan.degradation).toBeGreaterThan(0);
    const free = jsonOf({}, 'optimum', '--preset', 'besiroglu2024', '--compute', '1e24');
    expect(loss).toBeGreaterThan(free.loss);
  });
  it('chooses the bit width on request', () => {
    const base = ['optimum', '--preset', 'besiroglu2024', '--compute', '1e24'];
    const memory = ['--memory-bytes', '24e9'];
    const best = jsonOf({}, ...base, ...memory, '--bits', 'any');
    for (const bits of ['2', '3', '4', '5', '6', '8', '16'])
      expect(jsonOf({}, ...base, ...memory, '--bits', bits).loss).toBeGreaterThanOrEqual(best.loss);
    expect(best.bits).toBeLessThan(16);
  });
  it('plans under a fit of bundled runs', () => {
    const { N, D } = jsonOf(
      {},
      'optimum',
      '--dataset',
      'chinchilla-isoflop',
      '--compute',
      '5.76e23',
    );
    expect(N / 9e10).toBeCloseTo(1, 2);
    expect(6 * N * D).toBeCloseTo(5.76e23, -12);
  });
  it.each([
    [['--preset', 'besiroglu2024'], '--compute is missing'],
    [['--preset', 'besiroglu2024', '--compute', '-1'], 'not above 0'],
    [['--compute', '1e22'], '--preset is missing'],
    [['--compute', '1e22', '--dataset', 'gadre-c4', '--preset', 'besiroglu2024'], 'not from both'],
    [
      ['--compute', '1e22', '--preset', 'besiroglu2024', '--memory-bytes', '0.01'],
      'No model fits these constraints',
    ],
    [['--compute', '1e22', '--preset', 'besiroglu2024', '--bits', '20'], 'from 1 to 16'],
    [
      ['--compute', '1e22', '--preset', 'besiroglu2024', '--bits', '4', '--degradation', 'cmr'],
      '--preset is missing',
    ],
    [
      ['--compute', '1e22', '--preset', 'besiroglu2024', '--bits', '4'].concat([
        '--degradation',
        'chinchilla:besiroglu2024',
      ]),
      'does not say what a bit width costs',
    ],
    [
      ['--compute', '1e22', '--preset', 'besiroglu2024', '--bits', '4'].concat([
        '--degradation',
        'qid:ouyang2024-3bit',
      ]),
      'holds for one bit width',
    ],
  ])('refuses %j', (argv, words) => {
    const { code, out, err } = runWith({}, 'optimum', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('permalink', () => {
  const link =
    'http://localhost:4173/#/explore?v=1&C=1e22&N=7e9&lock=C&where=loss%3C3&served=1e13&x=vAAAA';

  it('says what a link holds and what is wrong with it', () => {
    const { state, notices } = jsonOf({}, 'permalink', '--decode', link);
    expect(state).toMatchObject({
      screen: 'explore',
      C: 1e22,
      N: 7e9,
      lock: 'C',
      where: 'loss<3',
      served: 1e13,
    });
    expect(notices).toEqual([
      {
        code: 'link-block-checksum',
        data: { key: 'x' },
        message: expect.stringContaining('cut or changed'),
      },
    ]);
    expect(runWith({}, 'permalink', '--decode', link).out).toMatch(/^where +loss<3$/m);
  });
  it('encodes what it decoded', () => {
    const decoded = runWith({}, 'permalink', '--decode', link, '--json').out;
    const { out, code } = runWith(
      { 's.json': decoded },
      'permalink',
      '--encode',
      's.json',
      '--base',
      'http://a.example/',
    );
    expect(code).toBe(0);
    expect(out).toBe(
      'http://a.example/#/explore?v=1&C=1e22&N=7e9&lock=C&where=loss%3C3&served=1e13\n',
    );
    const short = { 's.json': '{"C":1e21}' };
    expect(jsonOf(short, 'permalink', '--encode', 's.json')).toMatchObject({
      hash: '#/explore?v=1&C=1e21',
      length: 20,
      tooLong: false,
    });
  });
  it('carries runs through and back', () => {
    const runs = {
      title: 'mine.csv',
      names: ['a', 'b'],
      N: [1e9, 2e9],
      D: [1e10, 3e10],
      loss: [3, 2.5],
      extra: [],
      leftOut: [],
      origin: { kind: 'own', source: 'mine.csv', notes: [] },
    };
    const files = { 's.json': JSON.stringify({ state: { obj: 'mse' }, dataset: runs }) };
    const { url } = jsonOf(files, 'permalink', '--encode', 's.json');
    const back = jsonOf({}, 'permalink', '--decode', url);
    expect(back).toMatchObject({
      state: { obj: 'mse' },
      dataset: { N: [1e9, 2e9], loss: [3, 2.5], names: ['a', 'b'] },
      notices: [],
    });
    const again = jsonOf({ 's.json': JSON.stringify(back) }, 'permalink', '--encode', 's.json');
    expect(again.url).toBe(url);
  });
  it.each([
    [{}, [], 'Give --decode URL or --encode STATE.json'],
    [{}, ['--encode', 'gone.json'], '"gone.json" cannot be read'],
    [{ 'a.json': '{' }, ['--encode', 'a.json'], 'is not JSON'],
    [{ 'a.json': '[]' }, ['--encode', 'a.json'], 'a list'],
    [{ 'a.json': '{"C":"much"}' }, ['--encode', 'a.json'], '“much”'],
  ])('refuses %j %j', (files: Record<string, string>, argv, words) => {
    const { code, out, err } = runWith(files, 'permalink', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('the front door', () => {
  it('names its commands', () => {
    expect(runWith({}, 'train')).toMatchObject({
      code: 2,
      out: '',
      err: 'There is no command "train". Use one of fit, laws, predict, optimum, permalink, simulate, diagnose, import.\n',
    });
  });
});
