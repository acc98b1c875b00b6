import type { ComponentProps } from 'react';
import styles from './sentence.module.css';

/** The sentence under the bar: given numbers can be scrubbed, results are `Answer`s. */
export function Sentence(props: Omit<ComponentProps<'p'>, 'className'>) {
  return <p {...props} className={styles.line} />;
}

/** A result in the sentence. */
export function Answer(props: Omit<ComponentProps<'strong'>, 'className'>) {
  return <strong {...props} className={styles.result} />;
}

/** Units and intervals beside a result. */
export function Beside(props: Omit<ComponentProps<'span'>, 'className'>) {
  return <span {...props} className={styles.quiet} />;
}

/** What the result rests on, smaller, at the sentence's end. */
export function Aside(props: Omit<ComponentProps<'small'>, 'className'>) {
  return <small {...props} className={styles.aside} />;
}
