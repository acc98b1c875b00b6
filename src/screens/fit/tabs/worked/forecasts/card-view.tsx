import { useState } from 'react';
import {
  codeOf,
  type KeptForecast,
  scoredInterval,
  writeForecast,
} from '../../../../../core/forecast';
import { forecast as words } from '../../../../../messages/forecast';
import { makeForecastLink, removeForecast, useServices } from '../../../../../state';
import { Badge, Button, CopyButton, saveFile } from '../../../../../ui';
import { CardBasis } from './card-basis';
import styles from './forecasts.module.css';
import { ScoreForm } from './score-form';
import { ScoreView } from './score-view';

/** One card: what it foretold, what became of it, what it rests on, and the ways to keep it. */
export function CardView({ kept }: { readonly kept: KeptForecast }) {
  const { store } = useServices();
  const [sure, setSure] = useState(false);
  const { card, outcome } = kept;
  const code = codeOf(kept);
  const { low, high, mean, level } = scoredInterval(card);
  const inside = outcome !== null && low <= outcome.loss && outcome.loss <= high;
  const state = outcome === null ? 'open' : inside ? 'inside' : 'outside';
  const link = (): string => {
    const base = window.location.href.split('#')[0] ?? '';
    return base + makeForecastLink(store, kept, base).hash;
  };
  return (
    <li className={styles.card} aria-label={words.card(code)}>
      <div className={styles.row}>
        <strong className={styles.code}>{code}</strong>
        <span className={styles.quiet}>{words.made(card.made)}</span>
        <Badge tone={outcome === null ? 'plain' : inside ? 'good' : 'warn'}>
          {words.states[state]}
        </Badge>
      </div>
      <p className={styles.words}>
        <strong>{words.draft(card.target, card.value, card.unit)}</strong>{' '}
        {words.drawn([low, high], mean, level)}
      </p>
      {outcome === null ? <ScoreForm kept={kept} /> : <ScoreView kept={kept} outcome={outcome} />}
      <CardBasis kept={kept} />
      <div className={styles.row}>
        <Button
          aria-label={words.saveNamed(code)}
          onClick={() => saveFile(words.fileName(kept), writeForecast(kept), 'application/json')}
        >
          {words.save}
        </Button>
        <CopyButton
          label={words.linkNamed(code)}
          done={words.copied}
          refused={words.refused}
          text={link}
        />
        <Button
          tone="quiet"
          aria-label={sure ? words.removeSureNamed(code) : words.removeNamed(code)}
          onClick={() => (sure ? void removeForecast(store, kept) : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {sure ? words.removeSure : words.remove}
        </Button>
      </div>
    </li>
  );
}
