import styles from './atlas.module.css';
import { lookOf } from './looks';

/** The shape of a kind beside its name. */
export function KindMark({
  kind,
  hollow = false,
}: {
  readonly kind: string;
  readonly hollow?: boolean;
}) {
  const { path, fill } = lookOf(kind);
  return (
    <svg className={styles.mark} width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={path} style={hollow ? { fill: 'none', stroke: fill, strokeWidth: 2 } : { fill }} />
    </svg>
  );
}
