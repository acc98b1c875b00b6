import type { ColumnSource, RawColumn } from '../../core/data';
import { findLaw, type Law } from '../../core/laws';
import { simulateRuns } from '../../core/simulate';
import { three as words } from '../../messages/mixture';

/** Mixtures of three domains with the loss on each: what a ternary picker can be about. */
export interface ThreeDomains {
  readonly source: ColumnSource;
  readonly shares: readonly [string, string, string];
  /** A column of losses a validation domain, in the order of the shares. */
  readonly losses: readonly string[];
  readonly names: readonly string[];
  readonly isSimulated: boolean;
}

/** Columns of a table that are three shares summing to 1, and three losses; null where they are not. */
export function readThree(source: ColumnSource): ThreeDomains | null {
  const numbers = source.columns.flatMap((column) => (column.kind === 'number' ? [column] : []));
  const shares = numbers
    .filter(({ name }) => /share|ratio|^r\d$|^train_/i.test(name) && !/loss/i.test(name))
    .map(({ name }) => name);
  const losses = numbers.filter(({ name }) => /loss/i.test(name)).map(({ name }) => name);
  if (shares.length !== 3 || losses.length < 3) return null;
  const columns = shares.map((name) => numbers.find((one) => one.name === name)?.values);
  for (let row = 0; row < source.rowCount; row++) {
    const sum = columns.reduce((total, values) => total + (values?.[row] ?? 0), 0);
    if (!(Math.abs(sum - 1) < 0.02)) return null;
  }
  return {
    source,
    shares: shares as [string, string, string],
    losses: losses.slice(0, 3),
    names: shares.map((name) =>
      name.replace(/[_ ]?(share|ratio)|^train_/i, '').replaceAll('_', ' '),
    ),
    isSimulated: false,
  };
}

/** Made-up values of the mixing law for three domains; that no run was measured is said wherever they are shown. */
const truths = [
  { name: 'web', values: { c: 2.4, k: 0.32, t2: 0.9, t3: 1.25 } },
  { name: 'code', values: { c: 1.05, k: 1.1, t2: -1.9, t3: 0.15 } },
  { name: 'books', values: { c: 2.6, k: 0.55, t2: 0.35, t3: -1.4 } },
] as const;
const NOISE = 0.004;

let made: ThreeDomains | null = null;

/** Simulated mixtures in steps of a tenth, the same every time. */
export function simulateThree(): ThreeDomains | null {
  if (made) return made;
  const law = findLaw('data-mixing/3-domains') as Law;
  const runs = truths.map(({ name, values }, i) =>
    simulateRuns({
      law,
      truth: { id: name, label: name, values },
      design: { kind: 'recommended' },
      noise: NOISE,
      seed: i + 1,
    }),
  );
  const sources = runs.flatMap((run) => (run.ok ? [run.value.source] : []));
  const [first] = sources;
  if (!first || sources.length < truths.length) return null;
  const shares = first.columns.filter(({ name }) => /^r\d$/.test(name));
  const losses = sources.flatMap((source, i): RawColumn[] => {
    const loss = source.columns.find(({ name }) => name === 'loss');
    return loss?.kind === 'number' ? [{ ...loss, name: `loss ${truths[i]?.name}` }] : [];
  });
  made = {
    source: {
      ...first,
      id: 'simulated-three-domains',
      title: words.simulated,
      hash: sources.map(({ hash }) => hash.slice(0, 16)).join(''),
      columns: [...shares, ...losses],
    },
    shares: ['r1', 'r2', 'r3'],
    losses: losses.map(({ name }) => name),
    names: truths.map(({ name }) => name),
    isSimulated: true,
  };
  return made;
}
