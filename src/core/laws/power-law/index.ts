export { inUnits } from './in-units';
export { onePower } from './one-power';
