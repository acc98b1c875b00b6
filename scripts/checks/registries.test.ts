import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeProject, root, writeProject } from './fixture';

/** Folders whose files are records in a list: a record's type, and the file that lists them. */
const registries = [
  { folder: 'src/core/laws', type: 'Law', list: 'registry.ts' },
  { folder: 'src/core/data/importers', type: 'Importer', list: 'list.ts' },
  { folder: 'src/core/catalogue', type: 'CatalogueEntry', list: 'index.ts' },
];

describe.each(registries)('the list of $folder', ({ folder, type, list }) => {
  it('has every record of the folder', () => {
    const { records, unlisted } = walk(join(root, folder), type, list);
    expect(records.length).toBeGreaterThan(0);
    expect(unlisted).toEqual([]);
  });

  it('is missed by a record that is not in it', () => {
    const project = writeProject({
      [list]: `import { known } from './known';\nexport const all: readonly ${type}[] = [known];\n`,
      'known.ts': `export const known: ${type} = make();\n`,
      'forgotten.ts': `export const forgotten: ${type} = make();\n`,
      'helper.ts': 'export const helper = 1;\n',
    });
    const { records, unlisted } = walk(project, type, list);
    removeProject(project);
    expect(records.sort()).toEqual(['forgotten', 'known']);
    expect(unlisted).toEqual(['forgotten']);
  });
});

/** Names of the records a folder's files export, and of those its list does not name in an array. */
function walk(folder: string, type: string, list: string) {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const records = readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && name !== list)
    .flatMap((name) => [
      ...read(name).matchAll(new RegExp(`^export const (\\w+): ${type}\\b`, 'gm')),
    ])
    .map(([, name]) => name as string);
  const array = new RegExp(`${type}\\[\\] = \\[([^\\]]*)\\]`).exec(read(list))?.[1] ?? '';
  const listed: readonly string[] = array.match(/\w+/g) ?? [];
  return { records, unlisted: records.filter((name) => !listed.includes(name)) };
}
