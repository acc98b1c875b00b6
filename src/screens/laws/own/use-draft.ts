import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toColumnSource } from '../../../core/data';
import type { Law } from '../../../core/laws';
import { ownLawExamples } from '../../../messages/own-law';
import {
  type AppState,
  memo,
  type Store,
  selectDataset,
  useAppState,
  useServices,
} from '../../../state';
import { type Columns, type Draft, type Reading, readDraft, startDraft } from './draft';

/** Milliseconds without a key after which a formula is read, and after which a fault in it is said. */
const READ_AFTER = 120;
const SAY_AFTER = 350;

/** What was written outlives the card: going to another screen and back loses nothing. */
const written = new WeakMap<Store, Draft>();

const first = ownLawExamples[0] as (typeof ownLawExamples)[number];

const noColumns: Columns = { names: ['N', 'D', 'loss'], aliases: {} };

/** Columns of the runs on screen. */
const selectColumns = memo(
  (state: AppState) => [selectDataset(state)] as const,
  (dataset): Columns => {
    if (!dataset) return noColumns;
    const { columns, aliases = {} } = toColumnSource(dataset);
    const names = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
    return {
      names,
      aliases: Object.fromEntries(
        Object.entries(aliases).filter(([, column]) => names.includes(column)),
      ),
    };
  },
);

export interface Editing {
  readonly draft: Draft;
  readonly columns: Columns;
  /** The newest reading; of an earlier draft while the present one is being read. */
  readonly reading: Reading | null;
  /** The last law that could be made of the draft. */
  readonly good: (Reading & { readonly law: Law }) | null;
  /** A fault of the draft is said only after a pause; null while there is none to say. */
  readonly fault: Reading | null;
  readonly unavailable: boolean;
  /** What was replaced as a whole, to be put back. */
  readonly before: Draft | null;
  edit(patch: Partial<Omit<Draft, 'base' | 'touched'>>): void;
  /** Puts another draft in place of the whole. */
  replace(draft: Draft): void;
  discard(): void;
  /** Reads the draft at once, and says what is wrong with it. */
  read(): Promise<Reading | null>;
}

/** The draft of the law of one's own, read as it is written. A change of the law in the state starts it afresh. */
export function useDraft(): Editing {
  const { store } = useServices();
  const base = useAppState((state) => state.explorer.formula);
  const columns = useAppState(selectColumns);
  const [, setVersion] = useState(0);
  const kept = written.get(store);
  const draft = useMemo(
    () => (kept && kept.base === base ? kept : startDraft(base, first)),
    [kept, base],
  );
  const [reading, setReading] = useState<Reading | null>(null);
  const [good, setGood] = useState<Editing['good']>(null);
  const [fault, setFault] = useState<Reading | null>(null);
  const [unavailable, setUnavailable] = useState(false);
  const [before, setBefore] = useState<Draft | null>(null);
  const newest = useRef(draft);
  newest.current = draft;

  const put = useCallback(
    (next: Draft) => {
      written.set(store, next);
      setVersion((version) => version + 1);
    },
    [store],
  );

  const hasGood = useRef(false);
  const takeGood = useCallback((next: Reading): void => {
    if (!next.law) return;
    hasGood.current = true;
    setGood({ ...next, law: next.law });
  }, []);

  const take = useCallback(
    (next: Reading): void => {
      setUnavailable(false);
      setReading(next);
      if (next.law) setFault(null);
      takeGood(next);
    },
    [takeGood],
  );

  const wasRead = useRef(false);
  useEffect(() => {
    let wanted = true;
    let later: ReturnType<typeof setTimeout>;
    // Reading happens in a task of its own, never in the one that draws a key.
    const soon = setTimeout(
      () => {
        wasRead.current = true;
        readDraft(draft, columns).then(
          (next) => {
            if (!wanted) return;
            take(next);
            if (next.law) return;
            later = setTimeout(() => wanted && setFault(next), SAY_AFTER);
            // A fault in the very first formula: what it started from is the last good one.
            if (!hasGood.current) {
              readDraft(startDraft(base, first), columns).then(takeGood, () => {});
            }
          },
          () => wanted && setUnavailable(true),
        );
      },
      wasRead.current ? READ_AFTER : 0,
    );
    return () => {
      wanted = false;
      clearTimeout(soon);
      clearTimeout(later);
    };
  }, [draft, columns, base, take, takeGood]);

  const replace = useCallback(
    (next: Draft) => {
      if (newest.current.touched) setBefore(newest.current);
      put(next);
    },
    [put],
  );

  const edit = useCallback<Editing['edit']>(
    (patch) => put({ ...newest.current, ...patch, touched: true }),
    [put],
  );

  return {
    draft,
    columns,
    reading,
    good,
    fault,
    unavailable,
    // What was put aside before another law came into the state belongs to that one.
    before: before && before.base === base && before !== draft ? before : null,
    edit,
    replace,
    discard: () => replace(startDraft(base, first)),
    async read() {
      try {
        const next = await readDraft(newest.current, columns);
        take(next);
        if (!next.law) setFault(next);
        return next;
      } catch {
        setUnavailable(true);
        return null;
      }
    },
  };
}
