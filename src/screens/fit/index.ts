export { FitScreen } from './fit';
