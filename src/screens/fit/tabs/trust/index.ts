export { TrustTab } from './trust';
