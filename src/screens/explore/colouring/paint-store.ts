import { createStore } from 'zustand/vanilla';
import type { RunPaint } from '../../../plots';

/** What the lazily loaded colouring says of the runs; null while they are coloured by loss. */
export const paintStore = createStore<{ readonly paint: RunPaint | null }>(() => ({ paint: null }));
