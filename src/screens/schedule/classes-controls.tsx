import { classes as words } from '../../messages/schedule';
import {
  type ClassesChoice,
  selectClasses,
  useAppState,
  useChange,
  writeClasses,
} from '../../state';
import { SelectField } from '../../ui';
import { selectView } from './companion';
import styles from './schedule.module.css';

/** Which columns and groups the two trends are made of. */
export function ClassesControls() {
  const view = useAppState(selectView);
  const classes = useAppState(selectClasses);
  const { change } = useChange();
  if (view !== 'classes' || !classes) return null;
  const { choice, numbers, texts, groups } = classes;
  const set = (patch: Partial<ClassesChoice>): void =>
    change({ view: writeClasses({ ...choice, ...patch }) });
  const [first, second] = choice.groups;
  const columns = numbers.map(({ at, name }) => ({ value: String(at), label: name }));
  const names = groups.map((label, k) => ({ value: String(k), label }));
  return (
    <section className={styles.controls} aria-label={words.controls}>
      <SelectField
        label={words.x}
        value={String(choice.x)}
        options={columns}
        onChange={(at) => set({ x: Number(at) })}
      />
      <SelectField
        label={words.y}
        value={String(choice.y)}
        options={columns}
        onChange={(at) => set({ y: Number(at) })}
      />
      <SelectField
        label={words.by}
        value={String(choice.by)}
        options={texts.map(({ at, name }) => ({ value: String(at), label: name }))}
        onChange={(at) => set({ by: Number(at), groups: [0, 1] })}
      />
      <SelectField
        label={words.first}
        value={String(first)}
        options={names}
        onChange={(k) => set({ groups: [Number(k), second] })}
      />
      <SelectField
        label={words.second}
        value={String(second)}
        options={names}
        onChange={(k) => set({ groups: [first, Number(k)] })}
      />
    </section>
  );
}
