import { bindLaw } from '../../core/data';
import { checkRunnable } from '../../core/fit';
import { findLaw, type Law } from '../../core/laws';
import { formatFactor, formatLoss, formatLossGap } from '../../core/units';
import { describeProblem } from '../../messages/describe-problem';
import { formatShare, readouts as words } from '../../messages/mixture';
import {
  mixtureSides,
  mixtureSlot,
  publishedSize,
  type Side,
  selectCritical,
  selectCurve,
  selectMixture,
  selectPoints,
  selectReference,
  USUAL_SHARE,
  useAppState,
} from '../../state';
import { Readout } from '../../ui';
import styles from './mixture.module.css';
import { type TrustedLoss, trustedLoss } from './trust';

/** Losses at the chosen share, and what the general one has risen by. */
export function ShareReadouts() {
  const setup = useAppState(selectMixture);
  const share = useAppState((state) => state.explorer.ratio ?? USUAL_SHARE);
  const general = useAppState(selectCurve('general'));
  const domain = useAppState(selectCurve('domain'));
  const reference = useAppState(selectReference);
  const points = useAppState(selectPoints);
  if (!setup) return null;
  const [N, D] = [setup.N ?? 1, setup.D ?? 1];
  const loss = general && trustedLoss(general, points.general, share, N, D);
  const target = domain && trustedLoss(domain, points.domain, share, N, D);
  const from = reference?.loss;
  return (
    <section className={styles.panel} aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      {loss && (
        <LossReadout name={words.general} loss={loss} share={share} unit={setup.table.unit} />
      )}
      {target && (
        <LossReadout
          name={words.domainAsPredicted}
          label={words.domain}
          loss={target}
          share={share}
          unit={setup.table.unit}
        />
      )}
      {loss && !loss.isNothing && from !== undefined && (
        <Readout
          name={words.rise}
          value={loss.value - from}
          low={loss.low === null ? null : loss.low - from}
          high={loss.high === null ? null : loss.high - from}
          format={formatLossGap}
          unit="nats"
        />
      )}
      {share > 0 && (
        <Readout name={words.cost} value={1 / share} format={formatFactor} help={words.costHelp} />
      )}
    </section>
  );
}

interface LossReadoutProps {
  readonly name: string;
  readonly label?: string;
  readonly loss: TrustedLoss;
  readonly share: number;
  readonly unit: string;
}

/** A loss with its interval; in words alone where the refits say nothing so far from the measured shares. */
function LossReadout({ name, label = name, loss, share, unit }: LossReadoutProps) {
  const { value, low, high, beyond, isNothing } = loss;
  if (isNothing)
    return (
      <p className={styles.warn}>{words.nothing(label, share, beyond ?? [0, 1], low, high)}</p>
    );
  return (
    <>
      <Readout
        name={name}
        label={label}
        value={value}
        low={low}
        high={high}
        format={formatLoss}
        unit={unit}
      />
      {beyond && <p className={styles.note}>{words.beyond(label, beyond)}</p>}
    </>
  );
}

/** The critical ratio, by every route there is for the table and law. */
export function CriticalReadouts() {
  const setup = useAppState(selectMixture);
  const critical = useAppState(selectCritical);
  const reference = useAppState(selectReference);
  if (!setup) return null;
  return (
    <section className={styles.panel} aria-label={words.criticalTitle}>
      <h2 className={styles.heading}>{words.criticalTitle}</h2>
      {critical && <Readout name={words.critical} {...critical.ratio} format={formatShare} />}
      {critical?.measured != null && (
        <Readout name={words.measured} value={critical.measured} format={formatShare} />
      )}
      <h2 className={styles.heading}>{words.referenceTitle}</h2>
      {reference?.withoutDomain != null && (
        <Readout
          name={words.withoutDomain}
          value={reference.withoutDomain}
          format={formatLoss}
          unit={reference.kind === 'no-domain' ? words.isUsed : setup.table.unit}
          {...(reference.between ? { help: words.withoutAt(reference.between) } : {})}
        />
      )}
      {reference?.initial != null && (
        <Readout
          name={words.initial}
          value={reference.initial}
          format={formatLoss}
          unit={reference.kind === 'initial' ? words.isUsed : setup.table.unit}
        />
      )}
      {reference?.kind === 'law' && <p className={styles.note}>{words.lawWithout}</p>}
      {!reference && <p className={styles.note}>{words.noReference}</p>}
      {reference?.kind === 'no-domain' && <p className={styles.note}>{words.cooldown}</p>}
    </section>
  );
}

