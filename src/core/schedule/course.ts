/** Courses of the learning rate over the tokens of a run. */
export type CourseShape = 'power' | 'wsd' | 'cosine' | 'constant';

export interface Course {
  readonly shape: CourseShape;
  /** Tokens of the whole run. */
  readonly tokens: number;
  /** Highest rate; for `power` the cap, which a small batch may never reach. */
  readonly peak: number;
  /** Shares of the tokens spent warming up and decaying; together at most 1. `cosine` and `constant` have no decay of their own. */
  readonly warm: number;
  readonly decay: number;
  /** Last rate as a share of the rate the decay starts from. */
  readonly end: number;
  /** For `power`: the rate n^b times this, before the cap. The amplitude holds for the batch in use. */
  readonly amplitude: number;
  readonly exponent: number;
}

/** Tokens after which the warm-up is over, and those at which the decay starts. */
export function phases({ shape, tokens, warm, decay }: Course): {
  readonly warmUntil: number;
  readonly decayFrom: number;
} {
  const warmUntil = Math.min(1, Math.max(0, warm)) * tokens;
  if (shape === 'constant') return { warmUntil, decayFrom: tokens };
  if (shape === 'cosine') return { warmUntil, decayFrom: warmUntil };
  return {
    warmUntil,
    decayFrom: Math.max(warmUntil, (1 - Math.min(1, Math.max(0, decay))) * tokens),
  };
}

/**
 * The learning rate after n tokens. All courses warm up linearly. Then `constant` rests at the peak, `cosine` falls
 * along half a wave to its last rate, `wsd` rests and decays, and `power` follows min(cap, amplitude n^b) and decays
 * (Shen et al. 2024, arXiv 2408.13359). The decay is exponential; one that ends at zero is linear, because an
 * exponential never gets there.
 */
export function rateAt(course: Course, n: number): number {
  const { shape, tokens, end } = course;
  const { warmUntil, decayFrom } = phases(course);
  if (n < warmUntil) return (rateOnTop(course, warmUntil) * n) / warmUntil;
  if (n <= decayFrom || tokens <= decayFrom) return rateOnTop(course, n);
  const from = rateOnTop(course, decayFrom);
  const part = Math.min(1, (n - decayFrom) / (tokens - decayFrom));
  if (shape === 'cosine') return from * (end + ((1 - end) * (1 + Math.cos(Math.PI * part))) / 2);
  return end > 0 ? from * end ** part : from * (1 - part);
}

/** The rate between warm-up and decay. */
function rateOnTop({ shape, peak, amplitude, exponent }: Course, n: number): number {
  return shape === 'power' ? Math.min(peak, amplitude * n ** exponent) : peak;
}

/** Tokens at which the cap of a power course stops binding; past the run's end where it never does. */
export function capUntil({ peak, amplitude, exponent }: Course): number {
  return (peak / amplitude) ** (1 / exponent);
}

const samples = 64;

/** Places that draw a course: its corners, and as many between them as a smooth line takes. Ascending, 0 and the end included. */
export function coursePlaces(course: Course): Float64Array {
  const { tokens, shape } = course;
  const { warmUntil, decayFrom } = phases(course);
  const corners = [0, warmUntil, decayFrom, tokens];
  if (shape === 'power') corners.push(capUntil(course));
  const even = Array.from({ length: samples + 1 }, (_, i) => (i / samples) * tokens);
  const all = [...even, ...corners].filter((n) => n >= 0 && n <= tokens).sort((a, b) => a - b);
  return Float64Array.from(all.filter((n, i) => i === 0 || n > (all[i - 1] as number)));
}

/** The mean rate over the run: what all its steps together amount to, by trapezes between the places. */
export function meanRate(course: Course): number {
  const places = coursePlaces(course);
  let area = 0;
  for (let i = 1; i < places.length; i++) {
    const [a, b] = [places[i - 1] as number, places[i] as number];
    area += ((b - a) * (rateAt(course, a) + rateAt(course, b))) / 2;
  }
  return area / course.tokens;
}
