export { inferenceAware } from './inference-aware';
