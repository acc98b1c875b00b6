import { createBoxQuadraticSolver } from '../../numerics';

/**
 * Writes the step that minimises gradient.step + step.matrix.step / 2 with `z` + step zero or more, its first
 * entry at most `firstMost`; returns how fast the step descends (-gradient.step). `matrix` has its lower
 * triangle filled and is overwritten. Takes columns of any scale.
 */
export type ChooseStep = (
  matrix: Float64Array,
  gradient: Float64Array,
  z: Float64Array,
  firstMost: number,
  step: Float64Array,
) => number;

export function createStepChooser(columns: number): ChooseStep {
  const pull = new Float64Array(columns);
  const scale = new Float64Array(columns);
  const lower = new Float64Array(columns);
  const upper = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const quadratic = createBoxQuadraticSolver(columns);

  return (matrix, gradient, z, firstMost, step) => {
    for (let j = 0; j < columns; j++) {
      scale[j] = 1 / Math.sqrt((matrix[j * columns + j] as number) || 1);
    }
    for (let j = 0; j < columns; j++) {
      const unit = scale[j] as number;
      for (let k = 0; k < j; k++) {
        const scaled = (matrix[j * columns + k] as number) * unit * (scale[k] as number);
        matrix[j * columns + k] = scaled;
        matrix[k * columns + j] = scaled;
      }
      // Columns that coincide may be split in any way.
      matrix[j * columns + j] = 1 + 1e-12;
      pull[j] = -(gradient[j] as number) * unit;
      lower[j] = -(z[j] as number) / unit;
    }
    upper[0] = (firstMost - (z[0] as number)) / (scale[0] as number);
    quadratic.solve(matrix, pull, lower, upper, step);
    let descent = 0;
    for (let j = 0; j < columns; j++) {
      descent += (pull[j] as number) * (step[j] as number);
      step[j] = (step[j] as number) * (scale[j] as number);
    }
    return descent;
  };
}
