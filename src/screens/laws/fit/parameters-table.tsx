import type { ParameterSet } from '../../../core/laws';
import { formatPlain } from '../../../core/units';
import { fitPanel as words } from '../../../messages/fit-panel';
import { type Estimate, estimate, type LawFitResult } from '../../../state';
import { Badge, Formula, TableBox } from '../../../ui';
import { formatPrinted } from '../format';
import styles from './fit.module.css';

/** With a minus sign, as the published values beside it. */
const write = (value: number, digits?: number): string =>
  formatPlain(value, digits).replace(/^-/, '\u2212');

/** Every parameter with its interval, beside a published set of values. */
export function ParametersTable({
  result,
  preset,
}: {
  readonly result: LawFitResult;
  readonly preset: ParameterSet | null;
}) {
  const { model } = result;
  const { law } = model;
  return (
    <TableBox label={words.result}>
      <thead>
        <tr>
          <th scope="col">{words.parameter}</th>
          <th scope="col" data-number>
            {words.fitted}
          </th>
          <th scope="col" data-number>
            {words.interval}
          </th>
          {preset && (
            <th scope="col" data-number>
              {words.published}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {law.parameters.map(({ id, symbol, name, unit }, i) => {
          const of = estimate(model, (p) => p[i] as number);
          const published = preset?.values[id];
          return (
            <tr key={id}>
              <th scope="row">
                <Formula tex={symbol} plain={id} /> <span className={styles.quiet}>{name}</span>
              </th>
              <td data-number title={[String(of.value), unit].filter(Boolean).join(' ')}>
                <output
                  aria-label={`${words.fitted} ${id}`}
                  data-value={of.value}
                  data-low={of.low ?? undefined}
                  data-high={of.high ?? undefined}
                >
                  {write(of.value, 4)}
                </output>
              </td>
              <td data-number className={styles.quiet}>
                {of.low === null || of.high === null
                  ? words.none
                  : words.intervalWords(write(of.low), write(of.high))}
              </td>
              {preset && (
                <td data-number>
                  {published === undefined ? '' : formatPrinted(published)}
                  {published !== undefined && <Place of={of} published={published} />}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}

/** Whether a published value lies in the interval of the fitted one. */
function Place({ of, published }: { readonly of: Estimate; readonly published: number }) {
  if (of.low === null || of.high === null) return null;
  const inside = published >= of.low && published <= of.high;
  return (
    <span className={styles.place}>
      <Badge tone={inside ? 'good' : 'plain'}>{inside ? words.inside : words.outside}</Badge>
    </span>
  );
}
