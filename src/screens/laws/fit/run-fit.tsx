import { objectives } from '../../../core/fit';
import { formatPlain } from '../../../core/units';
import { fitCard } from '../../../messages/fit-card';
import { describeFitProblem, fitPanel as words } from '../../../messages/fit-panel';
import {
  cancelLawFit,
  fitLawTo,
  selectLawFit,
  useAppState,
  useChange,
  useServices,
} from '../../../state';
import { Button, QuantityField, SelectField } from '../../../ui';
import styles from './fit.module.css';
import type { FitData } from './use-fit-data';

/** Objective and the button, with progress, a way out, and what stands in the way. */
export function RunFit({ data }: { readonly data: FitData }) {
  const { law, offer, source, choice, key } = data;
  const services = useServices();
  const { change } = useChange();
  const obj = useAppState((state) => state.explorer.obj);
  const delta = useAppState((state) => state.explorer.delta);
  const { busy, progress, problem, shown } = useAppState(selectLawFit(law.id));
  const trouble = data.problem ?? problem;
  const stale = shown !== null && shown.key !== key && key !== '' && !busy;
  return (
    <>
      <div className={styles.run}>
        <SelectField
          label={fitCard.objective}
          value={obj}
          options={objectives.map((value) => ({
            value,
            label: `${words.objectiveNames[value]} (${value})`,
          }))}
          onChange={(value) => {
            const next = objectives.find((objective) => objective === value);
            if (next) change({ obj: next });
          }}
        />
        {obj.startsWith('huber') && (
          <div className={styles.delta}>
            <span className={styles.quiet}>{fitCard.delta}</span>
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
        <div className={styles.buttons}>
          <Button
            tone="strong"
            disabled={!offer || !source || !choice}
            onClick={() => {
              if (offer && source && choice) void fitLawTo(services, law, offer, source, choice);
            }}
          >
            {words.fit}
          </Button>
          <Button disabled={!busy} onClick={() => cancelLawFit(services.store, law.id)}>
            {words.cancel}
          </Button>
        </div>
        <p role="status" className={styles.status}>
          {busy
            ? progress
              ? words.fitting(progress.done, progress.total)
              : words.busy
            : !source && !trouble
              ? words.loading
              : stale
                ? words.stale
                : ''}
        </p>
      </div>
      {trouble && (
        <p role="alert" className={styles.alert}>
          {describeFitProblem(trouble)}
        </p>
      )}
    </>
  );
}
