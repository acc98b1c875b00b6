export { ForecastsSection } from './forecasts-section';
