import type { Importer } from '../importer';
import { delimited } from './delimited';
import { json } from './json';
import { jsonl } from './jsonl';
import { lightningMetrics } from './lightning-metrics';
import { llmc } from './llmc';
import { lmEval } from './lm-eval';
import { megatron } from './megatron';
import { metricsJsonl } from './metrics-jsonl';
import { nanogpt } from './nanogpt';
import { olmo } from './olmo';
import { parquet } from './parquet';
import { runConfig } from './run-config';
import { tensorboardCsv } from './tensorboard-csv';
import { tensorboardEvents } from './tensorboard-events';
import { tensorboardJson } from './tensorboard-json';
import { trainerState } from './trainer-state';
import { wandbChart } from './wandb-chart';
import { wandbRuns } from './wandb-runs';

/**
 * Every format that can be read. A new one is a file in this folder and a line here. Those of one writer are surer
 * of its files than the general ones.
 */
export const importers: readonly Importer[] = [
  parquet,
  trainerState,
  nanogpt,
  megatron,
  llmc,
  olmo,
  wandbRuns,
  wandbChart,
  tensorboardEvents,
  tensorboardCsv,
  tensorboardJson,
  lightningMetrics,
  metricsJsonl,
  lmEval,
  runConfig,
  delimited,
  json,
  jsonl,
];
