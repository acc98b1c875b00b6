import { expect, it } from 'vitest';
import { putTogether, takeApart } from './buffers-apart';

it('takes large arrays out as blobs and puts them back as they were', async () => {
  const large = Float64Array.from({ length: 200_000 }, (_, i) => Math.sqrt(i));
  const value = {
    title: 'runs',
    N: large,
    small: Float64Array.of(1, 2),
    extra: [{ name: 'x', odd: new Map([[1, 'a']]), values: large.map((each) => -each) }],
    names: ['a', 'b'],
  };
  const apart = await takeApart(value);
  expect((apart.N as unknown as { blob: Blob }).blob.size).toBe(1_600_000);
  expect(apart.small).toBe(value.small);
  expect(await putTogether(apart)).toEqual(value);
  expect(await putTogether(value)).toEqual(value);
});
