import styles from './readout.module.css';

export interface ReadoutProps {
  /** Accessible name; also the visible label unless `label` says another. */
  readonly name: string;
  readonly label?: string;
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly format: (value: number) => string;
  readonly unit?: string;
  readonly help?: string;
}

/** A computed number: the plain value in base units is in `data-value`, its interval in `data-low` and `data-high`. */
export function Readout({ name, label, value, low, high, format, unit, help }: ReadoutProps) {
  const ranged = low !== null && low !== undefined && high !== null && high !== undefined;
  return (
    <div className={styles.row} title={help} data-ranged={ranged || undefined}>
      <span className={styles.label}>{label ?? name}</span>
      <output
        className={styles.value}
        aria-label={name}
        data-value={value}
        data-low={ranged ? low : undefined}
        data-high={ranged ? high : undefined}
      >
        <span className={styles.number}>
          {format(value)}
          {unit !== undefined && <small className={styles.unit}> {unit}</small>}
        </span>
        {ranged && (
          <small className={styles.interval}>
            {format(low)} to {format(high)}
          </small>
        )}
      </output>
    </div>
  );
}
