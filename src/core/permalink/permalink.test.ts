import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { findCatalogueEntry } from '../catalogue';
import { type CustomSpec, isPlanLaw, type Law, laws } from '../laws';
import { sealBlock } from './block';
import { DEFAULT_DATA_HASH } from './dataset-reference';
import { decodeLink, defaultState, type ExplorerState, encodeLink } from './index';
import { anyState } from './testing/arbitrary';

const state = (changes: Partial<ExplorerState>): ExplorerState => ({ ...defaultState, ...changes });
const hashOf = (changes: Partial<ExplorerState>) => encodeLink(state(changes)).hash;
const codes = (text: string) => decodeLink(text).notices.map(({ code }) => code);

describe('encodeLink', () => {
  it('shows only what differs from the defaults, readably', () => {
    expect(hashOf({})).toBe('#/explore?v=1');
    expect(hashOf({ screen: 'fit', obj: 'mse', C: 1e22, show: [] })).toBe(
      '#/fit?v=1&obj=mse&C=1e22&show=none',
    );
    expect(hashOf({ N: 7e9, D: 2e12, C: null, lock: 'D' })).toBe(
      '#/explore?v=1&N=7e9&D=2e12&lock=D',
    );
    expect(hashOf({ where: "loss<3.4 and set=='rpj'" })).toBe(
      '#/explore?v=1&where=loss%3C3.4%20and%20set%3D%3D%27rpj%27',
    );
  });
  it('names bundled data by id and hash', () => {
    const hash = findCatalogueEntry('gadre-c4')?.hash.slice(0, 8);
    expect(hashOf({ data: 'gadre-c4' })).toBe(`#/explore?v=1&data=gadre-c4.${hash}`);
    expect(hashOf({ data: 'own-0123456789ab' })).toBe('#/explore?v=1&data=own-0123456789ab');
  });
  it('may leave the default data out: its file is the one version 1 was fixed with', () => {
    expect(findCatalogueEntry(defaultState.data)?.hash.slice(0, 8)).toBe(DEFAULT_DATA_HASH);
  });
  it('counts the whole address and says by how much it is too long', () => {
    const link = encodeLink(state({}), { base: 'https://example.org/' });
    expect(link).toMatchObject({ length: 20 + 13, tooLong: false, over: 0 });
    const excluded = Array.from({ length: 9000 }, (_, i) => ((i * i * 7919) % 104729) + 104729 * i);
    const long = encodeLink(state({ excluded }));
    expect(long.tooLong).toBe(true);
    expect(long.over).toBe(long.length - 7999);
    expect(long.length).toBe(long.hash.length);
  });
});

const formula: CustomSpec = {
  formula: 'E + A/N^alpha + B/D^beta',
  variables: [
    { name: 'N', column: 'N' },
    { name: 'D', column: 'D' },
  ],
  response: 'loss',
  parameters: { alpha: { low: 0.1, high: 0.9 }, E: { high: 2.5 } },
};

