import { LONGEST_FORMULA, MOST_PARAMETERS, MOST_VARIABLES } from '../../../core/laws';
import { ownLaw } from '../../../messages/own-law';
import styles from './own.module.css';

const words = ownLaw.reference;

/** What a formula may consist of. */
export function Reference() {
  return (
    <details className={styles.reference}>
      <summary className={styles.disclose}>{words.title}</summary>
      <div className={styles.rules}>
        <Pairs title={words.operators} rows={words.operatorRows} />
        <Pairs title={words.functions} rows={words.functionRows} />
        <Rules title={words.names} rules={words.nameRules} />
        <Rules
          title={words.limits}
          rules={[
            ...words.limitRules(LONGEST_FORMULA, MOST_VARIABLES, MOST_PARAMETERS),
            ...words.unitRules,
          ]}
        />
      </div>
    </details>
  );
}

function Pairs(props: {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}) {
  return (
    <div>
      <h4 className={styles.ruleTitle}>{props.title}</h4>
      <dl className={styles.pairs}>
        {props.rows.map(([code, meaning]) => (
          <div key={code}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Rules({ title, rules }: { readonly title: string; readonly rules: readonly string[] }) {
  return (
    <div>
      <h4 className={styles.ruleTitle}>{title}</h4>
      <ul className={styles.ruleList}>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </div>
  );
}
