import { countParams, type ModelConfig, type ParameterCounts } from '../accounting';
import type { LogFacts } from '../log-layout';
import { parseCell } from '../numbers';

/** What the facts of a run say, under the names of any trainer; base units. */
export interface LogConfig {
  readonly totalParams?: number;
  readonly activeParams?: number;
  readonly nonEmbeddingParams?: number;
  readonly embeddingParams?: number;
  readonly shape?: ModelShape;
  /** Tokens of one optimiser step. */
  readonly batchTokens?: number;
  /** Tokens of one sequence. */
  readonly sequence?: number;
  /** Steps the run was planned for. */
  readonly plannedSteps?: number;
  /** Training FLOPs the trainer counted until its last step. */
  readonly flops?: number;
}

export interface ModelShape {
  readonly layers: number;
  readonly width: number;
  readonly heads?: number;
  readonly kvHeads?: number;
  readonly headSize?: number;
  readonly feedForward?: number;
  readonly gated?: boolean;
  readonly vocabulary?: number;
  readonly tied?: boolean;
  readonly experts?: number;
  readonly activeExperts?: number;
  readonly sequence?: number;
}

/** Names of one thing in the order in which they are believed: the last part of the key, in lower case. */
const KEYS = {
  activeParams:
    'active_params num_active_params n_active_params active_parameters num_active_parameters activated_params activated_parameters',
  totalParams:
    'num_params n_params total_params num_parameters n_parameters number_of_parameters params parameters param_count parameter_count model_num_parameters model_params num_model_params total_parameters total_num_params trainable_params trainable_parameters num_trainable_params n_parameters_total',
  nonEmbeddingParams:
    'non_embedding_params num_non_embedding_params params_non_embedding non_embedding_parameters num_params_non_embedding params_nonembedding nonembedding_params num_non_embedding_parameters',
  embeddingParams: 'embedding_params num_embedding_params embedding_parameters',
  layers: 'n_layer n_layers num_layers num_hidden_layers layers depth n_blocks l',
  width: 'n_embd d_model hidden_size embedding_dim embed_dim n_embed channels model_dim dim width',
  heads: 'n_head n_heads num_attention_heads num_heads heads',
  kvHeads: 'n_kv_heads n_kv_head num_key_value_heads num_query_groups num_kv_heads',
  headSize: 'head_dim d_head kv_channels head_size',
  feedForward: 'ffn_hidden_size intermediate_size d_ff ffn_dim mlp_hidden_size n_inner',
  vocabulary: 'vocab_size padded_vocab_size n_vocab vocabulary_size vocab',
  experts:
    'num_experts num_local_experts n_routed_experts moe_num_experts num_moe_experts n_experts',
  activeExperts:
    'num_experts_per_tok moe_top_k moe_router_topk num_selected_experts top_k_experts n_activated_experts',
  sequence:
    'seq_length sequence_length seq_len max_sequence_length max_seq_length max_seq_len sequence_len block_size context_length n_ctx n_positions max_position_embeddings',
  batchTokens:
    'tokens_per_step tokens_per_iter tokens_per_iteration tokens_per_batch batch_tokens global_batch_tokens global_batch_size_tokens batch_size_tokens global_batch_size_in_tokens tokens_per_optimizer_step',
  sequences:
    'global_batch_size global_train_batch_size effective_batch_size total_train_batch_size total_batch_size global_bs',
  microBatch:
    'per_device_train_batch_size train_micro_batch_size_per_gpu micro_batch_size device_train_microbatch_size device_batch_size batch_size',
  accumulation:
    'gradient_accumulation_steps accumulate_grad_batches grad_accum_steps gradient_accumulation accumulation_steps grad_accumulation_steps num_microbatches',
  replicas:
    'data_parallel_size dp_size ddp_world_size world_size num_processes n_gpus num_gpus num_devices n_gpu devices',
  plannedSteps:
    'max_steps train_iters max_iters total_steps num_iterations max_train_steps num_train_steps training_steps train_steps',
  flops: 'total_flos total_flops training_flops train_flops',
} as const;

type Key = keyof typeof KEYS;

/** Reads what any trainer wrote about a run. */
export function readConfig(facts: LogFacts): LogConfig {
  const plain = new Map<string, number | string>();
  for (const [key, value] of Object.entries(facts)) {
    const last = plainKey(key);
    if (!plain.has(last)) plain.set(last, value);
  }
  const pick = (key: Key): number | undefined => {
    for (const name of KEYS[key].split(' ')) {
      const value = toNumber(plain.get(name));
      if (value !== undefined && value > 0) return value;
    }
    return undefined;
  };
  const sequence = pick('sequence');
  const batchTokens = readBatch(pick, sequence);
  return {
    ...numbersOf(pick, [
      'activeParams',
      'totalParams',
      'nonEmbeddingParams',
      'embeddingParams',
      'plannedSteps',
      'flops',
    ]),
    ...readModel(pick, plain, sequence),
    ...(sequence === undefined ? {} : { sequence }),
    ...(batchTokens === undefined ? {} : { batchTokens }),
  };
}

