import { describe, expect, it } from 'vitest';
import { createChannel } from './freshness';

/** Requests answer when the test says so. */
function setUp() {
  const open = new Map<string, (answer: string) => void>();
  const aborted: string[] = [];
  const written: string[] = [];
  let idle = 0;
  const channel = createChannel<string, string>(
    (request, signal) => {
      signal.addEventListener('abort', () => aborted.push(request));
      return new Promise((resolve) => open.set(request, resolve));
    },
    (answer, request) => written.push(`${request}=${answer}`),
    () => void idle++,
  );
  const settle = async (request: string): Promise<void> => {
    open.get(request)?.(request.toUpperCase());
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { channel, settle, aborted, written, open, idle: () => idle };
}

describe('latest', () => {
  it('lets only the newest request write, and aborts the older one', async () => {
    const { channel, settle, aborted, written, idle } = setUp();
    channel.ask('a', 'latest');
    channel.ask('b', 'latest');
    await settle('b');
    await settle('a');
    expect(aborted).toEqual(['a']);
    expect(written).toEqual(['b=B']);
    expect(idle()).toBe(1);
  });
});

describe('monotone', () => {
  it('shows each finished request and keeps only the newest that waits', async () => {
    const { channel, settle, aborted, written, open, idle } = setUp();
    channel.ask('a', 'monotone');
    channel.ask('b', 'monotone');
    channel.ask('c', 'monotone');
    expect(open.has('b')).toBe(false);
    await settle('a');
    expect(idle()).toBe(0);
    await settle('c');
    expect(written).toEqual(['a=A', 'c=C']);
    expect(open.has('b')).toBe(false);
    expect(aborted).toEqual([]);
    expect(idle()).toBe(1);
  });
  it('gives way to a later request under latest', async () => {
    const { channel, settle, written } = setUp();
    channel.ask('a', 'monotone');
    channel.ask('b', 'monotone');
    channel.ask('c', 'latest');
    await settle('a');
    await settle('c');
    expect(written).toEqual(['c=C']);
  });
});

describe('cancel', () => {
  it('writes nothing any more and is ready for the next request', async () => {
    const { channel, settle, aborted, written, idle } = setUp();
    channel.ask('a', 'latest');
    channel.cancel();
    await settle('a');
    expect(aborted).toEqual(['a']);
    expect(written).toEqual([]);
    expect(idle()).toBe(1);
    channel.ask('b', 'latest');
    await settle('b');
    expect(written).toEqual(['b=B']);
  });
});
