import { formatFactor, formatLoss, formatLossGap } from '../../../core/units';
import { entryCard, sentenceOf, underLaw as words } from '../../../messages/atlas';
import {
  type AppState,
  type Beyond,
  type PairUnderLaw,
  selectDataset,
  selectLossUnit,
  selectModel,
  selectUnderLaw,
  useAppState,
} from '../../../state';
import { Badge, Readout } from '../../../ui';
import styles from './card.module.css';

const selectLawName = (state: AppState): string | null => {
  const model = selectModel(state);
  if (!model) return null;
  const { law, source } = model;
  return source.kind === 'preset'
    ? words.published(law.title, source.preset.label)
    : words.fitted(law.title, selectDataset(state)?.title ?? state.explorer.data);
};

/** What the counts and ratios stand for in compute and loss under the law in use. */
export function UnderLaw() {
  const under = useAppState(selectUnderLaw);
  const name = useAppState(selectLawName);
  const unit = useAppState(selectLossUnit);
  return (
    <section aria-label={entryCard.under} className={styles.under}>
      <h3 className={styles.heading}>{entryCard.under}</h3>
      {!under ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <>
          <p className={styles.law}>{name}</p>
          {under.models.length + under.claims.length === 0 ? (
            <p className={styles.quiet}>{words.nothing}</p>
          ) : (
            <p className={styles.quiet}>{words.fromScratch}</p>
          )}
          {under.claims.map(({ ratio, why, pairs }) => (
            <div key={ratio.index} className={styles.claimBox}>
              <h4 className={styles.claimTitle}>{sentenceOf(ratio)}</h4>
              {why !== null && <p className={styles.quiet}>{words.why[why]}</p>}
              {why === null && pairs.length === 0 && (
                <p className={styles.quiet}>{words.noCounts}</p>
              )}
              {pairs.map((pair) => (
                <Pair key={pair.pair.model} of={pair} what={ratio.what} unit={unit} />
              ))}
            </div>
          ))}
          {under.models.map(({ model, place, compute, loss, beyond }) => (
            <div key={model.index} className={styles.claimBox}>
              <h4 className={styles.claimTitle}>{model.name}</h4>
              <p className={styles.quiet}>{words.place(place.N, place.D, compute)}</p>
              <Readout
                name={words.loss(model.name)}
                label={words.lossLabel}
                {...loss}
                format={formatLoss}
                unit={unit}
              />
              <BeyondMark beyond={beyond} />
            </div>
          ))}
        </>
      )}
    </section>
  );
}

function Pair(props: { readonly of: PairUnderLaw; readonly what: string; readonly unit: string }) {
  const { what, unit } = props;
  const { pair, compute, insteadCompute, loss, insteadLoss, difference, worth, beyond } = props.of;
  const { model } = pair;
  return (
    <div className={styles.pair}>
      <p className={styles.pairTitle}>{model}</p>
      <p className={styles.quiet}>
        {words.instead(pair.less, pair.instead)}; {words.compute(compute, insteadCompute)}.{' '}
        {words.losses(formatLoss(loss), formatLoss(insteadLoss), unit)}. {words.from[pair.from]}
      </p>
      <Readout
        name={words.saved(model, what)}
        label={words.savedLabel}
        value={insteadCompute / compute}
        format={formatFactor}
      />
      <Readout
        name={words.difference(model, what)}
        label={words.differenceLabel}
        {...difference}
        format={formatLossGap}
        unit={unit}
      />
      {Number.isFinite(worth) && (
        <Readout
          name={words.worth(model, what)}
          label={words.worthLabel}
          value={worth}
          format={formatFactor}
          help={words.worthHint}
        />
      )}
      <BeyondMark beyond={beyond} />
    </div>
  );
}

function BeyondMark({ beyond }: { readonly beyond: Beyond }) {
  if (beyond === null) return null;
  return (
    <p className={styles.beyond}>
      <Badge tone="warn">
        {beyond.kind === 'compute'
          ? words.beyondCompute(beyond.factor)
          : words.beyondRange(beyond.kind, beyond.low, beyond.high)}
      </Badge>
    </p>
  );
}
