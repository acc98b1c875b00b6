import { fitPanel as words } from '../../../messages/fit-panel';
import { chooseFitData, freshChoice, type Offer, useServices } from '../../../state';
import { Badge, SelectField } from '../../../ui';
import styles from './fit.module.css';
import type { FitData } from './use-fit-data';

const ALL = '';
const kinds = [
  'made',
  'table',
  'in-use',
  'runs',
  'own',
] as const satisfies readonly Offer['kind'][];

/** Which table or dataset, which of its groups, and what it is. */
export function DataChoice({ data }: { readonly data: FitData }) {
  const { law, offers, offer, choice, source } = data;
  const { store } = useServices();
  if (!offer || !choice) return null;
  const groups = offer.binding?.groups ?? [];
  return (
    <>
      <SelectField
        label={words.data}
        value={offer.key}
        options={kinds.flatMap((kind) => {
          const options = offers
            .filter((candidate) => candidate.kind === kind)
            .map(({ key, title }) => ({ value: key, label: title }));
          return options.length > 0 ? [{ group: words.offers[kind], options }] : [];
        })}
        onChange={(key) => {
          const next = offers.find((candidate) => candidate.key === key);
          if (next) chooseFitData(store, law.id, freshChoice(next));
        }}
      />
      {groups.length > 0 && (
        <SelectField
          label={words.rows}
          value={choice.group ?? ALL}
          options={[
            ...groups.map((group) => ({ value: group, label: words.group(group) })),
            { value: ALL, label: words.allRows },
          ]}
          onChange={(group) =>
            chooseFitData(store, law.id, { ...choice, group: group === ALL ? null : group })
          }
        />
      )}
      {source && (
        <div className={styles.about}>
          {source.origin.simulated && <Badge tone="warn">{words.simulated}</Badge>}
          {offer.table?.kind === 'predictions' && <Badge tone="warn">{words.predictions}</Badge>}
          <span>{words.about(source.origin.source, offer.table?.notes ?? [])}</span>
        </div>
      )}
    </>
  );
}
