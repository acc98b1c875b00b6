export { SimulateDialog } from './lazy-dialog';
