/** Indented JSON with a line end; typed arrays as lists, what is not a finite number as null. */
export function toJson(value: unknown): string {
  const plain = (_key: string, part: unknown) =>
    part instanceof Float64Array ? Array.from(part) : part;
  return `${JSON.stringify(value, plain, 2)}\n`;
}
