import { formatCount, formatLoss } from '../../core/units';
import { controls as explore } from '../../messages/explore';
import { controls, formatShare, screen, tolerance, answer as words } from '../../messages/mixture';
import {
  publishedSize,
  selectCritical,
  selectCurve,
  selectMixture,
  selectPoints,
  selectReference,
  USUAL_SHARE,
  useAppState,
} from '../../state';
import { Answer, Aside, Beside, ScrubNumber, Sentence } from '../../ui';
import { refuseParams, refuseTokens, selectMixtureRanges } from './ranges';
import { shareByKey } from './share-steps';
import { trustedLoss } from './trust';
import { useMixtureActions } from './use-actions';

export const refuseShare = (value: number | undefined): string | undefined =>
  value === undefined || value < 0 || value > 1 ? controls.refuseShare : undefined;

/** What a share costs and the share that keeps the general loss, in one sentence. */
export function AnswerLine() {
  const setup = useAppState(selectMixture);
  const share = useAppState((state) => state.explorer.ratio ?? USUAL_SHARE);
  const tol = useAppState((state) => state.explorer.tol);
  const tolin = useAppState((state) => state.explorer.tolin);
  const critical = useAppState(selectCritical);
  const general = useAppState(selectCurve('general'));
  const domain = useAppState(selectCurve('domain'));
  const reference = useAppState(selectReference);
  const points = useAppState(selectPoints);
  const ranges = useAppState(selectMixtureRanges);
  const actions = useMixtureActions();
  if (!setup || (!general && !domain && !critical)) return <Sentence>{screen.pending}</Sentence>;
  const { N, D, choice, table } = setup;
  const loss = (curve: typeof general, side: 'general' | 'domain'): string | null => {
    if (!curve) return null;
    const { value, isNothing } = trustedLoss(curve, points[side], share, N ?? 1, D ?? 1);
    return isNothing ? words.nothing : formatLoss(value);
  };
  const [generalLoss, domainLoss] = [loss(general, 'general'), loss(domain, 'domain')];
  const size = publishedSize(choice);
  const found = critical !== null && Number.isFinite(critical.ratio.value);
  return (
    <Sentence aria-live="off">
      {words.with}{' '}
      <ScrubNumber
        name={words.shareSpin}
        value={Math.max(share, 0.001)}
        range={[0.001, 1]}
        steps={shareByKey}
        text={`${formatShare(share)} ${table.domain?.name ?? ''}`}
        say={controls.sayShare(share, table.domain?.name ?? '')}
        refuse={refuseShare}
        onChange={actions.setShare}
        onGestureEnd={actions.endGesture}
      />
      {N !== null && (
        <>
          {' '}
          {words.at}{' '}
          <ScrubNumber
            name={words.sizeSpin}
            value={N}
            range={ranges.N}
            text={`${formatCount(N)} params`}
            say={explore.sayParams(N)}
            refuse={refuseParams}
            onChange={actions.setParams}
            onGestureEnd={actions.endGesture}
          />
        </>
      )}
      {D !== null && (
        <>
          {' '}
          {words.on}{' '}
          <ScrubNumber
            name={words.tokensSpin}
            value={D}
            range={ranges.D}
            text={`${formatCount(D)} tokens`}
            say={explore.sayTokens(D)}
            refuse={refuseTokens}
            onChange={actions.setTokens}
            onGestureEnd={actions.endGesture}
          />
        </>
      )}
      :{' '}
      {generalLoss !== null && (
        <>
          {words.general} <Answer>{generalLoss}</Answer>,{' '}
        </>
      )}
      {domainLoss !== null && (
        <>
          {words.domain} <Answer>{domainLoss}</Answer>{' '}
        </>
      )}
      <Beside>{table.unit}</Beside>;{' '}
      {found ? (
        <>
          {words.up} <Answer>{formatShare(critical.ratio.value)}</Answer>{' '}
          {size ? words.isCritical : words.within(tolerance(tol, tolin))}{' '}
          <Aside>
            {size
              ? words.published(`Gu et al. 2024, ${size.label}`)
              : words.interval(critical.ratio)}
          </Aside>
        </>
      ) : (
        <Beside>{critical ? words.none : reference ? words.pending : words.noReference}</Beside>
      )}
    </Sentence>
  );
}
