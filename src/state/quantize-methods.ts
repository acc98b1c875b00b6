import { findLaw, findPreset, type Law, toVector, type Vector } from '../core/laws';
import { findRoot } from '../core/numerics';
import { composeLoss } from '../core/optimum';
import { heldInputs } from './compare';
import { memo } from './memo';
import type { Model } from './model';
import {
  atBits,
  degradationAt,
  findBeyond,
  type QuantizePoint,
  selectQuantizeModel,
  selectQuantizePoint,
  selectQuantizeUnit,
} from './quantize';
import { selectModel } from './selectors';
import type { AppState } from './store';

/** Ways to few bits, each by its id: what is quantized, and when. */
export type MethodId =
  | 'ptq'
  | 'qat-w4a16'
  | 'qat-w4a4'
  | 'qat-w16a4'
  | 'qat-w4a4-fc2'
  | 'qat-w16a4-fc2'
  | 'low-weights'
  | 'low-all';

export interface Method {
  readonly id: MethodId;
  /** Loss added, nats; null where no law is known at these bits. */
  readonly degradation: number | null;
  /** Share of the parameters a 16-bit model of this loss would need, by the method's own law; null where it says nothing. */
  readonly effectiveShare: number | null;
  /** Loss on the law that makes plans; null before that is there. */
  readonly loss: number | null;
  /** Training FLOPs, counted at 16 bits, to the loss that quantization after training has here; null: out of reach. */
  readonly compute: number | null;
}

/** The published laws of training with quantization hold at this width. */
const QAT_BITS = 4;

interface Known {
  readonly law: Law;
  readonly parameters: Vector;
}

const known = (lawId: string, presetId: string): Known => {
  const law = findLaw(lawId) as Law;
  const preset = findPreset(law, presetId);
  if (!preset) throw new Error(`no preset ${presetId}`);
  return { law, parameters: toVector(law, preset.values) };
};

const qatVariants = ['w4a16', 'w4a4', 'w16a4', 'w4a4-fc2', 'w16a4-fc2'] as const;
type QatVariant = (typeof qatVariants)[number];

let published: {
  ptq: Known;
  qat: Record<QatVariant, Known>;
  precision: Known;
} | null = null;

/** Looked up once, with the first screen that asks. */
function publishedLaws() {
  published ??= {
    ptq: known('qid', 'ouyang2024-unified'),
    qat: Object.fromEntries(
      qatVariants.map((id) => [id, known('qat', `chen2025-${id}`)]),
    ) as Record<QatVariant, Known>,
    precision: known('precision', 'kumar2024'),
  };
  return published;
}

/** Degradation after training of the law on screen where it is one, else of the unified law. */
function afterTraining(model: Model | null, bits: number): Known | null {
  const ids = model?.law.variables.map(({ id }) => id) ?? [];
  const isOne = model?.law.outputs[0].signed === true && !ids.includes('group');
  if (!model || !isOne) return publishedLaws().ptq;
  if (model.source.kind === 'fit' && !ids.includes('bits')) return publishedLaws().ptq;
  return atBits(model, bits);
}

/** Trainings that 6 N D counts fully, and those whose every number has the point's bits. */
const cost = (id: MethodId, { N, bits }: QuantizePoint, D: number): number =>
  6 * N * D * (id === 'low-all' ? bits / 16 : 1);

const outputOf = ({ law, parameters }: Known, id: string, inputs: Record<string, number>) =>
  law.outputs.find((output) => output.id === id)?.compute(inputs, parameters) ?? Number.NaN;

/** Loss added at other tokens than the point's; null where the method has no law at these bits. */
function degradationsOf(
  model: Model | null,
  point: QuantizePoint,
): readonly { id: MethodId; at: ((D: number) => number) | null; share: number | null }[] {
  const { qat, precision } = publishedLaws();
  const { N, D, bits, group } = point;
  const ptq = afterTraining(model, bits);
  const by =
    ({ law, parameters }: Known) =>
    (tokens: number): number =>
      degradationAt(law, parameters, { ...point, D: tokens });
  const isQat = Math.round(bits) === QAT_BITS;
  const low = (aBits: number) => {
    const at = { N, wBits: bits, aBits, kvBits: aBits };
    const full = { N, wBits: 16, aBits: 16, kvBits: 16 };
    const effective = outputOf(precision, 'effectiveParams', at);
    const there = Number.isFinite(effective);
    const loss = (inputs: Record<string, number>, tokens: number): number =>
      outputOf(precision, 'loss', { ...inputs, D: tokens });
    return {
      at: there ? (tokens: number) => loss(at, tokens) - loss(full, tokens) : null,
      share: there ? effective / outputOf(precision, 'effectiveParams', full) : null,
    };
  };
  return [
    { id: 'ptq', at: ptq && by(ptq), share: null },
    ...qatVariants.map((variant) => ({
      id: `qat-${variant}` as const,
      at: isQat ? by(qat[variant]) : null,
      share: isQat ? outputOf(qat[variant], 'effectiveShare', { N, D, group }) : null,
    })),
    { id: 'low-weights', ...low(16) },
    { id: 'low-all', ...low(bits) },
  ];
}

