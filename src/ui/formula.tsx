import { useEffect, useRef, useState } from 'react';
import styles from './formula.module.css';

export interface FormulaProps {
  readonly tex: string;
  /** What stands there until the typesetter is loaded, and where it cannot read the TeX. */
  readonly plain: string;
  /** On a line of its own. */
  readonly block?: boolean;
}

type Katex = typeof import('katex').default;
let loading: Promise<Katex> | undefined;
let loaded: Katex | undefined;

/** The typesetter, fetched once, when the first formula is shown. */
function loadKatex(): Promise<Katex> {
  loading ??= import('katex').then((module) => {
    loaded = module.default;
    return module.default;
  });
  return loading;
}

/**
 * TeX as MathML, which browsers draw and screen readers read without any style sheet. KaTeX builds nodes, never
 * markup from text, and with `trust` off no command of it makes a link, a style or an image.
 */
export function Formula({ tex, plain, block = false }: FormulaProps) {
  const host = useRef<HTMLSpanElement>(null);
  const [katex, setKatex] = useState<Katex | undefined>(() => loaded);
  useEffect(() => {
    if (katex) return;
    let wanted = true;
    loadKatex().then(
      (module) => wanted && setKatex(() => module),
      // Without a connection the plain text stays.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [katex]);
  useEffect(() => {
    const element = host.current;
    if (!element || !katex) return;
    return enqueue(() => typeset(katex, element, tex, plain, block));
  }, [katex, tex, plain, block]);
  // What is inside belongs to the typesetter: React never renders into it again.
  const inner = (
    <span ref={host} key={katex ? 'set' : 'plain'}>
      {plain}
    </span>
  );
  if (!block) return <span className={styles.inline}>{inner}</span>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop a keyboard cannot scroll a long one
    <section className={styles.block} aria-label={plain} tabIndex={0}>
      {inner}
    </section>
  );
}

function typeset(
  katex: Katex,
  element: HTMLElement,
  tex: string,
  plain: string,
  block: boolean,
): void {
  try {
    katex.render(tex, element, {
      output: 'mathml',
      displayMode: block,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: 20,
      maxExpand: 200,
    });
  } catch {
    element.textContent = plain;
  }
}

/** Work of one turn, milliseconds: a card has a hundred symbols, and setting them at once would be felt. */
const sliceMilliseconds = 8;
const waiting = new Set<() => void>();
let running = false;

/** Runs the work soon, a slice at a time; call the result to take it back. */
function enqueue(work: () => void): () => void {
  waiting.add(work);
  if (!running) {
    running = true;
    setTimeout(runSlice);
  }
  return () => waiting.delete(work);
}

function runSlice(): void {
  const until = performance.now() + sliceMilliseconds;
  for (const work of waiting) {
    waiting.delete(work);
    work();
    if (performance.now() > until) break;
  }
  running = waiting.size > 0;
  if (running) setTimeout(runSlice);
}
