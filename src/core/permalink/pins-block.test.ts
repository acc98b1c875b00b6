import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sealBlock } from './block';
import { decodeLink, defaultState, encodeLink, readState } from './index';
import { decodePins, encodePins, type Pin, readPins } from './pins-block';

const pin: Pin = {
  ...{ C: 5.76e23, N: 71234567890.125, D: 1.3e12, loss: 1.9712345678901233 },
  ...{ served: 1e13, unique: null, mem: 24e9, bits: 4 },
};
const plain: Pin = { ...pin, served: null, mem: null, bits: null };
const sealed = (json: unknown): string =>
  sealBlock({ codec: 'j', bytes: strToU8(JSON.stringify(json)) });

describe('pins in a link', () => {
  it('come back to the last digit, in a url-safe block', () => {
    const text = encodePins([pin, plain]);
    expect(text).toMatch(/^[\w-]+$/);
    expect(decodePins(text)).toEqual({ ok: true, value: [pin, plain] });
  });
  it('are part of the link, of what it says of itself, and of a session file', () => {
    const state = { ...defaultState, pins: [pin] };
    const link = encodeLink(state);
    expect(link.hash).toMatch(/^#\/explore\?v=1&p=[\w-]+$/);
    expect(link.contents.pins).toBe(1);
    expect(decodeLink(link.hash)).toEqual({ state, notices: [] });
    expect(readState(JSON.parse(JSON.stringify(state)))).toEqual({ state, notices: [] });
    expect(readState({ pins: 'all' }).notices[0]).toMatchObject({ data: { key: 'pins' } });
  });
  it('that are damaged leave the rest of the link whole', () => {
    const read = decodeLink(`#/explore?v=1&C=1e22&p=${encodePins([pin]).slice(0, -4)}`);
    expect(read.state).toEqual({ ...defaultState, C: 1e22 });
    expect(read.notices).toMatchObject([{ code: 'link-block-checksum', data: { key: 'p' } }]);
  });
  it.each([
    ['five of them', Array(5).fill([1, 1, 1, 1, null, null, null, null])],
    ['a row too short', [[1, 1, 1, 1]]],
    ['a size that is none', [[1, null, 1, 1, null, null, null, null]]],
    ['a number below zero', [[1, -1, 1, 1, null, null, null, null]]],
    ['words', [['a', 1, 1, 1, null, null, null, null]]],
  ])('with %s are refused', (_, json) => {
    expect(decodePins(sealed(json))).toMatchObject({ problem: { code: 'link-block-damaged' } });
    expect(readPins(json)).toBeUndefined();
  });
});
