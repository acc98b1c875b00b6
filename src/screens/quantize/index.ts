export { Quantize } from './quantize';
