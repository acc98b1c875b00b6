import type { Profile } from '../../../../core/fit';
import { type Law, predict } from '../../../../core/laws';
import { localExponents, optimalPlan } from '../../../../core/optimum';
import { symbolOf, trust, writeQuantity } from '../../../../messages/fit-screen';
import type { AnalysisHandle, Point } from '../../../../state';

/** A number the fit states, by which intervals and profiles are listed. */
export interface FitQuantity {
  readonly key: string;
  readonly name: string;
  /** Short enough for an axis. */
  readonly symbol: string;
  /** Positive and spanning factors: drawn over its logarithm. */
  readonly log: boolean;
  readonly of: (parameters: Float64Array) => number;
  readonly write: (value: number) => string;
  readonly profile: Profile | null;
  /** Contract name of its output, where it has one. */
  readonly output: string | undefined;
}

type Profiles = AnalysisHandle<'profiles'>['result'];

const { names, outputs } = trust.intervals;

/** Every parameter that is not held, the exponents, the budget's plan and the loss at the target. */
export function listQuantities(
  law: Law,
  point: Point,
  profiles: Profiles,
  held: readonly string[],
): FitQuantity[] {
  const ofParameters = law.parameters.flatMap(({ id, transform }, i): FitQuantity[] =>
    held.includes(id)
      ? []
      : [
          {
            key: `parameter-${id}`,
            name: symbolOf(id),
            symbol: symbolOf(id),
            log: transform === 'log',
            of: (p) => p[i] as number,
            write: (value) => writeQuantity(id === 'E' ? 'E' : '', value),
            profile: profiles?.parameters[id] ?? null,
            output: undefined,
          },
        ],
  );
  const target = { N: point.N, D: point.D };
  const plan = (p: Float64Array) => optimalPlan(law, p, point.C);
  const [params = null, tokens = null, ratio = null] = profiles?.statistics ?? [];
  const exponent = (which: 'a' | 'b') => (p: Float64Array) =>
    (law.optimum?.exponents(p) ?? localExponents(law, p, point.C))[which];
  const computed = [
    {
      id: 'a',
      symbol: 'a',
      of: exponent('a'),
      profile: profiles?.exponents?.a ?? null,
      log: false,
    },
    {
      id: 'b',
      symbol: 'b',
      of: exponent('b'),
      profile: profiles?.exponents?.b ?? null,
      log: false,
    },
    { id: 'params', symbol: 'N*', of: (p) => plan(p).N, profile: params, log: true },
    { id: 'tokens', symbol: 'D*', of: (p) => plan(p).D, profile: tokens, log: true },
    {
      id: 'ratio',
      symbol: 'D*/N*',
      of: (p) => {
        const { N, D } = plan(p);
        return D / N;
      },
      profile: ratio,
      log: true,
    },
    {
      id: 'loss',
      symbol: 'loss',
      of: (p) => predict(law, target, p),
      profile: profiles?.predictions[0] ?? null,
      log: false,
    },
  ] as const satisfies readonly {
    readonly id: keyof typeof names;
    readonly symbol: string;
    readonly of: (p: Float64Array) => number;
    readonly profile: Profile | null;
    readonly log: boolean;
  }[];
  return [
    ...ofParameters,
    ...computed.map(
      ({ id, symbol, of, profile, log }): FitQuantity => ({
        key: id,
        name: names[id],
        symbol,
        log,
        of,
        write: (value) => writeQuantity(id, value),
        profile,
        output: outputs[id],
      }),
    ),
  ];
}
