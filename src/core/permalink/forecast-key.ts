/** Key of the block that carries a forecast card. Apart from its codec, which is loaded when there is one. */
export const FORECAST_KEY = 'k';