/** Fewest tokens at which a falling loss reaches `target`; null where it does not within seven decades. */
function tokensForLoss(lossAt: (D: number) => number, target: number, near: number): number | null {
  const reach = 7 * Math.LN10;
  const middle = Math.log(near);
  const excess = (logD: number): number => lossAt(Math.exp(logD)) - target;
  const steps = 42;
  let before = middle - reach;
  if (!(excess(before) > 0)) return null;
  for (let i = 1; i <= steps; i++) {
    const here = middle - reach + (2 * reach * i) / steps;
    if (excess(here) <= 0) return Math.exp(findRoot(excess, before, here));
    before = here;
  }
  return null;
}

/** The law that makes plans, where its losses can stand beside those of the screen: per token, never per byte. */
const selectComparable = (state: AppState): Model | null =>
  selectQuantizeUnit(state) === 'token' ? selectModel(state) : null;

/** The ways to few bits at the point, on the loss of the law that makes plans. */
export const selectMethods = memo(
  (state: AppState) =>
    [selectComparable(state), selectQuantizeModel(state), selectQuantizePoint(state)] as const,
  (plan, model, point): readonly Method[] | null => {
    if (!point) return null;
    const logN = Math.log(point.N);
    const composed =
      plan &&
      composeLoss({ law: plan.law, parameters: plan.parameters, held: heldInputs(plan.law) });
    const base = composed && ((D: number) => composed.loss(logN, Math.log(D)));
    const all = degradationsOf(model, point);
    const after = all[0]?.at?.(point.D);
    const target = base && after !== undefined ? base(point.D) + after : null;
    return all.map(({ id, at, share }) => {
      if (!at) return { id, degradation: null, effectiveShare: null, loss: null, compute: null };
      const degradation = at(point.D);
      const tokens =
        base && target !== null && id !== 'ptq'
          ? tokensForLoss((D) => base(D) + at(D), target, point.D)
          : point.D;
      return {
        id,
        degradation,
        effectiveShare: share,
        loss: base ? base(point.D) + degradation : null,
        compute: target === null || tokens === null ? null : cost(id, point, tokens),
      };
    });
  },
);

/** The way of the same weights that reaches the loss of quantization after training with the least compute. */
export const selectCheapest = memo(
  (state: AppState) => [selectMethods(state)] as const,
  (methods): Method | null => {
    // The others quantize other things, or leave the weights whole: not the same model to serve.
    const among = methods?.filter(({ id }) => ['ptq', 'qat-w4a16', 'low-weights'].includes(id));
    const priced = among?.filter(({ compute }) => compute !== null) ?? [];
    const [first, ...others] = priced;
    if (!first || others.length === 0) return null;
    return others.reduce(
      (best, other) => ((other.compute as number) < (best.compute as number) ? other : best),
      first,
    );
  },
);

/** By how much the point lies outside the runs of the laws of training with quantization. */
export const selectMethodsBeyond = memo(
  (state: AppState) => [selectQuantizePoint(state)] as const,
  (point) => {
    if (!point) return [];
    const { N, D, group } = point;
    return findBeyond({ N, D, group }, publishedLaws().qat.w4a4.law.validity.ranges);
  },
);

export interface Decomposition {
  /** Degradation by activations over that by weights, training with quantization, 4 bits. */
  readonly ratio: number;
  /** Tokens from which weights cost more than activations at this size and group. */
  readonly crossing: number;
  /** Both together over the sum of each alone. */
  readonly overSum: number;
  /** Share of the degradation that an 8-bit input of FC2 takes off. */
  readonly relief: number;
  /** N_eff / N with weights and activations at 4 bits. */
  readonly effectiveShare: number;
  /** Share of the parameters the weights' bits leave, training in low precision. */
  readonly weightShare: number;
}

/** What part of the degradation is whose, by the published laws at 4 bits. */
export const selectDecomposition = memo(
  (state: AppState) => [selectQuantizePoint(state)] as const,
  (point): Decomposition | null => {
    if (!point) return null;
    const { qat, precision } = publishedLaws();
    const { N, D, group, bits } = point;
    const at = (variant: QatVariant, tokens = D): number =>
      degradationAt(qat[variant].law, qat[variant].parameters, { ...point, D: tokens });
    const ratioAt = (tokens: number): number => at('w16a4', tokens) / at('w4a16', tokens);
    const ratio = ratioAt(D);
    // Both are powers of the tokens, so is their ratio.
    const slope = Math.log(ratioAt(D * Math.E) / ratio);
    return {
      ratio,
      crossing: D * Math.exp(-Math.log(ratio) / slope),
      overSum: at('w4a4') / (at('w4a16') + at('w16a4')),
      relief: 1 - at('w4a4-fc2') / at('w4a4'),
      effectiveShare: outputOf(qat.w4a4, 'effectiveShare', { N, D, group }),
      weightShare: outputOf(precision, 'weightShare', { wBits: bits }),
    };
  },
);
