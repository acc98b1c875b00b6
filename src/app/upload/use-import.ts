import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportChoices, ImportedRuns, ImportView, Role, RoleChoice } from '../../core/data';
import type { Progress } from '../../core/long-work';
import type { Problem } from '../../core/result';
import {
  dropPreset,
  findPreset,
  type Imports,
  keepPreset,
  type OfferedFile,
  type OpenImport,
} from '../../state';

/** Runs made ahead of the click, for what is said of their design: more would only keep a worker busy. */
const MOST_AHEAD = 20_000;
/** Milliseconds. */
const PRESET_PATIENCE = 1000;

export interface ImportWork {
  /** Null until the files are read. */
  readonly view: ImportView | null;
  readonly choices: ImportChoices;
  readonly progress: Progress | null;
  /** A view of newer choices is on its way. */
  readonly pending: boolean;
  /** Runs are being made of the choices. */
  readonly building: boolean;
  /** Reading, viewing or building failed. */
  readonly problem: Problem | null;
  /** The runs of the present choices, where they were made ahead. */
  readonly runs: ImportedRuns | null;
  /** Choices remembered from files with the same columns were put in place, or taken back. */
  readonly preset: 'none' | 'used' | 'forgotten';
  choose(patch: Partial<ImportChoices>): void;
  chooseRole(role: Role, choice: RoleChoice): void;
  forgetPreset(): void;
  restorePreset(): void;
  /** Makes the runs and remembers the choices; null where they could not be made. */
  build(): Promise<ImportedRuns | null>;
}

const NOTHING: ImportChoices = { roles: {} };

/** From files to runs: reads them once, and looks again whenever a choice changes. Known choices come before remembered ones. */
export function useImport(
  files: readonly OfferedFile[],
  imports: Imports,
  known?: ImportChoices,
): ImportWork {
  const [handle, setHandle] = useState<OpenImport | null>(null);
  const [view, setView] = useState<ImportView | null>(null);
  const [choices, setChoices] = useState(NOTHING);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [seen, setSeen] = useState<ImportChoices | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ahead, setAhead] = useState<{ of: ImportChoices; runs: ImportedRuns } | null>(null);
  const [building, setBuilding] = useState(false);
  const [preset, setPreset] = useState<ImportWork['preset']>('none');
  const remembered = useRef<ImportChoices>(NOTHING);

  useEffect(() => {
    const abort = new AbortController();
    let opened: OpenImport | null = null;
    const { signal } = abort;
    void imports
      .open(files, { signal, onProgress: (step) => signal.aborted || setProgress(step) })
      .then(async (result) => {
        if (!result.ok) {
          if (!signal.aborted) setProblem(result.problem);
          return;
        }
        opened = result.value;
        if (signal.aborted) return opened.close();
        const first = await opened.view(NOTHING);
        if (signal.aborted) return;
        if (!first.ok) return setProblem(first.problem);
        const kept = first.value.columns.length > 0 ? await findPresetSoon(first.value) : null;
        if (signal.aborted) return;
        setView(first.value);
        setSeen(NOTHING);
        setHandle(opened);
        if (known) setChoices(known);
        else if (kept) {
          remembered.current = kept;
          setChoices(kept);
          setPreset('used');
        }
      });
    return () => {
      abort.abort();
      opened?.close();
    };
  }, [files, imports, known]);

  useEffect(() => {
    if (!handle || seen === choices) return;
    let current = true;
    void handle.view(choices).then((result) => {
      if (!current) return;
      if (result.ok) {
        setView(result.value);
        setSeen(choices);
        setProblem(null);
      } else if (result.problem.code !== 'import-cancelled') setProblem(result.problem);
    });
    return () => {
      current = false;
    };
  }, [handle, choices, seen]);

  const isSmall = view !== null && view.usable > 0 && view.rowCount <= MOST_AHEAD;
  useEffect(() => {
    if (!handle || !isSmall || seen !== choices || ahead?.of === choices) return;
    let current = true;
    void handle.build(choices).then((result) => {
      if (current && result.ok) setAhead({ of: choices, runs: result.value });
    });
    return () => {
      current = false;
    };
  }, [handle, isSmall, seen, choices, ahead]);

  const runs = ahead?.of === choices ? ahead.runs : null;

  const build = useCallback(async (): Promise<ImportedRuns | null> => {
    if (!handle || !view) return null;
    const { title: _, answers: __, ...lasting } = choices;
    const isPlain = Object.keys(lasting).length === 1 && Object.keys(lasting.roles).length === 0;
    if (!isPlain) void keepPreset(view, lasting);
    if (runs) return runs;
    setBuilding(true);
    const built = await handle.build(choices, setProgress);
    setBuilding(false);
    if (built.ok) return built.value;
    setProblem(built.problem);
    return null;
  }, [handle, view, choices, runs]);

  return {
    view,
    choices,
    progress,
    pending: handle !== null && seen !== choices,
    building,
    problem,
    runs,
    preset,
    choose: (patch) => setChoices((current) => withPatch(current, patch)),
    chooseRole: (role, choice) => setChoices((current) => withRole(current, role, choice)),
    forgetPreset() {
      if (view) void dropPreset(view);
      setChoices(NOTHING);
      setPreset('forgotten');
    },
    restorePreset() {
      if (view) void keepPreset(view, remembered.current);
      setChoices(remembered.current);
      setPreset('used');
    },
    build,
  };
}

/** What was chosen before for such files. Storage that is busy, or refuses, must not keep anybody from their runs. */
async function findPresetSoon(view: ImportView): ReturnType<typeof findPreset> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PRESET_PATIENCE, null));
  return Promise.race([findPreset(view).catch(() => null), late]);
}

/** A choice set to undefined is one that is guessed again. */
function withPatch(current: ImportChoices, patch: Partial<ImportChoices>): ImportChoices {
  const entries = Object.entries({ ...current, ...patch });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined),
  ) as unknown as ImportChoices;
}

/** A column plays one role: another one it was chosen for loses it. */
function withRole(current: ImportChoices, role: Role, choice: RoleChoice): ImportChoices {
  const others = Object.entries(current.roles).map(([other, had]) => [
    other,
    other !== role && had.column !== null && had.column === choice.column ? { column: null } : had,
  ]);
  return { ...current, roles: { ...Object.fromEntries(others), [role]: choice } };
}
