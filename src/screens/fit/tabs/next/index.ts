export { NextTab } from './next';
