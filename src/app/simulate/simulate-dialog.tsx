import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useMemo, useState } from 'react';
import { formsOf, laws } from '../../core/laws';
import type { DesignKind } from '../../core/simulate';
import { describeProblem } from '../../messages/describe-problem';
import { simulateDialog as words } from '../../messages/simulate-dialog';
import { keepSimulated, selectCustomLaw, useAppState, useServices } from '../../state';
import { Button, SelectField } from '../../ui';
import { DesignFields } from './design-fields';
import { type DesignNumbers, designsOf, toDesign, usualNumbers } from './designs';
import { Preview } from './preview';
import styles from './simulate.module.css';
import { simulateFrom, type Truth, useTruths } from './truths';

/** From a law to runs: which values are true, which runs are made, how noisy they are. */
export default function SimulateDialog(props: {
  readonly law: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{words.title}</Dialog.Title>
            <Dialog.Close className={styles.close} aria-label={words.close}>
              <X size={18} aria-hidden="true" />
            </Dialog.Close>
          </header>
          <Form {...props} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Form({ law: asked, onClose }: { readonly law: string; readonly onClose: () => void }) {
  const { store } = useServices();
  const custom = useAppState(selectCustomLaw);
  const forms = useMemo(
    () =>
      [...laws.flatMap(formsOf), ...(custom ? [custom] : [])].filter(
        (law) => law.parameters.length > 0,
      ),
    [custom],
  );
  const [lawId, setLawId] = useState(asked);
  const law = forms.find(({ id }) => id === lawId) ?? forms[0];
  const truths = useTruths(law);
  const [truthId, setTruthId] = useState<string | null>(null);
  const truth: Truth | undefined = truths.find(({ id }) => id === truthId) ?? truths[0];
  const [kind, setKind] = useState<DesignKind>('isoflop');
  const [numbers, setNumbers] = useState<DesignNumbers>({});
  const [held, setHeld] = useState<Readonly<Record<string, number>>>({});
  const [noise, setNoise] = useState(0.01);
  const [seed, setSeed] = useState(1);
  const usual = useMemo(() => law && usualNumbers(law), [law]);
  const kinds = law ? designsOf(law) : [];
  const design = kinds.includes(kind) ? kind : kinds[0];
  const result = useMemo(
    () =>
      law && truth && design && usual
        ? simulateFrom(law, truth, toDesign(design, { ...usual, ...numbers }), held, noise, seed)
        : null,
    [law, truth, design, usual, numbers, held, noise, seed],
  );
  if (!law || !design || !usual) return null;

  function chooseLaw(id: string): void {
    setLawId(id);
    setTruthId(null);
    setNumbers({});
    setHeld({});
  }
  return (
    <>
      <div className={styles.body}>
        <Dialog.Description className={styles.quiet}>{words.intro}</Dialog.Description>
        <div className={styles.two}>
          <SelectField
            label={words.law}
            value={law.id}
            options={forms.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={chooseLaw}
          />
          <SelectField
            label={words.values}
            value={truth?.id ?? ''}
            options={truths.map(({ id, label }) => ({ value: id, label }))}
            onChange={setTruthId}
          />
          <SelectField
            label={words.design}
            value={design}
            options={kinds.map((value) => ({ value, label: words.designs[value] }))}
            onChange={(value) => {
              const next = kinds.find((candidate) => candidate === value);
              if (next) setKind(next);
            }}
          />
        </div>
        <div className={styles.columns}>
          <DesignFields
            law={law}
            design={design}
            numbers={{ ...usual, ...numbers }}
            onNumber={(id, value) => setNumbers({ ...numbers, [id]: value })}
            held={held}
            onHeld={(id, value) => setHeld({ ...held, [id]: value })}
            noise={noise}
            onNoise={setNoise}
            seed={seed}
            onSeed={setSeed}
          />
          {result?.ok && <Preview law={law} simulated={result.value} noise={noise} />}
        </div>
        {result && !result.ok && (
          <p role="alert" className={styles.alert}>
            {describeProblem(result.problem)}
          </p>
        )}
        {truths.length === 0 && (
          <p role="alert" className={styles.alert}>
            {words.noValues}
          </p>
        )}
      </div>
      <footer className={styles.foot}>
        <p className={styles.kept}>
          {result?.ok && !result.value.dataset ? words.keptInTab : words.keptOnDevice}
        </p>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          tone="strong"
          disabled={!result?.ok}
          onClick={() => {
            if (!result?.ok) return;
            keepSimulated(store, law.id, result.value);
            onClose();
          }}
        >
          {words.accept}
        </Button>
      </footer>
    </>
  );
}
