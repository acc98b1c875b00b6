export { DesignOnly, WrongTab } from './wrong-tab';
