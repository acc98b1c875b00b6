import { controls } from '../../messages/explore';
import { type AppState, memo, publishedSize, selectMixture } from '../../state';

/** Ends of the sliders of size and tokens: those of the table, with room around them. */
export const selectMixtureRanges = memo(
  (state: AppState) => [selectMixture(state)] as const,
  (setup) => {
    const published = setup !== null && publishedSize(setup.choice) !== undefined;
    const sizes = setup?.table.slices.flatMap(({ params }) => params ?? []) ?? [];
    const lengths = setup?.table.slices.flatMap(({ tokens }) => tokens ?? []) ?? [];
    const N = published || sizes.length === 0 ? [460e6, 3.1e9] : sizes;
    const D = published || lengths.length === 0 ? [4e9, 20e9] : lengths;
    return {
      N: [Math.min(...N) / 4, Math.max(...N) * 4] as const,
      D: [Math.min(...D) / (published ? 2 : 60), Math.max(...D) * (published ? 5 : 40)] as const,
    };
  },
);

export const refuseParams = controls.refuse('Parameters', '7b', 1, 1e18);
export const refuseTokens = controls.refuse('Tokens', '1.5T', 1, 1e20);
