import { describe, expect, it } from 'vitest';
import { defaultState, encodeLink } from '../core/permalink';
import { describeContents, describeReceiver, shareWords } from './share';

const names = { screen: 'Explore', dataset: 'Mine', law: 'Chinchilla' };

describe('share words', () => {
  it('warns of lengths that get cut', () => {
    expect(shareWords.length(1999, false)).toBe('1,999 characters');
    expect(shareWords.length(2000, false)).toBe('2,000 characters; may be cut by chat apps');
    expect(shareWords.length(12345, true)).toBe('12,345 characters; a link may have 7,999');
  });
  it('says what a link carries and what opens at the other end', () => {
    const { contents } = encodeLink({
      ...defaultState,
      C: 1e22,
      where: 'loss<3',
      excluded: [4],
      unknown: { served: '1e12' },
    });
    expect(describeContents(contents, names)).toEqual([
      { label: 'Screen', value: 'Explore' },
      { label: 'Data', value: 'Mine, by name and content hash' },
      { label: 'Settings', value: 'compute, filter' },
      { label: 'Changed rows', value: '1 run put in or out' },
      { label: 'Other', value: '1 setting of another version, kept unchanged' },
    ]);
    expect(describeReceiver(contents, names)).toBe(
      'Explore with Mine under Chinchilla, 1 run put in or out as here, and the same numbers.',
    );
  });
  it('says that runs of this device stay on it', () => {
    const { contents } = encodeLink({ ...defaultState, data: 'own-0123456789ab' });
    expect(describeReceiver(contents, names)).toContain('only on a device that has these runs');
  });
});
