import type { Guess, ImportChoices, RunAnswers } from '../import-choices';
import { countShape, type LogConfig } from './log-config';
import { readShape, readSize } from './size-in-name';

/** How many parameters a run has, and how that is known. */
export interface ParamCount {
  /** Those a token passes: what the law and the FLOPs count. */
  readonly params: number;
  /** All of them, where a token does not pass all. */
  readonly total?: number;
  /** Null where the file or a person says it. */
  readonly guess: Pick<Guess, 'from' | 'text'> | null;
}

/**
 * Parameters of a run: a person's answer, what its file counts, what follows from the config there, and from its
 * name. With experts it is the active ones. Null where nothing tells.
 */
export function countRunParams(
  path: string,
  config: LogConfig,
  answers: RunAnswers,
  embeddings: ImportChoices['embeddings'],
): ParamCount | null {
  if (answers.params !== undefined) return { params: answers.params, guess: null };
  return fromFacts(config, embeddings) ?? fromConfig(config, embeddings) ?? fromName(path);
}

function fromFacts(config: LogConfig, embeddings: ImportChoices['embeddings']): ParamCount | null {
  const { activeParams, totalParams, nonEmbeddingParams, embeddingParams } = config;
  if (activeParams !== undefined)
    return {
      params: activeParams,
      ...(totalParams !== undefined && totalParams > activeParams ? { total: totalParams } : {}),
      guess: null,
    };
  const without =
    nonEmbeddingParams ??
    (totalParams !== undefined && embeddingParams !== undefined
      ? totalParams - embeddingParams
      : undefined);
  const params = embeddings === 'without' ? (without ?? totalParams) : (totalParams ?? without);
  return params === undefined ? null : { params, guess: null };
}

function fromConfig(
  { shape }: LogConfig,
  embeddings: ImportChoices['embeddings'],
): ParamCount | null {
  if (!shape) return null;
  const counts = countShape(shape);
  const without = embeddings === 'without';
  const params = without ? counts.activeNonEmbedding : counts.active;
  const total = without ? counts.nonEmbedding : counts.total;
  const text = `n_layer=${shape.layers} d_model=${shape.width}${shape.vocabulary ? ` vocab=${shape.vocabulary}` : ''}`;
  return {
    params,
    ...(total > params ? { total } : {}),
    guess: { from: 'config', text },
  };
}

function fromName(path: string): ParamCount | null {
  const size = readSize(path);
  if (size) {
    const { params, totalParams, text } = size;
    return {
      params,
      ...(totalParams === undefined ? {} : { total: totalParams }),
      guess: { from: 'name', text },
    };
  }
  const named = readShape(path);
  if (!named) return null;
  const { text, ...dimensions } = named;
  const { active } = countShape(dimensions);
  return { params: active, guess: { from: 'shape-in-name', text } };
}
