/** Column and cell words of the plots' table twins. */
export const tables = {
  run: 'Run',
  series: 'Series',
  params: 'Parameters',
  tokens: 'Tokens',
  compute: 'Compute',
  count: 'count',
  measured: 'Measured loss',
  predicted: 'Fitted loss',
  loss: 'Loss',
  low: '95 % low',
  high: '95 % high',
  use: 'Use',
  inFit: 'in the fit',
  leftOut: 'left out',
  optimal: 'Optimal path',
  curve: 'Law at this budget',
} as const;
