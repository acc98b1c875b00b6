export { useProfiles } from './use-verdict';
export { VerdictLine } from './verdict-line';
