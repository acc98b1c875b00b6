/**
 * Errors a person can cause are values, not exceptions. A `Problem` says what went wrong as a code
 * and the data that belongs to it; `messages/` turns it into a sentence with what, where and what to do.
 */
export interface Problem {
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(
  code: string,
  data: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, data } };
}
