import { test } from 'vitest';
import { runToEnd } from '../long-work';
import { listSpecifications, runMultiverse, usualChoices } from './multiverse';
import { indicesWhere } from './run-rows';
import { chinchilla, defaultRows } from './testing/designs';

test('speed', () => {
  const all = defaultRows();
  const given = indicesWhere(118, () => true);
  const s = listSpecifications(usualChoices(all, given, chinchilla, 1.8));
  for (const objective of ['x', 'huber-log', 'log-mse', 'huber', 'mse'] as const) {
    const some = s.filter((q) => objective === 'x' || q.objective === objective);
    const t = performance.now();
    const c = process.cpuUsage();
    runToEnd(runMultiverse(all, some, { target: { N: 7e10, D: 1.4e12 }, compute: 5.76e23 }));
    const e = process.cpuUsage(c);
    console.log(objective, some.length, performance.now() - t, e.user / 1000);
  }
});
