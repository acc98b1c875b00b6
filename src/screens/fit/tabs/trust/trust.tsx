import { useMemo } from 'react';
import { describeProblem } from '../../../../messages/describe-problem';
import { selectSettledPoint, useAppState } from '../../../../state';
import { selectShownFit } from '../../shown-fit';
import { useProfiles } from '../../verdict';
import { CertificateFigure } from './certificate';
import { IntervalsFigure } from './intervals';
import { ProfilePanel } from './profile-panel';
import { listQuantities } from './quantities';
import { RefineControls } from './refine';
import styles from './trust.module.css';
import { useProof } from './use-proof';

/** Whether to trust the fit: is it the optimum, and how far can each number move before the runs object? */
export function TrustTab() {
  const shown = useAppState(selectShownFit);
  const point = useAppState(selectSettledPoint);
  const profiles = useProfiles();
  const proof = useProof();
  const settings = shown?.settings;
  const law = shown?.model.law;
  const quantities = useMemo(
    () =>
      law && point
        ? listQuantities(law, point, profiles.result, Object.keys(settings?.fixed ?? {}))
        : [],
    [law, point, settings, profiles.result],
  );
  if (!shown || !point) return null;
  const stale = profiles.stale || profiles.busy;
  return (
    <div className={styles.tab}>
      {profiles.problem && (
        <p role="alert" className={styles.alert}>
          {describeProblem(profiles.problem)}
        </p>
      )}
      <CertificateFigure shown={shown} proof={proof} />
      <ProfilePanel shown={shown} quantities={quantities} profiles={profiles} stale={stale} />
      <div className={styles.wide}>
        <RefineControls />
        <IntervalsFigure shown={shown} quantities={quantities} stale={stale} />
      </div>
    </div>
  );
}
