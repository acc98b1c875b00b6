/** Files are read in a chunk of their own: a first fit has none. */
export { readTable } from '../core/data';
