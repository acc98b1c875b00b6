import { type AtlasEntry, type AtlasModel, listModels, placeModel } from '../../../core/atlas';
import { formatPlain } from '../../../core/units';
import { plane, stageNames, unitNames, entryCard as words } from '../../../messages/atlas';
import { takePoint, useServices } from '../../../state';
import { Badge, Button } from '../../../ui';
import styles from './card.module.css';

/** The paper's models with their counts; those on text tokens can become the point. */
export function Models({ entry }: { readonly entry: AtlasEntry }) {
  const models = listModels([entry]);
  if (models.length === 0) return null;
  return (
    <section aria-label={words.models}>
      <h3 className={styles.heading}>{words.models}</h3>
      <ul className={styles.models}>
        {models.map((model) => (
          <li key={model.index}>
            <Model model={model} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Model({ model }: { readonly model: AtlasModel }) {
  const { store } = useServices();
  const { name, isCompared, point, unit, status } = model;
  const placed = placeModel(model);
  const tokens =
    point.tokens === null
      ? plane.noTokens
      : point.tokens === 0
        ? plane.untrained
        : words.tokens(point.tokens, unitNames[unit]);
  const details = [
    ...(placed ? [`${formatPlain(placed.D / placed.N)} ${plane.perParam}`] : []),
    stageNames[point.stage],
    ...(point.parent === undefined ? [] : [words.parent(point.parent)]),
    ...(point.active_params === undefined ? [] : [words.active(point.active_params)]),
    ...(point.unique_tokens === undefined ? [] : [words.unique(point.unique_tokens)]),
    ...(point.bits === undefined ? [] : [words.bits(point.bits)]),
    ...(point.gpu_hours === undefined ? [] : [words.hours(point.gpu_hours, point.gpu ?? 'GPU')]),
    ...(point.cost_usd === undefined ? [] : [words.cost(point.cost_usd)]),
  ];
  return (
    <div className={styles.model}>
      <div>
        <strong>{name}</strong>{' '}
        {isCompared && <span className={styles.quiet}>({words.compared})</span>}
        <span className={styles.counts}>{words.counts(point.params, tokens)}</span>
        <span className={styles.quiet}>{details.join(', ')}</span>
        {point.note !== undefined && (
          <span className={styles.note}>
            {status === 'unverified' && <Badge tone="warn">{words.unverified}</Badge>}
            <span className={styles.quiet}>{point.note}</span>
          </span>
        )}
      </div>
      {placed && (
        <Button
          className={styles.set}
          aria-label={words.setPointNamed(name)}
          title={words.setPointHint}
          onClick={() => takePoint(store, placed)}
        >
          {words.setPoint}
        </Button>
      )}
    </div>
  );
}
