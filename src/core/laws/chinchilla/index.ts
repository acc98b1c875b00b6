export { chinchilla } from './chinchilla';
