export { dataConstrained } from './data-constrained';
