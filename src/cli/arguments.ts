import { failure, type Result, success } from '../core/result';

/** What a flag takes: nothing, one text, or one text each time it is given. */
export type FlagKind = 'switch' | 'text' | 'many';

export interface CommandShape {
  readonly name: string;
  readonly flags: Readonly<Record<string, FlagKind>>;
  /** Arguments without a flag, at most. */
  readonly positionals: number;
}

export interface Arguments {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  /** The text of a flag; undefined where it was not given. */
  text(flag: string): string | undefined;
  many(flag: string): readonly string[];
}

/**
 * `--flag value`, `--flag=value` and plain arguments. Problems: `cli-unknown-flag` (flag, command, known),
 * `cli-missing-value` (flag), `cli-switch-value` (flag), `cli-repeated-flag` (flag), `cli-extra-argument` (value).
 */
export function parseArguments(shape: CommandShape, argv: readonly string[]): Result<Arguments> {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      if (positionals.length === shape.positionals)
        return failure('cli-extra-argument', { value: word, command: shape.name });
      positionals.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const flag = word.slice(2, equals < 0 ? undefined : equals);
    if (!Object.hasOwn(shape.flags, flag)) {
      const known = Object.keys(shape.flags)
        .map((name) => `--${name}`)
        .join(', ');
      return failure('cli-unknown-flag', { flag: `--${flag}`, command: shape.name, known });
    }
    const kind = shape.flags[flag] as FlagKind;
    const values = given.get(flag) ?? [];
    if (values.length > 0 && kind !== 'many')
      return failure('cli-repeated-flag', { flag: `--${flag}` });
    if (kind === 'switch') {
      if (equals >= 0) return failure('cli-switch-value', { flag: `--${flag}` });
      given.set(flag, ['']);
      continue;
    }
    const value = equals >= 0 ? word.slice(equals + 1) : rest.shift();
    if (value === undefined || (equals < 0 && value.startsWith('--'))) {
      return failure('cli-missing-value', { flag: `--${flag}` });
    }
    given.set(flag, [...values, value]);
  }
  return success({
    positionals,
    has: (flag) => given.has(flag),
    text: (flag) => given.get(flag)?.[0],
    many: (flag) => given.get(flag) ?? [],
  });
}
