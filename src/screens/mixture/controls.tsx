import { FITTED } from '../../core/permalink';
import { formatCount, formatPercent, formatPlain } from '../../core/units';
import { controls as explore } from '../../messages/explore';
import { formatShare, screen, controls as words } from '../../messages/mixture';
import {
  publishedSize,
  selectMixture,
  selectMixtureView,
  selectTrade,
  shareLaw,
  USUAL_SHARE,
  useAppState,
} from '../../state';
import { Button, QuantitySlider, Segmented, SelectField, TradeHead } from '../../ui';
import { refuseShare } from './answer-line';
import styles from './mixture.module.css';
import { refuseParams, refuseTokens, selectMixtureRanges } from './ranges';
import { ShareSlider } from './share-slider';
import { useMixtureActions } from './use-actions';

/** Table, law and preset. */
export function Head() {
  const choice = useAppState(selectTrade);
  const setup = useAppState(selectMixture);
  if (!choice) return null;
  const { id } = choice.law;
  const standsIn =
    setup !== null && (id === 'bimix' || id === 'regmix') && shareLaw(setup, 'domain').id !== id;
  return (
    <>
      <TradeHead choice={choice} canFit={setup !== null || choice.preset === FITTED} />
      {standsIn && <p className={styles.note}>{words.standsIn(id)}</p>}
    </>
  );
}

/** The narrow column: share, size, tokens, tolerance, and what the second plot shows. */
export function Controls() {
  const setup = useAppState(selectMixture);
  const share = useAppState((state) => state.explorer.ratio ?? USUAL_SHARE);
  const tol = useAppState((state) => state.explorer.tol);
  const tolin = useAppState((state) => state.explorer.tolin);
  const out = useAppState((state) => state.explorer.out);
  const view = useAppState(selectMixtureView);
  const ranges = useAppState(selectMixtureRanges);
  const actions = useMixtureActions();
  const nats = tolin === 'nats';
  const name = setup?.table.domain?.name ?? '';
  return (
    <section className={styles.group} aria-label={words.title}>
      {setup && !setup.table.bySize && setup.table.slices.length > 1 && (
        <SelectField
          label={words.rows}
          value={String(setup.sliceIndex)}
          options={setup.table.slices.map(({ label }, i) => ({ value: String(i), label }))}
          onChange={(value) => actions.setSlice(Number(value))}
        />
      )}
      <ShareSlider
        name={words.share}
        value={share}
        format={formatShare}
        say={(value) => words.sayShare(value, name)}
        refuse={refuseShare}
        onChange={actions.setShare}
        onGestureEnd={actions.endGesture}
      />
      {setup?.N != null && (
        <QuantitySlider
          name={words.params}
          unit="params"
          value={setup.N}
          range={ranges.N}
          format={(value) => formatCount(value)}
          say={explore.sayParams}
          refuse={refuseParams}
          onChange={actions.setParams}
          onGestureEnd={actions.endGesture}
        />
      )}
      {setup?.D != null && (
        <QuantitySlider
          name={words.tokens}
          unit="tokens"
          value={setup.D}
          range={ranges.D}
          format={(value) => formatCount(value)}
          say={explore.sayTokens}
          refuse={refuseTokens}
          onChange={actions.setTokens}
          onGestureEnd={actions.endGesture}
        />
      )}
      <QuantitySlider
        name={words.tolerance}
        value={tol}
        range={[0.001, 0.3]}
        format={(value) => (nats ? formatPlain(value) : formatPercent(value, 3))}
        say={(value) => (nats ? `${formatPlain(value)} nats` : formatPercent(value, 3))}
        refuse={(value) =>
          value === undefined || value <= 0 || value > 1 ? words.refuseTolerance : undefined
        }
        onChange={actions.setTolerance}
        onGestureEnd={actions.endGesture}
        {...(nats ? { unit: 'nats' } : {})}
      />
      <div className={styles.row}>
        <span className={styles.hint}>{words.toleranceIn}</span>
        <Segmented
          label={words.toleranceIn}
          value={tolin}
          options={[words.percent, words.nats]}
          onChange={actions.setToleranceIn}
        />
      </div>
      <Notes />
      <SelectField
        label={words.view}
        value={view}
        options={words.views}
        onChange={actions.setView}
      />
      {out.length > 0 && (
        <div className={styles.row}>
          <span className={styles.hint}>{words.out(out.length)}</span>
          <Button onClick={actions.restore}>{words.restore}</Button>
        </div>
      )}
    </section>
  );
}

/** What a slider cannot move here, and why. */
function Notes() {
  const setup = useAppState(selectMixture);
  const [N, D] = [useAppState((s) => s.explorer.N), useAppState((s) => s.explorer.D)];
  if (!setup) return <p className={styles.note}>{screen.needs}</p>;
  const published = publishedSize(setup.choice) !== undefined;
  const snaps = !setup.overTokens && !published && N !== null && setup.slice.params !== null;
  const away = snaps && Math.abs(Math.log(N / (setup.slice.params as number))) > 0.02;
  const still = !setup.overTokens && !published && D !== null;
  return (
    <>
      {away && <p className={styles.note}>{words.sizes(setup.slice.label)}</p>}
      {still && <p className={styles.note}>{words.onlyLength}</p>}
    </>
  );
}
