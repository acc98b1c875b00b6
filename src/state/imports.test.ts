import { expect, it } from 'vitest';
import { failure, success } from '../core/result';
import { createImports } from './imports';

const none = { roles: {} };
const quiet = () => ({ signal: new AbortController().signal });
const files = [{ name: 'a.csv', content: new Uint8Array() }];

/** A worker whose sessions below `alive` are gone. */
function fake(alive: () => number) {
  const calls: string[] = [];
  let opened = 0;
  return {
    calls,
    openImport: async () => {
      calls.push('open');
      return { result: success(++opened) };
    },
    viewImport: async (session: number) => {
      calls.push(`view ${session}`);
      return session < alive() ? { result: failure('import-lost') } : { result: success({}) };
    },
    buildImport: async (session: number) => {
      calls.push(`build ${session}`);
      return { result: success({}) };
    },
    closeImport: (session: number) => void calls.push(`close ${session}`),
  };
}

it('opens files again, once, where the worker that had read them is gone', async () => {
  let alive = 1;
  const client = fake(() => alive);
  const opened = await createImports(client as never).open(files, quiet());
  if (!opened.ok) throw new Error(opened.problem.code);
  alive = 2;
  expect((await opened.value.view(none)).ok).toBe(true);
  expect((await opened.value.build(none)).ok).toBe(true);
  opened.value.close();
  await Promise.resolve();
  await Promise.resolve();
  expect(client.calls).toEqual(['open', 'view 1', 'open', 'view 2', 'build 2', 'close 2']);
  alive = 9;
  const hopeless = await createImports(client as never).open(files, quiet());
  expect(hopeless.ok && (await hopeless.value.view(none))).toMatchObject({
    problem: { code: 'import-lost' },
  });
});

it('says so where the code that reads files cannot be loaded', async () => {
  const client = { ...fake(() => 0), openImport: () => Promise.reject(new Error('no chunk')) };
  expect(await createImports(client as never).open(files, quiet())).toEqual(
    failure('import-not-loaded', { reason: 'no chunk' }),
  );
});
