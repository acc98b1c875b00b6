import { useMemo } from 'react';
import type { Dataset } from '../../core/data';
import { checkDesign, type RunRows } from '../../core/diagnose';
import { findPlanLaw } from '../../core/laws';
import { defaultState } from '../../core/permalink';
import { describeFinding } from '../../messages/diagnose-design';
import { upload as words } from '../../messages/upload';
import styles from './upload-dialog.module.css';

/** Runs looked at, about: more would keep the dialog waiting. */
const MOST_RUNS = 1000;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** What the design of the runs cannot carry, with the cure, before they are taken. */
export function DesignWords({ dataset }: { readonly dataset: Dataset }) {
  const refusals = useMemo(() => {
    const law = findPlanLaw(defaultState.law);
    if (!law) return [];
    const { findings } = checkDesign(sampleRuns(dataset), law, null);
    return findings.filter(({ severity }) => severity === 'refuse');
  }, [dataset]);
  return refusals.map((finding) => {
    const { what, fix } = describeFinding(finding);
    return (
      <p key={finding.code} role="alert" className={styles.alert}>
        {what}. {fix} {words.takenAnyway}
      </p>
    );
  });
}

/** A share of the runs that repeats no period of the file, and those at the ends of size, data, compute and ratio. */
function sampleRuns({ N, D, loss }: Dataset): RunRows {
  const share = MOST_RUNS / N.length;
  const logN = N.map(Math.log);
  const logD = D.map(Math.log);
  const sum = logN.map((n, i) => n + (logD[i] as number));
  const difference = logN.map((n, i) => n - (logD[i] as number));
  const ends = new Set([logN, logD, sum, difference].flatMap(findEnds));
  const isTaken = (row: number): boolean => (row * GOLDEN) % 1 < share || ends.has(row);
  const thin = (column: Float64Array) => column.filter((_, row) => isTaken(row));
  return { N: thin(N), D: thin(D), loss: thin(loss) };
}

function findEnds(values: Float64Array): [number, number] {
  let low = 0;
  let high = 0;
  for (let row = 1; row < values.length; row++) {
    if ((values[row] as number) < (values[low] as number)) low = row;
    if ((values[row] as number) > (values[high] as number)) high = row;
  }
  return [low, high];
}
