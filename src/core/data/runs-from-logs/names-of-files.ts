/** Files every run of a trainer has under one name: of such a path only the folders tell runs apart. */
const GENERIC =
  /^(trainer_state|metrics|log|logs|train|train_log|training|history|results?(_[\d\-T.:]+)?|events?|scalars?|output|main|stdout|wandb-history|run|events\.out\.tfevents\..*)$/i;
/** Folders that trainers make below a run's own. */
const INNER =
  /^(checkpoints?|checkpoint[-_]\d+|global_step_?\d+|step[-_]?\d+|version_\d+|lightning_logs|csv_logs|logs?|files|wandb|latest-run|tensorboard)$/i;

/**
 * Names of runs from the paths of their files: what tells the paths apart. Generic file names (`trainer_state.json`),
 * folders a trainer makes (`checkpoint-1000`) and what all paths share at word boundaries are left away. Files in
 * `checkpoint-N` folders side by side are one run; other files that would have one name are numbered.
 */
export function nameFiles(paths: readonly string[]): readonly string[] {
  const parts = paths.map(splitPath);
  const shared = sharedStart(parts);
  const cut = parts.map((own) => own.slice(Math.min(shared, own.length - 1)).join('/'));
  const trimmed = trimShared(cut);
  // Where nothing is left of a name, what all share was all there was.
  const names = trimmed.every((name) => name !== '') ? trimmed : cut;
  const seen = new Map<string, { count: number; inner: Set<string> }>();
  return names.map((name, i) => {
    const inner = innerFolder(paths[i] as string);
    const known = seen.get(name);
    if (!known) {
      seen.set(name, { count: 1, inner: new Set([inner]) });
      return name;
    }
    const isCheckpoint = inner !== '' && !known.inner.has(inner) && !known.inner.has('');
    known.inner.add(inner);
    return isCheckpoint ? name : `${name} (${++known.count})`;
  });
}

/** The folders and the file name that can name a run; at least one part. */
function splitPath(path: string): string[] {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const file = withoutExtension(parts.at(-1) ?? path);
  const folders = parts.slice(0, -1).filter((part) => !INNER.test(part));
  if (folders.length > 0 && GENERIC.test(file))
    return folders.map((part, i) => (i === folders.length - 1 ? withoutArchive(part) : part));
  return [...folders, file];
}

/** The `checkpoint-N` folder of a path, empty where there is none. */
function innerFolder(path: string): string {
  return (
    path.split(/[\\/]/).findLast((part) => /^(checkpoint|global_step|step)[-_]?\d+$/i.test(part)) ??
    ''
  );
}

function withoutExtension(file: string): string {
  const stem = file.replace(/(\.(csv|tsv|txt|log|json|jsonl|ndjson|parquet|out|gz))+$/i, '');
  return stem.replace(/[._-](trainer_state|metrics|train_log|history)$/i, '') || file;
}

function withoutArchive(folder: string): string {
  return folder.replace(/\.(zip|tar)$/i, '');
}

function sharedStart(parts: readonly (readonly string[])[]): number {
  const [first] = parts;
  if (!first) return 0;
  // The archive, or the folder that was dropped, names no run even when it is the only one.
  if (parts.length === 1) return first.length - 1;
  let shared = 0;
  while (shared < first.length && parts.every((own) => own[shared] === first[shared])) shared++;
  return shared;
}

/** Takes away what all names begin or end with, whole words only. */
function trimShared(names: readonly string[]): string[] {
  const distinct = [...new Set(names)];
  if (distinct.length < 2) return [...names];
  const start = sharedLength(distinct, (name, at) => name[at]);
  const head = boundary((distinct[0] as string).slice(0, start), /^.*[-_./ =]/s);
  const rest = distinct.map((name) => name.slice(head));
  const end = sharedLength(rest, (name, at) => name[name.length - 1 - at]);
  const last = rest[0] as string;
  const tail = boundary(last.slice(last.length - end), /[-_./ ].*$/s);
  return names.map((name) => name.slice(head, name.length - tail));
}

function boundary(text: string, pattern: RegExp): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

function sharedLength(
  names: readonly string[],
  at: (name: string, index: number) => string | undefined,
): number {
  const [first] = names;
  if (first === undefined) return 0;
  const most = Math.min(...names.map(({ length }) => length));
  let length = 0;
  while (length < most && names.every((name) => at(name, length) === at(first, length))) length++;
  return length;
}
