/** What is known of an input by its name: the names are those of columns and of the command line. */
export interface KnownVariable {
  readonly name: string;
  readonly unit: string;
  readonly scale: 'log' | 'linear';
  readonly domain: readonly [number, number];
  /** Where runs usually are, in base units. */
  readonly usual: readonly [number, number];
}

const log = (
  name: string,
  unit: string,
  usual: readonly [number, number],
  domain: readonly [number, number] = [1, 1e30],
): KnownVariable => ({ name, unit, scale: 'log', domain, usual });

const ANY_POSITIVE = [1e-300, 1e300] as const;

export const knownVariables: Readonly<Record<string, KnownVariable>> = {
  N: log('parameters', 'params', [3e7, 3e10]),
  D: log('training tokens', 'tokens', [1e9, 1e12]),
  C: log('training compute', 'FLOPs', [1e18, 1e23], [1, 1e40]),
  bits: log('bits', 'bits', [2, 16], [0.1, 64]),
  wBits: log('bits of weights', 'bits', [2, 16], [0.1, 64]),
  aBits: log('bits of activations', 'bits', [2, 16], [0.1, 64]),
  group: log('group size', 'weights', [16, 1024], [1, 1e9]),
  ratio: {
    name: 'domain share',
    unit: '',
    scale: 'linear',
    domain: [0, 1],
    usual: [0.05, 0.95],
  },
  unique: log('unique tokens', 'tokens', [1e9, 1e11]),
  epochs: log('epochs', 'epochs', [1, 64], [1e-6, 1e6]),
  served: log('tokens served', 'tokens', [1e9, 1e13]),
  qid: log('quantization degradation', 'nats/token', [0.01, 1], ANY_POSITIVE),
  targetLoss: log('target loss', 'nats/token', [2, 4], ANY_POSITIVE),
  lr: log('learning rate', '', [1e-5, 1e-2], ANY_POSITIVE),
  batch: log('batch', 'tokens', [1e5, 1e7]),
  steps: log('steps', 'steps', [1e3, 1e6]),
  hours: log('accelerator time', 'hours', [10, 1e5], ANY_POSITIVE),
};

/** A column by any other name: positive ones on a log scale, others as they are. */
export function unknownVariable(column: string, isLog: boolean): KnownVariable {
  return isLog
    ? log(column, '', [0.1, 10], ANY_POSITIVE)
    : { name: column, unit: '', scale: 'linear', domain: [-1e300, 1e300], usual: [0.1, 10] };
}

interface KnownResponse {
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
}

const knownResponses: Readonly<Record<string, KnownResponse>> = {
  loss: { symbol: 'L', name: 'loss', unit: 'nats/token' },
  qid: { symbol: '\\Delta', name: 'quantization degradation', unit: 'nats/token' },
  error: { symbol: 'Err', name: 'error', unit: '' },
};

/** The response a column holds; its id is the column's where that is one of ours. */
export function describeResponse(column: string): KnownResponse & { readonly id: string } {
  const known = Object.hasOwn(knownResponses, column) ? knownResponses[column] : undefined;
  return known ? { id: column, ...known } : { id: 'response', symbol: 'y', name: column, unit: '' };
}
