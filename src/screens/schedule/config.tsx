import { useState } from 'react';
import { type Trainer, trainers, writeConfig } from '../../core/schedule';
import { config as words } from '../../messages/schedule';
import { selectCourses, useAppState } from '../../state';
import { CopyButton, SelectField } from '../../ui';
import styles from './schedule.module.css';

/** Sequence the options are written for. */
const sequence = 4096;

/** The course in the option names of a trainer, to copy. */
export function ConfigPanel() {
  const courses = useAppState(selectCourses);
  const [trainer, setTrainer] = useState<Trainer>('megatron');
  if (!courses) return null;
  const { lines, gaps } = writeConfig(trainer, {
    ...{ course: courses.chosen, batch: courses.batch, sequence },
  });
  const text = lines.join('\n');
  return (
    <section className={styles.panel} aria-label={words.heading}>
      <h2 className={styles.heading}>{words.heading}</h2>
      <SelectField
        label={words.trainer}
        value={trainer}
        options={trainers.map((id) => ({ value: id, label: words.trainers[id] }))}
        onChange={(id) => setTrainer(trainers.find((known) => known === id) ?? 'megatron')}
      />
      <section
        className={styles.config}
        aria-label={words.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
        tabIndex={0}
      >
        <pre>{text}</pre>
      </section>
      <CopyButton label={words.copy} done={words.done} refused={words.refused} text={() => text} />
      <p className={styles.note}>{words.sequence(sequence)}</p>
      {gaps.map((gap) => (
        <p key={gap} className={styles.note}>
          {words.gaps[gap]}
        </p>
      ))}
    </section>
  );
}
