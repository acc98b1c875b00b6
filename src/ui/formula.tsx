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
  }, [katex, tex, plain, block]);
  return (
    <span className={block ? styles.block : styles.inline}>
      {/* What is inside belongs to the typesetter: React never renders into it again. */}
      <span ref={host} key={katex ? 'set' : 'plain'}>
        {katex ? null : plain}
      </span>
    </span>
  );
}