describe('a formula in a link', () => {
  const link = hashOf({ law: 'custom', formula });
  it('comes back with its columns and bounds, in a short url-safe block', () => {
    expect(decodeLink(link)).toEqual({ state: state({ law: 'custom', formula }), notices: [] });
    expect(link).toMatch(/^#\/explore\?v=1&law=custom&f=[\w-]+$/);
    expect(link.length).toBeLessThan(250);
    expect(encodeLink(state({ formula })).contents.keys).toEqual(['f']);
  });
  it('is said to be damaged where it is, and the rest opens', () => {
    const cut = decodeLink(`${link.slice(0, -5)}&C=1e22`);
    expect(cut.notices.map(({ code }) => code)).toEqual([
      'link-block-checksum',
      'link-law-no-formula',
    ]);
    expect(cut.state).toEqual(state({ C: 1e22 }));
  });
  it.each([
    ['no object', '5'],
    ['a key of its own', JSON.stringify({ ...formula, run: 'x' })],
    ['a name every object has', JSON.stringify({ ...formula, parameters: { toString: {} } })],
    [
      'a name twice',
      JSON.stringify({ ...formula, variables: Array(2).fill(formula.variables[0]) }),
    ],
    ['a formula too long', JSON.stringify({ ...formula, formula: 'N'.repeat(501) })],
    ['a bound that is no number', JSON.stringify({ ...formula, parameters: { E: { low: '0' } } })],
  ])('is refused with %s', (_, json) => {
    const block = sealBlock({ codec: 'j', bytes: strToU8(json) });
    const { state: read, notices } = decodeLink(`#/explore?v=1&f=${block}`);
    expect(notices.map(({ code }) => code)).toEqual(['link-formula']);
    expect(read.formula).toBeNull();
    expect({}).not.toHaveProperty('low');
  });
  it('takes nothing from a prototype that is smuggled in', () => {
    const json = JSON.stringify(formula).replace(/"parameters":{/, '$&"__proto__":{"low":1},');
    const block = sealBlock({ codec: 'j', bytes: strToU8(json) });
    const { state: read } = decodeLink(`#/explore?v=1&f=${block}`);
    expect(read.formula).toEqual(formula);
    expect(read.formula?.parameters).not.toHaveProperty('low');
    expect({}).not.toHaveProperty('low');
  });
  it('needs one to be the law in use, and one that makes plans on Explore', () => {
    expect(codes('#/explore?v=1&law=custom')).toEqual(['link-law-no-formula']);
    const other = {
      ...formula,
      formula: 'E + A/N^alpha',
      variables: formula.variables.slice(0, 1),
    };
    const explore = decodeLink(hashOf({ law: 'custom', formula: other }));
    expect(explore.notices.map(({ code }) => code)).toEqual(['law-no-plan']);
    expect(explore.state).toEqual(state({ formula: other }));
    const laws = decodeLink(hashOf({ screen: 'laws', law: 'custom', formula: other }));
    expect(laws.notices).toEqual([]);
    expect(laws.state).toEqual(state({ screen: 'laws', card: 'custom', formula: other }));
  });
});

describe('a law that makes no plans', () => {
  const law = laws.find(
    (candidate) => !isPlanLaw(candidate) && candidate.presets.length > 0,
  ) as Law;
  const preset = law.presets[0]?.id as string;
  it('is opened as a card on the screen of laws, its preset beside others', () => {
    const { state: read, notices } = decodeLink(`#/laws?v=1&law=${law.id}&preset=${preset}`);
    expect(notices).toEqual([]);
    expect(read).toEqual(state({ screen: 'laws', card: law.id, vs: [`${law.id}:${preset}`] }));
  });
  it('gives way to the default law on Explore, and says so', () => {
    const { state: read, notices } = decodeLink(`#/explore?v=1&law=${law.id}&preset=${preset}`);
    expect(notices).toEqual([{ code: 'law-no-plan', data: { law: law.title } }]);
    expect(read).toEqual(defaultState);
  });
});

describe('decodeLink', () => {
  it('reads back every state', () => {
    fc.assert(
      fc.property(anyState, (before) => {
        const { hash, contents } = encodeLink(before);
        const { state: after, notices } = decodeLink(`https://a.example/x/?y=1${hash}`);
        expect(notices).toEqual([]);
        expect(after).toEqual(before);
        expect(encodeLink(after).hash).toBe(hash);
        expect(contents.exclusions).toBe(before.excluded.length);
      }),
      { numRuns: 200 },
    );
  });
  it('opens the default state for an address without a link', () => {
    for (const text of ['', '#', '#/', 'http://localhost:4173/']) {
      expect(decodeLink(text)).toEqual({ state: defaultState, notices: [] });
    }
  });
  it.each([
    ['C=1e22', { C: 1e22, N: null, D: null, lock: 'optimum' }],
    ['N=7e9', { C: null, N: 7e9, D: null, lock: 'optimum' }],
    ['C=1e22&N=7e9', { C: 1e22, N: 7e9, D: null, lock: 'C' }],
    ['C=1e22&D=7e11', { C: 1e22, N: null, D: 7e11, lock: 'C' }],
    ['N=7e9&D=7e11', { C: null, N: 7e9, D: 7e11, lock: 'D' }],
    ['C=1e22&N=7e9&D=7e11', { C: 1e22, N: 7e9, D: 7e11, lock: 'C' }],
    ['N=7e9&D=7e11&lock=ratio', { C: null, N: 7e9, D: 7e11, lock: 'ratio' }],
    ['C=1e22&N=7e9&lock=optimum', { C: 1e22, N: 7e9, D: null, lock: 'optimum' }],
    ['C=', { C: null, N: null, D: null, lock: 'optimum' }],
    ['lock=N', { C: null, N: null, D: null, lock: 'N' }],
  ])('takes the point of %s', (query, point) => {
    expect(decodeLink(`#/explore?v=1&${query}`)).toMatchObject({ state: point, notices: [] });
  });
  it('opens a link of version 0 and one without a version', () => {
    const wanted = { data: 'gadre-c4', C: 1e22, obj: 'mse', unknown: {} };
    expect(decodeLink('#/explore?v=0&dataset=gadre-c4&c=1e22&obj=mse')).toMatchObject({
      state: wanted,
      notices: [],
    });
    expect(decodeLink('#/explore?dataset=gadre-c4&c=1e22&obj=mse')).toMatchObject({
      state: wanted,
    });
  });
  it('opens what it can of a newer link and keeps the rest', () => {
    const text = '#/explore?v=2&C=1e22&hours=512&law=chinchilla';
    const { state: read, notices } = decodeLink(text);
    expect(read).toMatchObject({ C: 1e22, unknown: { hours: '512' } });
    expect(notices).toEqual([{ code: 'link-newer', data: { version: 2, known: 1 } }]);
    expect(encodeLink(read).hash).toBe('#/explore?v=1&C=1e22&hours=512');
  });
  it.each([
    ['#/nowhere?v=1', 'link-screen'],
    ['#/explore?v=one', 'link-bad-version'],
    ['#/explore?v=1&C=much', 'link-value'],
    ['#/explore?v=1&C=-1', 'link-value'],
    ['#/explore?v=1&obj=', 'link-value'],
    ['#/explore?v=1&lock=all', 'link-value'],
    ['#/explore?v=1&law=unheard', 'link-law'],
    ['#/explore?v=1&preset=unheard', 'link-preset'],
    ['#/explore?v=1&data=unheard', 'link-data-unknown'],
    ['#/explore?v=1&data=own-xyz', 'link-data-unknown'],
    ['#/explore?v=1&data=gadre-c4.00000000', 'link-data-changed'],
    ['#/explore?v=1&x=', 'link-block-empty'],
    ['#/explore?v=1&x=qAAAAAAAA', 'link-block-checksum'],
    ['#/explore?v=1&x=v%20%20%20%20%3Cscript', 'link-block-damaged'],
    ['#/explore?v=1&d=aAAAAAAAA', 'link-block-checksum'],
  ])('opens %s with a notice and defaults', (text, code) => {
    expect(codes(text)).toEqual([code]);
    const { data, ...rest } = decodeLink(text).state;
    expect({ data, ...rest }).toEqual({
      ...defaultState,
      data: code.endsWith('changed') ? 'gadre-c4' : data,
    });
  });
  it('drops the exclusions of runs that could not be read', () => {
    const link = hashOf({ excluded: [1, 2] });
    expect(decodeLink(`${link}&d=aAAAAAAAA`)).toMatchObject({
      state: { excluded: [] },
      notices: [{ code: 'link-block-checksum' }, { code: 'link-exclusions-dropped' }],
    });
  });
  it('never throws, whatever it is given, and gives a state that can be linked', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'v=1',
        'C=',
        'd=a',
        'x=v',
        '__proto__=1',
        'constructor=x',
        '<script>',
        '%',
        '#',
        '?',
        '&',
        '/explore',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.base64String({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('', '&', '='),
        (parts, glue) => {
          const { state: read } = decodeLink(parts.join(glue));
          expect(Object.keys(read).sort()).toEqual(Object.keys(defaultState).sort());
          const hash = encodeLink(read).hash;
          expect(hash).toMatch(/^#\/[a-z-]+\?[\w.\-=&%]*$/);
          expect(decodeLink(hash).state).toEqual(read);
        },
      ),
      { numRuns: 1000 },
    );
    expect(Object.prototype).not.toHaveProperty('1');
  });
  it('never throws for a link that was cut or changed in one place', () => {
    fc.assert(
      fc.property(anyState, fc.nat(), fc.string({ maxLength: 3 }), (before, place, other) => {
        const { hash } = encodeLink(before);
        const at = place % hash.length;
        expect(decodeLink(hash.slice(0, at)).state.screen).toBeTypeOf('string');
        expect(decodeLink(hash.slice(0, at) + other + hash.slice(at + 1)).state.lock).toBeTypeOf(
          'string',
        );
      }),
    );
  });
});

describe('a link to a screen of trade-offs', () => {
  const state = {
    ...defaultState,
    screen: 'quantize' as const,
    data: 'gadre-c4',
    law: 'kaplan',
    preset: 'fit',
    table: 'microladder-ptq',
    tlaw: 'qid',
    tpreset: 'ouyang2024-unified',
    out: [3, 7, 8, 9],
    bits: 3,
  };
  it('shows the table and the law of its screen under the usual names, and the planner’s beside them', () => {
    const { hash } = encodeLink(state);
    expect(hash).toContain('&data=microladder-ptq&');
    expect(hash).toContain('&law=qid&');
    expect(hash).toContain('&preset=ouyang2024-unified&');
    expect(hash).toContain('&tlaw=kaplan');
    expect(hash).toContain('&out=3%2C7-9');
    expect(decodeLink(hash)).toMatchObject({ state, notices: [] });
    const onExplore = encodeLink({ ...state, screen: 'explore' }).hash;
    expect(onExplore).toContain('law=kaplan');
    expect(onExplore).toContain('tlaw=qid');
  });
  it('is read as a person writes it', () => {
    const { state: read, notices } = decodeLink('#/quantize?law=qid&N=405e9&D=48e12&bits=4');
    expect(read).toMatchObject({ law: 'chinchilla', tlaw: 'qid', N: 405e9, D: 48e12, bits: 4 });
    expect(notices).toEqual([]);
    expect(decodeLink('#/quantize?out=9-3').notices).toEqual([
      { code: 'link-value', data: { key: 'out', value: '9-3' } },
    ]);
  });
});
