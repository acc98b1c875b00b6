export { WorkedTab } from './worked-tab';
