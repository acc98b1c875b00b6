import type { Law, Parameter, Vector } from '../laws';

/** Name of the variable that says which recipe a run is of: 0 the baseline, 1 the other. */
const RECIPE = 'recipe';

/** Id of the other recipe's own value of a parameter. */
const otherOf = (id: string): string => `${id}_other`;

/** Factors in front of terms, which a better recipe may change: log-scaled and without an upper end. */
export function listFactors(law: Law): string[] {
  return law.parameters
    .filter(
      ({ transform, bounds }) => transform === 'log' && bounds[1] === Number.POSITIVE_INFINITY,
    )
    .map(({ id }) => id);
}

/**
 * One law for two sets of runs: parameters in `separate` exist twice, the others are shared. Further parameters
 * come behind the law's own, in the order of `separate`; the last variable is the recipe, 0 or 1.
 */
export function pairLaw(law: Law, separate: readonly string[]): Law {
  const own = law.parameters;
  const doubled = own.flatMap(({ id }, i) => (separate.includes(id) ? [i] : []));
  const parameters = [
    ...own,
    ...doubled.map((i): Parameter => {
      const parameter = own[i] as Parameter;
      return { ...parameter, id: otherOf(parameter.id), name: `${parameter.name}, other recipe` };
    }),
  ];
  const size = own.length;
  /** Where each of the law's parameters stands for the other recipe. */
  const places = own.map((_, i) => {
    const k = doubled.indexOf(i);
    return k < 0 ? i : size + k;
  });
  const recipeAt = law.variables.length;
  const values = new Float64Array(size);
  const slopes = new Float64Array(size);
  const bends = new Float64Array((size * (size + 1)) / 2);
  const isOther = (features: Vector): boolean => features[recipeAt] === 1;

  function take(features: Vector, p: Vector): Float64Array {
    const other = isOther(features);
    for (let i = 0; i < size; i++) values[i] = p[other ? (places[i] as number) : i] as number;
    return values;
  }

  return {
    ...law,
    id: `${law.id}/two-recipes`,
    variables: [
      ...law.variables,
      {
        id: RECIPE,
        symbol: 'r',
        name: 'recipe',
        unit: '',
        scale: 'linear',
        domain: [0, 1],
      },
    ],
    parameters,
    presets: [],
    checks: [],
    evaluate: (features, p) => law.evaluate(features, take(features, p)),
    derivatives(features, p, gradient, hessian) {
      const value = law.derivatives(features, take(features, p), slopes, hessian ? bends : null);
      const other = isOther(features);
      gradient.fill(0, 0, parameters.length);
      hessian?.fill(0, 0, (parameters.length * (parameters.length + 1)) / 2);
      for (let i = 0; i < size; i++) {
        const a = other ? (places[i] as number) : i;
        gradient[a] = slopes[i] as number;
        if (!hessian) continue;
        for (let j = 0; j <= i; j++) {
          const b = other ? (places[j] as number) : j;
          const at = a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
          hessian[at] = bends[(i * (i + 1)) / 2 + j] as number;
        }
      }
      return value;
    },
    featureDerivatives(features, p, gradient) {
      gradient[recipeAt] = 0;
      return law.featureDerivatives(features, take(features, p), gradient);
    },
  };
}

/** The law's own parameters for one recipe, from those of the paired law. */
export function parametersOf(
  law: Law,
  values: Readonly<Record<string, number>>,
  recipe: 'baseline' | 'other',
): Float64Array {
  return Float64Array.from(law.parameters, ({ id }) => {
    const twin = recipe === 'other' ? values[otherOf(id)] : undefined;
    return twin ?? (values[id] as number);
  });
}
