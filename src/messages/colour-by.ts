import { formatCount, formatLossGap, formatPlain } from '../core/units';

/** What the colour of a run on the hero means. */
export const colourBy = {
  label: 'Colour by',
  options: { residual: 'residual', family: 'family', influence: 'influence' },
  below: 'below fit',
  above: 'above',
  lowers: 'without it lower',
  raises: 'higher',
  ends: (reach: number): string => formatPlain(reach, 2),
  residual: (nats: number): string => `measured ${formatLossGap(nats)} nats from the fit`,
  influence: (move: number): string =>
    Number.isFinite(move)
      ? `without it the forecast moves by ${formatLossGap(move)} nats`
      : 'the other runs cannot be fitted without it',
  outOfFit: 'left out of the fit',
  influenceOf: (params: number, tokens: number): string =>
    `loss at ${formatCount(params)} on ${formatCount(tokens)}`,
  family: (label: string): string => `family ${label}`,
  others: 'others',
  noFamilies: 'No column names families: choose one under Fit',
  needsFit: 'Influence is of a fit: choose the preset Fitted to the runs.',
  working: (done: number, total: number): string => `refitting without each: ${done} of ${total}`,
  starting: 'refitting without each\u2026',
} as const;
