import { failure, type Result } from '../core/result';
import { describeForCli } from '../messages/cli';
import { diagnoseCommand } from './commands/diagnose';
import { fitCommand } from './commands/fit';
import { importCommand } from './commands/import';
import { lawsCommand } from './commands/laws';
import { optimumCommand } from './commands/optimum';
import { permalinkCommand } from './commands/permalink';
import { predictCommand } from './commands/predict';
import { simulateCommand } from './commands/simulate';
import type { Command, Io } from './io';

/** Every command. A new one is one file and one line here. */
const commands: readonly Command[] = [
  fitCommand,
  lawsCommand,
  predictCommand,
  optimumCommand,
  permalinkCommand,
  simulateCommand,
  diagnoseCommand,
  importCommand,
];

/** Exit code of a command that was understood, and of one that was not. */
const OK = 0;
const REFUSED = 2;

/** Runs `COMMAND ARGUMENTS...`; the result goes to standard output, or one line of what is wrong to the other. */
export function run(argv: readonly string[], io: Io): number | Promise<number> {
  const result = dispatch(argv, io);
  return result instanceof Promise ? result.then((later) => say(later, io)) : say(result, io);
}

function say(result: Result<string>, io: Io): number {
  if (result.ok) {
    io.out(result.value);
    return OK;
  }
  io.err(`${describeForCli(result.problem).replace(/\s+/g, ' ')}\n`);
  return REFUSED;
}

function dispatch(
  [name = '', ...rest]: readonly string[],
  io: Io,
): Result<string> | Promise<Result<string>> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command.run(rest, io);
  return failure('cli-no-command', { value: name, known: commands.map((c) => c.name).join(', ') });
}
