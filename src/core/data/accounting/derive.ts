import { findRoot } from '../../numerics';
import { failure, type Result, success } from '../../result';
import type { Dataset } from '../types';
import { attentionFlops, flopsPerToken } from './config';
import type { Accounting, SizeCount } from './conventions';
import { type RunShapes, readShapes } from './shape';
import { type CountedColumn, findMeasuredCompute, findSizeColumns } from './size-columns';

/** A column of sizes, and where it comes from: a column of the file, its own N, or a calculation. */
export interface DerivedSize {
  readonly values: Float64Array;
  readonly from: { readonly kind: 'own' | 'column' | 'shape' | 'aspect'; readonly name?: string };
}

/**
 * N of every run under a convention. Problems say what is missing: `acct-no-column` (count), `acct-base-unknown`,
 * `acct-no-vocabulary`, `acct-no-shape`, `acct-embeddings-exceed` (row).
 */
function deriveSize(
  dataset: Dataset,
  size: SizeCount,
  accounting: Accounting,
): Result<DerivedSize> {
  const own: DerivedSize = { values: dataset.N, from: { kind: 'own' } };
  if (size === 'given') return success(own);
  const columns = findSizeColumns(dataset);
  const named: CountedColumn | undefined = columns[size];
  if (named)
    return success(
      named.values === dataset.N
        ? own
        : { values: named.values, from: { kind: 'column', name: named.name } },
    );
  if (size === 'total' || size === 'active') return failure('acct-no-column', { count: size });
  const base = accounting.counts ?? columns.own;
  if (base === null) return failure('acct-base-unknown');
  if (base === size) return success(own);
  const bare = addEmbeddings(dataset, base, accounting);
  if (!bare.ok) return bare;
  return success(bare.value);
}

/** Adds the embeddings to sizes without them, or takes them off sizes with them. */
function addEmbeddings(
  dataset: Dataset,
  base: 'with' | 'without',
  accounting: Accounting,
): Result<DerivedSize> {
  const shapes = readShapes(dataset);
  const { vocabulary, untied, aspect } = accounting;
  if (vocabulary === undefined && !shapes.vocabulary) return failure('acct-no-vocabulary');
  if (!shapes.width && aspect === undefined) return failure('acct-no-shape');
  const values = Float64Array.from(dataset.N, (params, row) => {
    const perWidth = (untied ? 2 : 1) * (shapes.vocabulary?.[row] ?? vocabulary ?? 0);
    const width =
      shapes.width?.[row] ?? widthOf(params, base === 'with' ? perWidth : 0, aspect as number);
    return params + (base === 'without' ? 1 : -1) * perWidth * width;
  });
  const row = values.findIndex((value) => !(value > 0));
  if (row >= 0) return failure('acct-embeddings-exceed', { row: row + 1 });
  return success({ values, from: { kind: shapes.width ? 'shape' : 'aspect' } });
}

/**
 * Width of a model of `params`, by N = 12 l d^2 (Kaplan et al. 2020, table 1) with l = d / aspect, plus `perWidth`
 * parameters of embeddings for each unit of width.
 */
function widthOf(params: number, perWidth: number, aspect: number): number {
  const body = Math.cbrt((params * aspect) / 12);
  if (perWidth === 0) return body;
  const excess = (logWidth: number): number => {
    const d = Math.exp(logWidth);
    return Math.log((12 * d ** 3) / aspect + perWidth * d) - Math.log(params);
  };
  return Math.exp(findRoot(excess, Math.log(body) - 40, Math.log(body) + 1e-9));
}

/**
 * FLOPs of a training token over six, under the accounting's convention of FLOPs: the size by which C = 6 N D is the
 * compute so counted. Problems: those of `deriveSize`, of `findMeasuredCompute`, `acct-no-shape`,
 * `acct-no-sequence`, `acct-no-vocabulary`.
 */
export function deriveComputeSize(dataset: Dataset, accounting: Accounting): Result<DerivedSize> {
  const { flops, size } = accounting;
  if (flops === 'measured') {
    const found = findMeasuredCompute(dataset);
    if (!found.ok) return found;
    const values = found.value.values.map((c, row) => c / (6 * (dataset.D[row] as number)));
    return success({ values, from: { kind: 'column', name: found.value.name } });
  }
  const sized = deriveSize(dataset, size, accounting);
  if (!sized.ok || flops === '6ND') return sized;
  const shapes = readShapes(dataset);
  const { sequence, vocabulary, aspect } = accounting;
  if (!(shapes.width && shapes.layers) && aspect === undefined) return failure('acct-no-shape');
  if (sequence === undefined && !shapes.sequence) return failure('acct-no-sequence');
  if (flops === 'hoffmann' && vocabulary === undefined && !shapes.vocabulary)
    return failure('acct-no-vocabulary');
  const { values } = sized.value;
  return success({
    values: values.map((params, row) => perToken(shapes, accounting, params, row) / 6),
    from: { kind: shapes.width ? 'shape' : 'aspect' },
  });
}

/** Heads of this size where no column says it: only the softmax of `hoffmann`, a hundredth of the whole, asks. */
const USUAL_HEAD = 64;

function perToken(shapes: RunShapes, accounting: Accounting, params: number, row: number): number {
  const { flops, aspect = 1 } = accounting;
  const width = shapes.width?.[row] ?? widthOf(params, 0, aspect);
  const layers = shapes.layers?.[row] ?? width / aspect;
  const headSize = shapes.headSize?.[row];
  const heads = shapes.heads?.[row] ?? width / (headSize ?? USUAL_HEAD);
  const attention = headSize === undefined ? width : heads * headSize;
  const sequence = shapes.sequence?.[row] ?? accounting.sequence ?? 0;
  if (flops === 'kaplan' || flops === 'chowdhery')
    return 6 * params + attentionFlops(flops, { layers, attention, sequence });
  return flopsPerToken({
    layers,
    width,
    heads,
    kvHeads: heads,
    headSize: attention / heads,
    feedForward: shapes.feedForward?.[row] ?? 4 * width,
    gated: false,
    vocabulary: shapes.vocabulary?.[row] ?? accounting.vocabulary ?? 0,
    tied: !accounting.untied,
    sequence,
    experts: 1,
    activeExperts: 1,
  }).hoffmann;
}
