import type { AtlasModel } from '../../core/atlas';
import { formatCount } from '../../core/units';
import { unitNames, plane as words } from '../../messages/atlas';
import styles from './atlas.module.css';
import { EntryLink } from './entry-link';
import { KindMark } from './kind-mark';

/** Models that have no place on the plane, and why. */
export function Beside(props: {
  readonly title: string;
  readonly hint: string;
  readonly models: readonly AtlasModel[];
  readonly open: string;
}) {
  const { title, hint, models, open } = props;
  if (models.length === 0) return null;
  return (
    <section className={styles.beside} aria-label={title}>
      <h3 className={styles.heading}>
        {title} <span className={styles.quiet}>({models.length})</span>
      </h3>
      <p className={styles.quiet}>{hint}</p>
      <ul className={styles.chips}>
        {models.map((model) => (
          <li key={model.index}>
            <EntryLink
              id={model.entry.id}
              className={styles.chip}
              current={model.entry.id === open}
            >
              <KindMark kind={model.entry.kind} hollow={model.point.stage !== 'pretrain'} />
              <span>
                {model.name}
                <span className={styles.detail}>{describe(model)}</span>
              </span>
            </EntryLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function describe({ point, unit }: AtlasModel): string {
  const tokens =
    point.tokens === null
      ? words.noTokens
      : point.tokens === 0
        ? words.untrained
        : `${formatCount(point.tokens)} ${unitNames[unit]}`;
  return `${formatCount(point.params)} params, ${tokens}`;
}
