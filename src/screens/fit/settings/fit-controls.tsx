import { objectives } from '../../../core/fit';
import { formatPlain } from '../../../core/units';
import { fitCard } from '../../../messages/fit-card';
import { fitScreen as words } from '../../../messages/fit-screen';
import {
  listClusterColumns,
  selectDataset,
  useAppState,
  useChange,
  useServices,
} from '../../../state';
import { Button, QuantityField, SelectField } from '../../../ui';
import styles from './settings.module.css';

/** Column of standard errors by the role it has in every dataset. */
const ERRORS = 'lossError';

const refitCounts = ['0', '200', '1000', '4000'] as const;

/** How the fit is made, its bootstrap and its intervals. */
export function FitControls() {
  const dataset = useAppState(selectDataset);
  const { obj, delta, envelope, weights, boot, resample, cluster, ends } = useAppState(
    (state) => state.explorer,
  );
  const busy = useAppState((state) => state.fitting.busy);
  const progress = useAppState((state) => state.fitting.progress);
  const { change } = useChange();
  const { refit, cancelFit } = useServices();
  const counts = refitCounts.some((count) => count === String(boot))
    ? refitCounts
    : [...refitCounts, String(boot)];
  const columns = dataset ? listClusterColumns(dataset) : [];
  return (
    <section className={styles.panel} aria-label={fitCard.settings}>
      <h2 className={styles.heading}>{fitCard.settings}</h2>
      <SelectField
        label={fitCard.objective}
        value={obj}
        options={objectives.map((value) => ({
          value,
          label: `${fitCard.objectiveNames[value]} (${value})`,
        }))}
        onChange={(value) => {
          const next = objectives.find((objective) => objective === value);
          if (next) change({ obj: next });
        }}
      />
      {obj.startsWith('huber') && (
        <div className={styles.row}>
          <span className={styles.label}>{fitCard.delta}</span>
          <QuantityField
            label={fitCard.delta}
            value={delta}
            format={(value) => formatPlain(value)}
            refuse={(value, text) =>
              value === undefined || !(value > 0) || value > 10
                ? fitCard.refuseDelta(text)
                : undefined
            }
            onCommit={(value) => change({ delta: value })}
          />
        </div>
      )}
      <div className={styles.row} title={words.envelopeHint}>
        <span className={styles.label}>{words.envelope}</span>
        <QuantityField
          label={words.envelope}
          value={envelope}
          format={(value) => formatPlain(value)}
          refuse={(value, text) =>
            value === undefined || !(value >= 1) || value > 1000
              ? words.refuseEnvelope(text)
              : undefined
          }
          onCommit={(value) => change({ envelope: value })}
        />
      </div>
      {dataset?.lossError && (
        <SelectField
          label={words.weights}
          value={weights}
          options={[
            { value: '', label: words.unweighted },
            { value: ERRORS, label: words.byError },
            ...(weights === '' || weights === ERRORS ? [] : [{ value: weights, label: weights }]),
          ]}
          onChange={(value) => change({ weights: value })}
        />
      )}
      <div className={styles.two}>
        <SelectField
          label={fitCard.resamples}
          value={String(boot)}
          options={counts.map((value) => ({
            value,
            label: value === '0' ? fitCard.noResamples : value,
          }))}
          onChange={(value) => change({ boot: Number(value) })}
        />
        <SelectField
          label={words.ends}
          value={ends}
          options={(['percentile', 'bca'] as const).map((value) => ({
            value,
            label: words.endsNames[value],
          }))}
          onChange={(value) => change({ ends: value === 'bca' ? 'bca' : 'percentile' })}
        />
      </div>
      <SelectField
        label={words.cluster}
        value={cluster}
        options={[
          { value: '', label: words.noCluster },
          ...columns.map((value) => ({ value, label: value })),
        ]}
        onChange={(value) =>
          change({ cluster: value, resample: value === '' ? 'cases' : 'clusters' })
        }
      />
      <SelectField
        label={words.resample}
        value={resample}
        options={(['cases', 'residual', 'clusters'] as const)
          .filter((value) => value !== 'clusters' || cluster !== '' || resample === value)
          .map((value) => ({ value, label: words.resamples[value] }))}
        onChange={(value) =>
          change({ resample: value === 'residual' || value === 'clusters' ? value : 'cases' })
        }
      />
      <div className={styles.buttons}>
        <Button onClick={refit}>{fitCard.fit}</Button>
        <Button onClick={cancelFit} disabled={!busy}>
          {fitCard.cancel}
        </Button>
      </div>
      <p role="status" className={styles.status}>
        {busy ? (progress ? fitCard.fitting(progress.done, progress.total) : fitCard.busy) : ''}
      </p>
    </section>
  );
}
