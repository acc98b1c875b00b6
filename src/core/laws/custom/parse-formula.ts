import type { MathNode } from 'mathjs';
import { create, parseDependencies } from 'mathjs/number';
import { failure, type Result, success } from '../../result';
import { checkText } from './check-text';
import { type Expression, type FunctionName, functions } from './expression';

// The types of the package say that its dependency lists may be missing; they are constants of it.
const { parse } = create({ parseDependencies } as Parameters<typeof create>[0]);

/**
 * Reads a formula. The text is checked first, mathjs makes a tree of it, and of the tree only what is listed
 * here is taken over; nothing of it is ever evaluated. Problems: those of `checkText`, `formula-syntax` (at,
 * found), `formula-node` (found).
 */
export function parseFormula(text: string): Result<Expression> {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  let tree: MathNode;
  try {
    tree = parse(checked.value);
  } catch (error) {
    // The parser throws for what is no formula, with the 1-based character where it stopped.
    const at = Number((error as { char?: unknown }).char) || 1;
    return failure('formula-syntax', { at, found: checked.value.slice(at - 1, at + 11) });
  }
  return readNode(tree);
}

/** The shape of the nodes that are looked at; everything else of a node is left alone. */
interface TreeNode {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: unknown;
  readonly content?: TreeNode;
  readonly fn?: unknown;
  readonly args?: readonly TreeNode[];
  readonly implicit?: boolean;
}

const binary: Readonly<Record<string, 'add' | 'subtract' | 'multiply' | 'divide' | 'power'>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  pow: 'power',
};

function readNode(node: unknown): Result<Expression> {
  const { type, value, name, content, fn, args = [], implicit } = node as TreeNode;
  if (type === 'ConstantNode' && typeof value === 'number' && Number.isFinite(value)) {
    return success({ kind: 'number', value });
  }
  if (type === 'SymbolNode' && typeof name === 'string') return success({ kind: 'name', name });
  if (type === 'ParenthesisNode') return readNode(content);
  if (type === 'OperatorNode' && typeof fn === 'string' && implicit !== true) {
    return readOperator(fn, args);
  }
  if (type === 'FunctionNode') return readCall(nameOfFunction(fn), args);
  return failure('formula-node', { found: type });
}

function nameOfFunction(fn: unknown): string {
  const { type, name } = Object(fn) as TreeNode;
  return type === 'SymbolNode' && typeof name === 'string' ? name : '';
}

function readOperator(fn: string, args: readonly TreeNode[]): Result<Expression> {
  const [first, second] = args;
  if (args.length === 1 && fn === 'unaryPlus') return readNode(first);
  if (args.length === 1 && fn === 'unaryMinus') {
    const of = readNode(first);
    return of.ok ? success({ kind: 'negate', of: of.value }) : of;
  }
  if (args.length !== 2 || !Object.hasOwn(binary, fn))
    return failure('formula-node', { found: fn });
  return readPair(binary[fn] as 'add', first, second);
}

function readPair(
  kind: 'add' | 'subtract' | 'multiply' | 'divide' | 'power',
  first: unknown,
  second: unknown,
): Result<Expression> {
  const left = readNode(first);
  if (!left.ok) return left;
  const right = readNode(second);
  return right.ok ? success({ kind, left: left.value, right: right.value }) : right;
}

function readCall(written: string, args: readonly TreeNode[]): Result<Expression> {
  if (written === 'pow' && args.length === 2) return readPair('power', args[0], args[1]);
  const name = written === 'ln' ? 'log' : written;
  const isKnown = (functions as readonly string[]).includes(name);
  if (!isKnown || args.length !== 1) return failure('formula-node', { found: `${written}()` });
  const of = readNode(args[0]);
  return of.ok ? success({ kind: 'call', call: name as FunctionName, of: of.value }) : of;
}