const SHAPE_KEYS = new Set(
  [
    ...(['activeParams', 'totalParams', 'nonEmbeddingParams', 'embeddingParams'] as const),
    ...(['layers', 'width', 'heads', 'kvHeads', 'headSize', 'feedForward'] as const),
    ...(['experts', 'activeExperts'] as const),
  ].flatMap((key) => KEYS[key].split(' ')),
);

/** A setting that says how large a model is. */
export function isShapeKey(key: string): boolean {
  return SHAPE_KEYS.has(plainKey(key));
}

/** The last part of a key, in lower case. */
function plainKey(key: string): string {
  return (key.split(/[./]/).at(-1) ?? key).toLowerCase().replace(/[^a-z0-9]+/g, '_');
}

type Pick = (key: Key) => number | undefined;

function numbersOf<K extends Key>(pick: Pick, keys: readonly K[]): Partial<Record<K, number>> {
  const found: Partial<Record<K, number>> = {};
  for (const key of keys) {
    const value = pick(key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** A global batch above this is counted in tokens already: nobody trains on as many sequences a step. */
const MOST_SEQUENCES = 32_768;

/** Tokens a step sees: as written, or sequences times their length; a batch of one device only with all its factors. */
function readBatch(pick: Pick, sequence: number | undefined): number | undefined {
  const written = pick('batchTokens');
  if (written !== undefined) return written;
  const global = pick('sequences');
  if (global !== undefined && global > MOST_SEQUENCES) return global;
  if (sequence === undefined) return undefined;
  if (global !== undefined) return global * sequence;
  const micro = pick('microBatch');
  const accumulation = pick('accumulation');
  if (micro === undefined || accumulation === undefined) return undefined;
  return micro * accumulation * (pick('replicas') ?? 1) * sequence;
}

function readModel(
  pick: Pick,
  plain: ReadonlyMap<string, number | string>,
  sequence: number | undefined,
): { shape?: ModelShape } {
  const { layers, width, ...rest } = numbersOf(pick, [
    'layers',
    'width',
    'heads',
    'kvHeads',
    'headSize',
    'feedForward',
    'vocabulary',
    'experts',
    'activeExperts',
  ]);
  if (layers === undefined || width === undefined) return {};
  const words = [...plain].map(([key, value]) => `${key}=${value}`.toLowerCase());
  const says = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  const gated = says(
    /^(hidden_act|activation(_function)?|activation_type|mlp_type|swiglu)=(silu|swiglu|geglu|true|1|llamamlp)|^model_type=(llama|mi[sx]tral|qwen|gemma|olmo|phi3|smollm|deepseek|cohere|granite|internlm)/,
  );
  const untied = says(
    /^(tie_word_embeddings|weight_tying|tie_embeddings|share_embeddings_and_output_weights)=(false|0)$|^untie_embeddings_and_output_weights=(true|1)$/,
  );
  const shape = {
    layers,
    width,
    ...rest,
    ...(gated ? { gated } : {}),
    ...(untied ? { tied: false } : {}),
    ...(sequence === undefined ? {} : { sequence }),
  };
  return { shape };
}

/** Parameters of a shape; what it does not say is that of a plain decoder: heads of 64, four widths, one matrix of embeddings. */
export function countShape(shape: ModelShape): ParameterCounts {
  const { layers, width } = shape;
  const headSize = shape.headSize ?? (shape.heads ? width / shape.heads : Math.min(64, width));
  const heads = shape.heads ?? width / headSize;
  const experts = shape.experts ?? 1;
  const config: ModelConfig = {
    layers,
    width,
    heads,
    headSize,
    kvHeads: shape.kvHeads ?? heads,
    feedForward: shape.feedForward ?? 4 * width,
    gated: shape.gated ?? false,
    vocabulary: shape.vocabulary ?? 0,
    tied: shape.tied ?? true,
    sequence: shape.sequence ?? 1,
    experts,
    activeExperts: Math.min(shape.activeExperts ?? experts, experts),
  };
  return countParams(config);
}

function toNumber(value: number | string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === 'number' ? value : parseCell(value.trim(), 'dot');
  return Number.isFinite(number) ? number : undefined;
}
