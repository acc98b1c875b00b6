import { readFact } from './log-facts';

/**
 * The settings of a YAML file that is nothing but nested keys, as dotted keys (`model.n_layers`), in the order of
 * the file. Lists, texts over several lines and anchors are passed over: no setting of a run stands in them. Null for a text that
 * is something else.
 */
export function readFlatYaml(text: string): readonly (readonly [string, number | string])[] | null {
  const found: [string, number | string][] = [];
  const open: { indent: number; key: string }[] = [];
  let lines = 0;
  /** Lines deeper than this belong to a list or a block of text. */
  let skipped = Number.POSITIVE_INFINITY;
  for (const line of text.split('\n')) {
    const body = line.trimStart();
    if (body === '' || body.startsWith('#') || /^(---|\.\.\.)/.test(line)) continue;
    const indent = line.length - body.length;
    if (indent > skipped) continue;
    skipped = Number.POSITIVE_INFINITY;
    if (body.startsWith('- ') || body === '-') {
      skipped = indent;
      continue;
    }
    const [, quoted, plain, value = ''] = ENTRY.exec(body) ?? [];
    const key = quoted ?? plain;
    if (key === undefined) return null;
    lines++;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    if (/^[|>][-+]?\s*$/.test(value)) skipped = indent;
    else if (value === '' || /^(&|!)\S*$/.test(value)) open.push({ indent, key });
    else if (!/^[[{*]/.test(value) && !/^(null|~)$/i.test(value))
      found.push([[...open.map((each) => each.key), key].join('.'), readScalar(value)]);
  }
  return lines > 0 ? found : null;
}

const ENTRY = /^(?:["']([^"']+)["']|([\w][\w./ -]*?))\s*:(?:\s+(.*?)|)\s*$/;

/** Without quotes or a comment; numbers as numbers. */
function readScalar(written: string): number | string {
  const quoted = /^(["'])(.*)\1(\s+#.*)?$/.exec(written);
  if (quoted) return readFact(quoted[2] ?? '');
  return readFact(written.replace(/\s+#.*$/, '').replaceAll(/(?<=\d)_(?=\d{3})/g, ''));
}
