export { Explore } from './explore';
