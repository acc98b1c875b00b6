export { joinConfigs } from './join-configs';
export { joinResults } from './join-results';
export { countShape } from './log-config';
export { nameFiles } from './names-of-files';
export { type LogRuns, runsFromLogs } from './runs-table';
export { readShape, readSize } from './size-in-name';
