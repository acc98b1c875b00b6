import { decodeText } from '../../core/data';
import {
  decodeLink,
  encodeLink,
  parseJson,
  readDataset,
  readState,
  writeDataset,
} from '../../core/permalink';
import { failure, type Problem, type Result, success } from '../../core/result';
import { describeForCli, linkTooLong } from '../../messages/cli';
import { parseArguments } from '../arguments';
import type { Command, Io } from '../io';
import { toJson } from '../json';
import { linkLines, stateLines } from '../lines';

const shape = {
  name: 'permalink',
  flags: { decode: 'text', encode: 'text', base: 'text', json: 'switch' },
  positionals: 0,
} as const;

/** Links to states and back. `--encode` takes what `--decode --json` gives. */
export const permalinkCommand: Command = {
  name: shape.name,
  run(argv, io) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const url = args.value.text('decode');
    const file = args.value.text('encode');
    if ((url === undefined) === (file === undefined)) return failure('cli-decode-or-encode');
    const json = args.value.has('json');
    if (url !== undefined) return success(decode(url, json));
    return encode(file as string, args.value.text('base') ?? '', json, io);
  },
};

function decode(url: string, json: boolean): string {
  const { state, dataset, notices } = decodeLink(url);
  const said = notices.map(say);
  if (!json)
    return stateLines(
      state,
      dataset,
      said.map(({ message }) => message),
    );
  return toJson({ state, ...(dataset ? { dataset: writeDataset(dataset) } : {}), notices: said });
}

function say(problem: Problem) {
  return { ...problem, message: describeForCli(problem) };
}

/** Problems: `cli-unreadable-file`, `cli-not-json` (file), and the first thing in the state that is not right. */
function encode(file: string, base: string, asJson: boolean, io: Io): Result<string> {
  const read = io.readFile(file);
  if ('reason' in read) return failure('cli-unreadable-file', { file, reason: read.reason });
  const json = parseJson(decodeText(read.bytes, 'utf-8').replace(/^\uFEFF/, ''));
  if (json === undefined) return failure('cli-not-json', { file });
  const { state: inner, dataset: stored } = Object(json) as { state?: unknown; dataset?: unknown };
  const { state, notices } = readState(inner ?? json);
  const problems = [...notices];
  const dataset = stored === undefined ? undefined : readDataset(stored, problems);
  const [problem] = problems;
  if (problem) return { ok: false, problem };
  const link = encodeLink(
    dataset ? { ...state, data: dataset.id } : state,
    dataset ? { dataset, base } : { base },
  );
  return success(
    asJson
      ? toJson({ url: base + link.hash, ...link })
      : linkLines(base, link, linkTooLong(link.over)),
  );
}
