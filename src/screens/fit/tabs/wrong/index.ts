export { WrongTab } from './wrong-tab';
