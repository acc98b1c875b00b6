import type { Store } from './store';

// Cards are rare, and what reads them is not on the way to the first fit.
const forecasts = () => import('./forecasts');

/** Opens the card that came inside a link, on its tab; says so where it cannot be read. */
export async function openForecast(store: Store, block: string): Promise<void> {
  const { takeForecastBlock } = await forecasts();
  await takeForecastBlock(store, block);
}

/** Takes in a card that was dropped on the page, and shows it. */
export async function dropForecast(store: Store, text: string): Promise<void> {
  const { takeForecastText } = await forecasts();
  await takeForecastText(store, text);
}
