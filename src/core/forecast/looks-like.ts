/** Whether a file that was dropped says it is a card, by its first characters. Apart from the reader, which is loaded for one. */
export function looksLikeForecast(text: string): boolean {
  return /^\s*\{\s*"format"\s*:\s*"scalescope-forecast"/.test(text);
}
