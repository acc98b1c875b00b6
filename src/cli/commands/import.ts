import {
  createImportSession,
  type ImportChoices,
  type ImportList,
  type NamedFile,
  openFiles,
  readFiles,
  readRoles,
} from '../../core/data';
import { runToEnd } from '../../core/long-work';
import { failure, type Result, success } from '../../core/result';
import { importLines } from '../../messages/import-lines';
import { parseArguments } from '../arguments';
import { importFlags, prepareFiles, readChoices, readNamedFiles } from '../import-choices';
import type { Command } from '../io';
import { toJson } from '../json';

const shape = {
  name: 'import',
  flags: { ...importFlags, json: 'switch' },
  positionals: Number.POSITIVE_INFINITY,
} as const;

/** Reads tables and training logs of any format as runs and says what was understood: several files are one dataset. */
export const importCommand: Command = {
  name: shape.name,
  run(argv, io) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const { positionals } = args.value;
    if (positionals.length === 0) return failure('cli-no-file');
    const said = readChoices(args.value);
    if (!said.ok) return said;
    const roles = readRoles(args.value.text('map') ?? '');
    if (!roles.ok) return roles;
    const files = readNamedFiles(positionals, io);
    if (!files.ok) return files;
    const choices = { ...said.value, roles: roles.value };
    const report = () => write(files.value, choices, args.value.has('json'));
    const loading = prepareFiles(files.value);
    return loading ? loading.then(report) : report();
  },
};

function write(
  files: readonly NamedFile[],
  choices: ImportChoices,
  asJson: boolean,
): Result<string> {
  const session = createImportSession(runToEnd(readFiles(runToEnd(openFiles(files)))));
  const listed = session.list(choices);
  if (!listed.ok) return listed;
  const columns = listed.value.columns.map(({ name }) => name);
  const strange = Object.entries(choices.roles).find(
    ([, choice]) => choice?.column != null && !columns.includes(choice.column),
  );
  if (strange)
    return failure('data-unknown-column', {
      role: strange[0],
      column: strange[1]?.column ?? '',
      columns: columns.join(', '),
    });
  return success(asJson ? toJson(toContract(listed.value)) : importLines(listed.value));
}

/** The object other programs read: runs in base units, null where a person must be asked. */
function toContract(list: ImportList) {
  const { format, columns, mapping, rows, rejected, guesses, ...rest } = list;
  return {
    format,
    columns: columns.map(({ name, kind }) => ({ name, kind })),
    mapping: mapping.roles,
    rows,
    rejected,
    guesses,
    questions: mapping.questions,
    ...rest,
  };
}
