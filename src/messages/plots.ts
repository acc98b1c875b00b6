/** Words of the plot frame. */
export const plotFrame = {
  showTable: 'Show as table',
  showPlot: 'Show plot',
  form: 'Form of the plot',
} as const;
