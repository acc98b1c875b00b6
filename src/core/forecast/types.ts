import type { Objective } from '../fit';
import type { CustomSpec } from '../laws';

/** Levels of a card's intervals; enough to draw a calibration plot, few enough to read. */
export const cardLevels = [0.5, 0.8, 0.9, 0.95] as const;

/** The level a card is scored at. */
export const SCORED_LEVEL = 0.95;

export type Ends = readonly [low: number, high: number];

/** A prediction as it stood on one day, with everything it rests on. Numbers in base units; nothing in it changes later. */
export interface ForecastCard {
  /** When it was frozen, ISO 8601 in UTC; given by whoever froze it. */
  readonly made: string;
  readonly target: { readonly N: number; readonly D: number };
  readonly unit: 'nats/token' | 'nats/byte';
  /** The law's loss at the target. */
  readonly value: number;
  /** Narrowest first. `mean`: where the law's mean lies; `run`: where one such run lies, its scatter included. */
  readonly intervals: readonly {
    readonly level: number;
    readonly mean: Ends;
    readonly run: Ends;
  }[];
  readonly data: {
    readonly id: string;
    readonly title: string;
    /** Content hash of the dataset; on early cards counted by a convention, `~` and that convention behind it. */
    readonly hash: string;
    /** Rows in the fit, and rows of the dataset. */
    readonly used: number;
    readonly all: number;
  };
  readonly law: {
    readonly id: string;
    readonly title: string;
    readonly parameters: Readonly<Record<string, number>>;
    readonly formula?: CustomSpec | undefined;
  };
  readonly assumptions: {
    readonly objective: Objective;
    /** Null where the objective has no delta. */
    readonly delta: number | null;
    /** Where the floor is held; null for a fitted one. */
    readonly floor: number | null;
    readonly envelope: number;
    /** Column of standard errors; empty where rows count alike. */
    readonly weights: string;
    readonly where: string;
    /** Rows a person toggled against the dataset's own choice, by index. */
    readonly excluded: readonly number[];
    /** Conventions of N, C and the loss, as a link has them; absent for runs counted as they were imported. */
    readonly acct?: string;
    readonly resample: 'cases' | 'residual' | 'clusters';
    readonly cluster: string;
    readonly refits: number;
    readonly seed: number;
  };
}

/** What became of it. */
export interface Outcome {
  /** Measured loss, in the card's unit. */
  readonly loss: number;
  /** When it was put in, ISO 8601. */
  readonly on: string;
  /** Name of the file it came from; empty for a typed loss. */
  readonly from: string;
}

/** A card as it is kept and sent. */
export interface KeptForecast {
  readonly card: ForecastCard;
  /** SHA-256 over the card: shows damage and edits. It does not say who made the card. */
  readonly seal: string;
  readonly outcome: Outcome | null;
}

/** The content hash of the runs a card rests on, and how they were counted, wherever the card has it. */
export function basisOf({ data, assumptions }: Pick<ForecastCard, 'data' | 'assumptions'>): {
  readonly hash: string;
  /** As a link has it; empty for runs counted as they were imported. */
  readonly acct: string;
} {
  const [hash = '', early = ''] = data.hash.split('~');
  return { hash, acct: assumptions.acct ?? early };
}

/** Short name of a card, to cite it by. */
export const codeOf = ({ seal }: Pick<KeptForecast, 'seal'>): string => seal.slice(0, 6);
