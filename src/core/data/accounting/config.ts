/** A decoder-only transformer by its dimensions: what parameters and FLOPs follow from. Counts, not units of thousands. */
export interface ModelConfig {
  readonly layers: number;
  /** Width of the residual stream, d_model. */
  readonly width: number;
  readonly heads: number;
  /** Heads of keys and values; as many as `heads` where attention is not grouped. */
  readonly kvHeads: number;
  readonly headSize: number;
  /** Inner width of one feed-forward block, or of one expert. */
  readonly feedForward: number;
  /** Three matrices a block (SwiGLU, GeGLU) instead of two. */
  readonly gated: boolean;
  readonly vocabulary: number;
  /** Input embedding and output layer are one matrix. */
  readonly tied: boolean;
  /** Tokens of a training sequence. */
  readonly sequence: number;
  /** Feed-forward blocks a layer, and how many of them a token passes; 1 and 1 for a dense model. */
  readonly experts: number;
  readonly activeExperts: number;
}

export interface ParameterCounts {
  /** Weights of attention, feed-forward blocks, routers and norms. */
  readonly nonEmbedding: number;
  /** Input embedding, and the output layer where it is a matrix of its own. */
  readonly embedding: number;
  readonly total: number;
  /** What a token passes: of the experts only the active ones. */
  readonly active: number;
  readonly activeNonEmbedding: number;
}

/**
 * Parameters of a config. Norm gains count ((2 layers + 1) width), biases and position embeddings do not. Kaplan et
 * al. 2020, table 1 (N = 2 d n_layer (2 d_attn + d_ff)), with grouped queries, gates and experts.
 */
export function countParams(config: ModelConfig): ParameterCounts {
  const { layers, width, experts, activeExperts, vocabulary, tied } = config;
  const block = (config.gated ? 3 : 2) * width * config.feedForward;
  const router = experts > 1 ? width * experts : 0;
  const norms = (2 * layers + 1) * width;
  const around = layers * (projections(config) + router) + norms;
  const nonEmbedding = around + layers * experts * block;
  const activeNonEmbedding = around + layers * activeExperts * block;
  const embedding = (tied ? 1 : 2) * vocabulary * width;
  return {
    nonEmbedding,
    embedding,
    total: nonEmbedding + embedding,
    active: activeNonEmbedding + embedding,
    activeNonEmbedding,
  };
}

/** Ways to count the training FLOPs of a token, backward pass included (twice the forward pass). */
export const flopCounts = ['6ND', 'measured', 'kaplan', 'chowdhery', 'hoffmann'] as const;
export type FlopCount = (typeof flopCounts)[number];

/** FLOPs of attention over earlier tokens, a training token: 6 l s d_attn, or twice that. */
export function attentionFlops(
  count: 'kaplan' | 'chowdhery',
  { layers, attention, sequence }: { layers: number; attention: number; sequence: number },
): number {
  return (count === 'kaplan' ? 6 : 12) * layers * attention * sequence;
}

/**
 * Training FLOPs of one token by each way that needs no measurement; `params` are those that 6 N counts, by default
 * the active ones without embeddings.
 *
 * `6ND`: 6 N. `kaplan`: 6 N + 6 l s d_attn (Kaplan et al. 2020, table 1, times three). `chowdhery`: 6 N + 12 l s
 * d_attn (Chowdhery et al. 2022, appendix B). `hoffmann`: every matrix product of appendix F of Hoffmann et al.
 * 2022, embeddings, softmax and logits included; it does not use N.
 */
export function flopsPerToken(
  config: ModelConfig,
  params: number = countParams(config).activeNonEmbedding,
): Readonly<Record<Exclude<FlopCount, 'measured'>, number>> {
  const { layers, sequence, width, heads, headSize, vocabulary } = config;
  const attention = heads * headSize;
  const scores = 4 * sequence * attention + 3 * heads * sequence;
  const blocks = (config.gated ? 6 : 4) * width * config.feedForward * config.activeExperts;
  const layer = 2 * projections(config) + scores + blocks;
  return {
    '6ND': 6 * params,
    kaplan: 6 * params + attentionFlops('kaplan', { layers, attention, sequence }),
    chowdhery: 6 * params + attentionFlops('chowdhery', { layers, attention, sequence }),
    hoffmann: 3 * (layers * layer + 4 * vocabulary * width),
  };
}

/** Weights of queries, keys, values and the output projection of one layer. */
function projections({ width, heads, kvHeads, headSize }: ModelConfig): number {
  return 2 * width * headSize * (heads + kvHeads);
}
