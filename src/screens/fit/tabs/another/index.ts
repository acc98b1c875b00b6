export { AnotherTab } from './another-tab';
