/** Where every table of the micro ladder is from. */
export const microladderSource = {
  source:
    'Measured for this project: decoder-only transformers on bytes of public repositories, context 128, AdamW, warm-up, stable rate and cool-down',
  citations: [],
  licence: 'CC0',
};
