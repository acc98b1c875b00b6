export { useExclude } from './exclude';
export { type NamedRows, useNamedRows } from './named-rows';
export { WorkStatus } from './work-status';
