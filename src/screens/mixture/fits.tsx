import { findLaw, type Law } from '../../core/laws';
import { FITTED } from '../../core/permalink';
import {
  type MeasuredAsk,
  mixtureSides,
  mixtureSlot,
  type Side,
  selectCurve,
  selectMixture,
  shareBinding,
  shareLaw,
  tokensBinding,
  useAppState,
  useMeasured,
} from '../../state';

/** Refits of the law of size, tokens and share: nine parameters on 240 rows. */
const TOKENS_DRAWS = 100;

type Setup = NonNullable<ReturnType<typeof selectMixture>>;

function included({ out, source }: Setup): Pick<MeasuredAsk, 'rows'> {
  if (out.length === 0) return {};
  const rows = Uint32Array.from({ length: source.rowCount }, (_, row) => row);
  return { rows: rows.filter((row) => !out.includes(row)) };
}

/** Keeps the fits of both losses: over the share, and over size, tokens and share where the table has such rows. */
export function MixtureFits() {
  return (
    <>
      {mixtureSides.map((side) => (
        <SideFits key={side} side={side} />
      ))}
    </>
  );
}

function SideFits({ side }: { readonly side: Side }) {
  const setup = useAppState(selectMixture);
  const boot = useAppState((state) => state.explorer.boot);
  const shown = useAppState(selectCurve(side));
  const isPublished =
    setup !== null && setup.choice.preset !== FITTED && shown?.model.source.kind === 'preset';
  const share = setup && !isPublished ? shareBinding(setup, side) : null;
  const tokens = setup ? tokensBinding(setup, side) : null;
  useMeasured(
    mixtureSlot(side, 'share'),
    setup && share
      ? {
          law: shareLaw(setup, side),
          source: setup.source,
          binding: share,
          settings: { objective: 'log-mse' },
          ...included(setup),
        }
      : null,
  );
  useMeasured(
    mixtureSlot(side, 'tokens'),
    setup && tokens
      ? {
          law: findLaw('d-cpt') as Law,
          source: setup.source,
          binding: tokens,
          replicates: Math.min(boot, TOKENS_DRAWS),
          ...included(setup),
        }
      : null,
  );
  return null;
}
