import type { RawColumn } from '../../core/data';
import { findLaw, type Law } from '../../core/laws';
import { simulateRuns } from '../../core/simulate';
import { domains as words } from '../../messages/mixture';
import type { Domains } from '../../state';

/** The weighted loss of a mixture, under the fits or one of their refits. */
export type TotalLoss = (mix: ArrayLike<number>, draw: number | null) => number;

/** Made-up values of the mixing law for three domains; that no run was measured is said wherever they are shown. */
const truths = [
  { name: 'web', values: { c: 2.4, k: 0.32, t2: 0.9, t3: 1.25 } },
  { name: 'code', values: { c: 1.05, k: 1.1, t2: -1.9, t3: 0.15 } },
  { name: 'books', values: { c: 2.6, k: 0.55, t2: 0.35, t3: -1.4 } },
] as const;
const NOISE = 0.004;

let made: Domains | null = null;

/** Simulated mixtures of three domains in steps of a tenth, the same every time. */
export function simulateDomains(): Domains | null {
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
  const names = truths.map(({ name }) => name);
  made = {
    source: {
      ...first,
      id: 'simulated-three-domains',
      title: words.simulated,
      hash: sources.map(({ hash }) => hash.slice(0, 16)).join(''),
      columns: [...shares, ...losses],
    },
    shares: ['r1', 'r2', 'r3'].map((column) => ({ column, scale: 1 })),
    names,
    losses: losses.map(({ name }) => name),
    lossNames: names,
    isSimulated: true,
  };
  return made;
}
