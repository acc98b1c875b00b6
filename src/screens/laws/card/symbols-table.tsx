import type { Law, Parameter } from '../../../core/laws';
import { card as words } from '../../../messages/laws';
import { Formula, TableBox } from '../../../ui';
import { formatValue } from '../format';
import styles from './card.module.css';

interface Row {
  readonly key: string;
  readonly symbol: string;
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly domain: string;
}

/** Inputs, parameters and outputs with units and what values they may take. */
export function SymbolsTable({ form }: { readonly form: Law }) {
  const groups: readonly (readonly [string, readonly Row[]])[] = [
    [
      words.kinds.variable,
      form.variables.map((variable) => ({
        ...variable,
        key: variable.id,
        domain: describeDomain(variable.domain, variable.unit, true),
      })),
    ],
    [
      words.kinds.parameter,
      form.parameters.map((parameter) => ({
        ...parameter,
        key: parameter.id,
        domain: describeBounds(parameter),
      })),
    ],
    [
      words.kinds.output,
      form.outputs.map((output) => ({
        ...output,
        key: `${output.id} of ${output.inputs.join()}`,
        domain: words.outputOf(output.inputs.join(', ')),
      })),
    ],
  ];
  return (
    <div>
      <h3 className={styles.heading}>{words.symbols}</h3>
      <TableBox label={`${form.title}: ${words.symbols}`}>
        <thead>
          <tr>
            <th scope="col">{words.symbol}</th>
            <th scope="col">{words.meaning}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.domain}</th>
          </tr>
        </thead>
        {groups
          .filter(([, rows]) => rows.length > 0)
          .map(([kind, rows]) => (
            <tbody key={kind}>
              <tr>
                <th colSpan={4} scope="rowgroup" className={styles.group}>
                  {kind}
                </th>
              </tr>
              {rows.map(({ key, symbol, id, name, unit, domain }) => (
                <tr key={key}>
                  <td>
                    <Formula tex={symbol} plain={id} />
                  </td>
                  <td>{name}</td>
                  <td className={styles.quiet}>{unit === '' ? words.noUnit : unit}</td>
                  <td className={styles.quiet}>{domain}</td>
                </tr>
              ))}
            </tbody>
          ))}
      </TableBox>
    </div>
  );
}

function describeBounds({ bounds, unit, transform }: Parameter): string {
  return describeDomain(bounds, unit, transform === 'identity');
}

function describeDomain(
  [low, high]: readonly [number, number],
  unit: string,
  closed: boolean,
): string {
  const write = (value: number): string => formatValue(value, unit, 3);
  if (!Number.isFinite(low) && !Number.isFinite(high)) return words.any;
  if (Number.isFinite(high)) return words.domainWords(write(low), write(high));
  return closed ? words.atLeast(write(low)) : words.above(write(low));
}
