import type { Vector } from '../law';
import type { Node } from './graph';

/**
 * Values of a graph as a flat list of instructions over registers: features first, then parameters,
 * constants and results. Sums and products go two by two from the left, and a pair that several share is
 * computed once; the same value comes out of every tape it is on, bit for bit.
 */
export interface Tape {
  /** Computes everything for one point. Allocates nothing. */
  run(features: Vector, parameters: Vector): void;
  /** Entry i is the i-th of the wanted values after a run. */
  value(i: number): number;
  /** Writes `count` wanted values from `first` on. */
  write(first: number, count: number, into: Float64Array): void;
}

const ADD = 0;
const MULTIPLY = 1;
const EXP = 2;
const LOG = 3;
const SQRT = 4;
const TANH = 5;
const RECIPROCAL = 6;
const NEGATE = 7;

const unaryCodes = {
  exp: EXP,
  log: LOG,
  sqrt: SQRT,
  tanh: TANH,
  reciprocal: RECIPROCAL,
} as const;

export function compileTape(wanted: readonly Node[], width: number, parameters: number): Tape {
  const constants: number[] = [];
  const codes: number[] = [];
  /** Operands by the numbers of values: leaves below zero until the number of constants is known. */
  const operands: [number, number][] = [];
  const known = new Map<string, number>();

  function constant(value: number): number {
    return remember(`n${value}`, () => -(width + parameters + constants.push(value)));
  }

  function remember(key: string, make: () => number): number {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  }

  function instruct(code: number, a: number, b: number): number {
    return remember(`${code},${a},${b}`, () => {
      operands.push([a, b]);
      return codes.push(code) - 1;
    });
  }

  const places = new Map<Node, number>();

  function place(node: Node): number {
    const found = places.get(node);
    if (found !== undefined) return found;
    const at = emit(node);
    places.set(node, at);
    return at;
  }

  function emit(node: Node): number {
    switch (node.kind) {
      case 'number':
        return constant(node.value);
      case 'feature':
        return -1 - node.index;
      case 'parameter':
        return -1 - width - node.index;
      case 'sum':
        return node.parts.map(place).reduce((a, b) => instruct(ADD, a, b));
      case 'product': {
        const [first, ...rest] = node.parts as [Node, ...Node[]];
        if (first.kind !== 'number') {
          return node.parts.map(place).reduce((a, b) => instruct(MULTIPLY, a, b));
        }
        // The number comes last: what is left is shared with products that have another one.
        const body = rest.map(place).reduce((a, b) => instruct(MULTIPLY, a, b));
        return first.value === -1
          ? instruct(NEGATE, body, body)
          : instruct(MULTIPLY, body, constant(first.value));
      }
      default: {
        const of = place(node.of);
        return instruct(unaryCodes[node.kind], of, of);
      }
    }
  }

  const outputs = wanted.map(place);
  const leaves = width + parameters + constants.length;
  const register = (at: number): number => (at < 0 ? -1 - at : leaves + at);
  const registers = new Float64Array(leaves + codes.length);
  registers.set(constants, width + parameters);
  const size = codes.length;
  const code = Uint8Array.from(codes);
  const left = Int32Array.from(operands, ([a]) => register(a));
  const right = Int32Array.from(operands, ([, b]) => register(b));
  const results = Int32Array.from(outputs, register);

  function run(features: Vector, values: Vector): void {
    for (let i = 0; i < width; i++) registers[i] = features[i] as number;
    for (let i = 0; i < parameters; i++) registers[width + i] = values[i] as number;
    for (let i = 0; i < size; i++) {
      const a = registers[left[i] as number] as number;
      registers[leaves + i] = compute(code[i] as number, a, right[i] as number);
    }
  }

  function compute(operation: number, a: number, b: number): number {
    switch (operation) {
      case ADD:
        return a + (registers[b] as number);
      case MULTIPLY:
        return a * (registers[b] as number);
      case NEGATE:
        return -a;
      case EXP:
        return Math.exp(a);
      case LOG:
        return Math.log(a);
      case SQRT:
        return Math.sqrt(a);
      case TANH:
        return Math.tanh(a);
      default:
        return 1 / a;
    }
  }

  return {
    run,
    value: (i) => registers[results[i] as number] as number,
    write(first, count, into) {
      for (let i = 0; i < count; i++) into[i] = registers[results[first + i] as number] as number;
    },
  };
}
