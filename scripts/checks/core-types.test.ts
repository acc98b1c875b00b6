import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { removeProject, writeProject } from './fixture';

/** Each names something that is there in a browser or in Node, but not in the language. */
const foreign: Record<string, string> = {
  'document.ts': 'export const a = document.title;\n',
  'window.ts': 'export const a = window.innerWidth;\n',
  'timer.ts': 'export const a = setTimeout(() => {}, 1);\n',
  'process.ts': 'export const a = process.argv;\n',
  'clock.ts': 'export const a = performance.now();\n',
  'fetch.ts': "export const a = fetch('a');\n",
  'files.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync('a');\n",
  'exception.ts': "export const a = new DOMException('a');\n",
};
const native = { 'pure.ts': 'export const a = new Float64Array(3).toSorted();\n' };

describe('types of the core', () => {
  const diagnosed = compile({ ...foreign, ...native });

  it.each(Object.keys(foreign))('refuses %s', (name) => {
    expect(diagnosed.get(name)).toMatch(/Cannot find/);
  });

  it('accepts what the language has', () => {
    expect(diagnosed.get('pure.ts')).toBeUndefined();
  });
});

/** First error per file name, compiled under the core's own configuration. */
function compile(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const inCore = Object.entries(files).map(([name, code]) => [`src/core/${name}`, code]);
  const folder = writeProject(Object.fromEntries(inCore), [
    'tsconfig.core.json',
    'tsconfig.base.json',
  ]);
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.core.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  const errors = new Map<string, string>();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file?.fileName.split('/').at(-1) ?? 'configuration';
    if (!errors.has(name)) errors.set(name, ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
  removeProject(folder);
  return errors;
}
