import { absolute, check, regression } from '../building';
import type { Check, Evaluate, Inputs } from '../law';
import { paper, reference } from './base';

const delta = (evaluate: Evaluate, setting: string, inputs: Inputs): number =>
  evaluate('qid', inputs, `chen2025-${setting}`);

/** The change does not depend on what is held. */
const held = { N: 595e6, D: 100e9, group: 128 };

const measured = (
  setting: string,
  quantity: string,
  inputs: Inputs,
  expected: number,
  tolerance: number,
  note: string,
  compute: (evaluate: Evaluate) => number,
): Check =>
  check({
    reference,
    quantity,
    preset: `chen2025-${setting}`,
    output: 'qid',
    inputs,
    expected,
    tolerance: absolute(tolerance),
    kind: 'measurement',
    source: paper,
    note,
    compute,
  });

function change(setting: string, variable: 'N' | 'D', from: number, to: number, expected: number) {
  const words = variable === 'N' ? '74M to 594M parameters' : '10B to 100B tokens';
  const at = (value: number): Inputs => ({ ...held, [variable]: value });
  return measured(
    setting,
    `change of the degradation from ${words}, in percent`,
    at(to),
    expected,
    5,
    'A measured percentage beside the fitted law: the tolerance is not one of rounding.',
    (evaluate) => 100 * (delta(evaluate, setting, at(to)) / delta(evaluate, setting, at(from)) - 1),
  );
}

const changes = (setting: string, bySize: number, byTokens: number): readonly Check[] => [
  change(setting, 'N', 74e6, 594e6, bySize),
  change(setting, 'D', 10e9, 100e9, byTokens),
];

function ratio(D: number, group: number, expected: number): Check {
  const at = { N: 595e6, D, group };
  return measured(
    'w16a4',
    'degradation by activations over that by weights',
    at,
    expected,
    0.03,
    'The size of this read-off is not stated; 595M is assumed.',
    (evaluate) => delta(evaluate, 'w16a4', at) / delta(evaluate, 'w4a16', at),
  );
}

function relief(group: number, expected: number, tolerance: number): Check {
  const at = { ...held, group };
  return measured(
    'w4a4-fc2',
    'what the input of FC2 at 8 bits takes off the degradation, in percent',
    at,
    expected,
    tolerance,
    'A measured percentage beside the fitted law: the tolerance is not one of rounding.',
    (evaluate) => 100 * (1 - delta(evaluate, 'w4a4-fc2', at) / delta(evaluate, 'w4a4', at)),
  );
}

/** Mean over the grid of training runs of both at 4 bits over the sum of each alone. */
function meanOfSum(evaluate: Evaluate): number {
  let sum = 0;
  let count = 0;
  for (const N of [74e6, 145e6, 297e6, 595e6]) {
    for (const D of [10e9, 20e9, 50e9, 100e9]) {
      for (const group of [32, 64, 128, 256]) {
        const at = { N, D, group };
        sum +=
          delta(evaluate, 'w4a4', at) /
          (delta(evaluate, 'w4a16', at) + delta(evaluate, 'w16a4', at));
        count++;
      }
    }
  }
  return sum / count;
}

const at = (group: number): Inputs => ({ ...held, group });

export const checks: readonly Check[] = [
  ...changes('w4a4', -34, 22),
  ...changes('w4a16', -51, 43),
  ...changes('w16a4', -34, 12),
  ratio(59.5e9, 32, 1.67),
  ratio(595e9, 32, 1.2),
  ratio(595e9, 256, 1.62),
  relief(32, 20.5, 3),
  relief(256, 42.9, 6),
  measured(
    'w4a4',
    'both at 4 bits over the sum of each alone, mean over the training grid',
    held,
    0.906,
    0.01,
    'The paper has the slope of a regression on measurements; this is the mean ratio of the laws.',
    meanOfSum,
  ),
  regression(reference, 'chen2025-w4a4', 'qid', at(32), 0.0440886),
  regression(reference, 'chen2025-w4a4', 'qid', at(128), 0.0572794),
  regression(reference, 'chen2025-w4a4', 'qid', at(256), 0.0635493),
  regression(reference, 'chen2025-w4a4', 'effectiveShare', at(128), 0.712117),
];