/** What the curves are made of: fits with their rows and typical miss, refusals with what is missing. */
export function FitNotes() {
  const setup = useAppState(selectMixture);
  const objective = useAppState((state) => state.explorer.obj);
  if (!setup) return null;
  const size = publishedSize(setup.choice);
  return (
    <section className={styles.panel} aria-label={words.fitTitle}>
      <h2 className={styles.heading}>{words.fitTitle}</h2>
      {mixtureSides.map((side) => (
        <SideNote key={side} side={side} />
      ))}
      {size && <p className={styles.note}>{words.published(`Gu et al. 2024, ${size.label}`)}</p>}
      {setup.overTokens ? (
        <p className={styles.note}>{words.tokensObjective(objective)}</p>
      ) : (
        <p className={styles.note}>{words.shareObjective}</p>
      )}
      {setup.choice.law.id === 'd-cpt' && !setup.overTokens && <Refusal />}
    </section>
  );
}

function SideNote({ side }: { readonly side: Side }) {
  const setup = useAppState(selectMixture);
  const curve = useAppState(selectCurve(side));
  const which = setup?.overTokens ? 'tokens' : 'share';
  const entry = useAppState((state) => state.measured[mixtureSlot(side, which)]);
  const about = setup?.table[side];
  if (!about) return null;
  if (curve?.model.source.kind === 'preset')
    return <p className={styles.note}>{words.published(curve.model.source.preset.label)}</p>;
  if (entry?.problem)
    return (
      <p className={styles.warn} role="alert">
        {describeProblem(entry.problem)}
      </p>
    );
  const fit = curve?.model.source.kind === 'fit' ? curve.model.source.fit : null;
  if (!curve || !fit) return null;
  // Residuals of the logarithm: the typical one, whatever the objective.
  const rms = Math.sqrt(fit.value / fit.n);
  return (
    <p className={styles.note}>
      {words.fit(
        about.name,
        curve.model.law.title,
        fit.n,
        fit.objective.endsWith('mse') ? rms : fit.value / fit.n / 1e-3,
      )}
    </p>
  );
}

/** Why the law of size, tokens and share cannot be fitted to this table, and the runs it lacks. */
function Refusal() {
  const setup = useAppState(selectMixture);
  if (!setup) return null;
  const { source, table, slice } = setup;
  const about = table.domain ?? table.general;
  const law = findLaw('d-cpt') as Law;
  const sizes = new Set(table.slices.map(({ params }) => params)).size;
  const lengths = new Set(table.slices.map(({ tokens }) => tokens)).size;
  const bound =
    about &&
    bindLaw(law, source, {
      variables: {
        N: { constant: slice.params ?? 1 },
        D: { constant: slice.tokens ?? 1 },
        ratio: about.rest ? { column: about.column, scale: -1, offset: 1 } : about.column,
      },
      response: about.response,
      ...(about.where ? { where: about.where } : {}),
    });
  const [problem] = bound?.ok
    ? checkRunnable({
        law,
        variables: bound.value.variables,
        response: bound.value.response,
      })
    : [];
  return (
    <p className={styles.warn} role="alert">
      <strong>{words.refused}</strong>. {problem ? describeProblem(problem) : ''}{' '}
      {words.missing(sizes, lengths)}
    </p>
  );
}
