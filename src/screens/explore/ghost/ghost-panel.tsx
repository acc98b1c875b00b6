import type { ExplorerState } from '../../../core/permalink';
import { formatCount, formatFlops, formatPlain } from '../../../core/units';
import { ghost as words } from '../../../messages/ghost';
import { selectLossUnit, useAppState, useChange } from '../../../state';
import { Button, QuantityField, Readout } from '../../../ui';
import styles from '../panels.module.css';
import { selectAim, selectSizes } from './selectors';

/** Size, tokens and limits of the ghost run as fields, and what it is expected to bring. */
export function GhostPanel({ ghost }: { readonly ghost: NonNullable<ExplorerState['ghost']> }) {
  const [N, D] = ghost;
  const reach = useAppState((state) => state.explorer.reach);
  const [least, most, factor] = reach;
  const aim = useAppState(selectAim);
  const sizes = useAppState(selectSizes);
  const unit = useAppState(selectLossUnit);
  const { change } = useChange();
  const ratio = D / N;
  const outside =
    ratio < least ||
    ratio > most ||
    (sizes !== null && (N < sizes[0] / factor || N > sizes[1] * factor));
  const field = (
    label: string,
    value: number,
    format: (value: number) => string,
    accept: (value: number) => boolean,
    commit: (value: number) => void,
  ) => (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <QuantityField
        label={label}
        value={value}
        format={format}
        refuse={(next, text) =>
          next === undefined || !accept(next) ? words.refuse(text) : undefined
        }
        onCommit={commit}
      />
    </div>
  );
  const isCount = (value: number): boolean => value >= 1e3 && value <= 1e18;
  const plain = (value: number): string => formatPlain(value);
  return (
    <>
      {!aim && <p className={styles.label}>{words.needsFit}</p>}
      {field(words.params, N, formatCount, isCount, (next) => change({ ghost: [next, D] }))}
      {field(words.tokens, D, formatCount, isCount, (next) => change({ ghost: [N, next] }))}
      {field(
        words.leastRatio,
        least,
        plain,
        (next) => next > 0 && next <= most,
        (next) => change({ reach: [next, most, factor] }),
      )}
      {field(
        words.mostRatio,
        most,
        plain,
        (next) => next >= least && next <= 1e9,
        (next) => change({ reach: [least, next, factor] }),
      )}
      {field(
        words.factor,
        factor,
        plain,
        (next) => next >= 1 && next <= 1e9,
        (next) => change({ reach: [least, most, next] }),
      )}
      <Readout name={words.cost} value={6 * N * D} format={(v) => formatFlops(v)} unit="FLOPs" />
      {aim && (
        <>
          <Readout name={words.before} value={aim.halfWidth} format={words.half} unit={unit} />
          <Readout name={words.after} value={aim.ghost(N, D)} format={words.half} unit={unit} />
        </>
      )}
      <p className={styles.label}>
        {outside ? `${words.outside} ` : ''}
        {words.method}
      </p>
      <Button onClick={() => change({ ghost: null })}>{words.hide}</Button>
    </>
  );
}
