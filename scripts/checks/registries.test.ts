import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeProject, root, writeProject } from './fixture';

/** Folders whose files are records in a list: the list, and what marks a file as a record. */
const registries = [
  { folder: 'src/core/laws', list: 'registry.ts', record: /^export const \w+: Law\b/m },
];

describe.each(registries)('the list of $folder', ({ folder, list, record }) => {
  it('has every file of the folder', () => {
    const { records, unlisted } = walk(join(root, folder), list, record);
    expect(records.length).toBeGreaterThan(0);
    expect(unlisted).toEqual([]);
  });

  it('is missed by a file that is not in it', () => {
    const type = record.source.includes('Law') ? 'Law' : 'Importer';
    const project = writeProject({
      [list]: "import { known } from './known';\nexport const all = [known];\n",
      'known.ts': `export const known: ${type} = make();\n`,
      'forgotten.ts': `export const forgotten: ${type} = make();\n`,
      'helper.ts': 'export const helper = 1;\n',
    });
    const { records, unlisted } = walk(project, list, record);
    removeProject(project);
    expect(records.sort()).toEqual(['forgotten', 'known']);
    expect(unlisted).toEqual(['forgotten']);
  });
});

/** Names of the files of a folder that hold a record, and of those its list does not import. */
function walk(folder: string, list: string, record: RegExp) {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const records = readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && name !== list)
    .filter((name) => record.test(read(name)))
    .map((name) => basename(name).replace(/\.tsx?$/, ''));
  const listed = read(list);
  return { records, unlisted: records.filter((name) => !listed.includes(`'./${name}'`)) };
}
