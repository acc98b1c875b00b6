import { catalogue } from '../core/catalogue';
import { CUSTOM, isPlanSpec, planLaws } from '../core/laws';
import { FITTED } from '../core/permalink';
import { shell as words } from '../messages/shell';
import { simulateDialog } from '../messages/simulate-dialog';
import {
  askSimulation,
  chooseDataset,
  removeOwn,
  selectDataset,
  selectLaw,
  useAppState,
  useChange,
  useServices,
} from '../state';
import { Badge, Button, SelectField } from '../ui';
import styles from './data-head.module.css';
import { UploadButton } from './upload';
import { offerFiles, offerLink } from './upload-queue';

/** Head of every screen's control column: which runs, which law, fitted or published. */
export function DataHead() {
  const data = useAppState((state) => state.explorer.data);
  const lawId = useAppState((state) => state.explorer.law);
  const preset = useAppState((state) => state.explorer.preset);
  const law = useAppState(selectLaw);
  const formula = useAppState((state) => state.explorer.formula);
  const own = useAppState((state) => state.own);
  const dataset = useAppState(selectDataset);
  const { store } = useServices();
  const { change } = useChange();
  const listed = own.some(({ id }) => id === data) || catalogue.some(({ id }) => id === data);
  const device = [
    ...own.map(({ id, title }) => ({ value: id, label: title })),
    ...(listed ? [] : [{ value: data, label: dataset?.title ?? data }]),
  ];
  return (
    <section className={styles.head} aria-label={words.dataset}>
      <SelectField
        label={words.dataset}
        value={data}
        options={[
          {
            group: words.bundled,
            options: catalogue.map(({ id, title }) => ({ value: id, label: title })),
          },
          ...(device.length > 0 ? [{ group: words.own, options: device }] : []),
        ]}
        onChange={(id) => chooseDataset(store, id)}
      />
      <div className={styles.row}>
        <UploadButton onFiles={(files) => void offerFiles(files)} />
        <Button onClick={() => askSimulation(store, lawId)}>{simulateDialog.button}</Button>
      </div>
      <div className={styles.row}>
        {dataset?.origin.simulated && (
          <span title={simulateDialog.badgeHint}>
            <Badge tone="warn">{simulateDialog.badge}</Badge>
          </span>
        )}
        {own.some(({ id }) => id === data) ? (
          <Button
            tone="quiet"
            className={styles.remove}
            onClick={() => void removeOwn(store, data)}
          >
            {words.deleteOwn}
          </Button>
        ) : (
          <span className={styles.hint}>
            {words.pasteHint}
            <Button tone="quiet" className={styles.link} onClick={() => offerLink()}>
              {words.fromLink}
            </Button>
          </span>
        )}
      </div>
      <div className={styles.two}>
        <SelectField
          label={words.law}
          value={lawId}
          options={[
            ...planLaws.map(({ id, title }) => ({ value: id, label: title })),
            ...(formula && isPlanSpec(formula) ? [{ value: CUSTOM, label: words.ownLaw }] : []),
          ]}
          onChange={(id) => change({ law: id, preset: FITTED })}
        />
        <SelectField
          label={words.preset}
          value={preset}
          options={[
            { value: FITTED, label: words.fitted },
            {
              group: words.published,
              options: (law?.presets ?? []).map(({ id, label }) => ({ value: id, label })),
            },
          ]}
          onChange={(id) => change({ preset: id })}
        />
      </div>
    </section>
  );
}
