import {
  codeOf,
  type KeptForecast,
  scoredInterval,
  scoreForecast,
} from '../../../../../core/forecast';
import { formatPlain } from '../../../../../core/units';
import { forecast as words } from '../../../../../messages/forecast';
import { settleForecast, useServices } from '../../../../../state';
import { Button, Readout } from '../../../../../ui';
import styles from './forecasts.module.css';

/** How a card did. */
export function ScoreView(props: {
  readonly kept: KeptForecast;
  readonly outcome: NonNullable<KeptForecast['outcome']>;
}) {
  const { kept, outcome } = props;
  const services = useServices();
  const code = codeOf(kept);
  const score = scoreForecast(kept.card, outcome.loss);
  const { outputs, labels, help } = words;
  return (
    <div className={styles.score}>
      <p className={styles.words}>
        {words.verdict(outcome.loss, score, scoredInterval(kept.card).level, outcome.from)}.
      </p>
      <div className={styles.numbers}>
        <Readout
          name={outputs.error(code)}
          label={labels.error}
          help={help.error}
          value={Math.expm1(score.error)}
          format={words.percent}
        />
        <Readout
          name={outputs.z(code)}
          label={labels.z}
          help={help.z}
          value={score.z}
          format={(value) => formatPlain(value)}
        />
        <Readout
          name={outputs.interval(code)}
          label={labels.interval}
          help={help.interval}
          value={score.intervalScore}
          format={(value) => formatPlain(value)}
          unit={kept.card.unit}
        />
      </div>
      <div className={styles.row}>
        <Button
          tone="quiet"
          aria-label={words.unscoreNamed(code)}
          onClick={() => void settleForecast(services, kept, null)}
        >
          {words.unscore}
        </Button>
      </div>
    </div>
  );
}
