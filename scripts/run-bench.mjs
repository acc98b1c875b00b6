/**
 * `npm run bench [NAME…]`: bundles and runs each bench/NAME.bench.ts and prints what it measured beside its
 * budget. Ends with 1 when a budget is missed or a bench breaks.
 */
import { readdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SUFFIX = '.bench.ts';
// Inside node_modules, so that packages are found from there.
const bundles = join(root, 'node_modules', '.bench');

const asked = process.argv.slice(2);
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .filter((name) => asked.length === 0 || asked.includes(name));
if (names.length === 0) {
  console.error(`No bench of that name: ${asked.join(', ')}`);
  process.exit(1);
}

await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: bundles,
    emptyOutDir: true,
    rollupOptions: {
      input: Object.fromEntries(names.map((name) => [name, join(root, 'bench', name + SUFFIX)])),
      output: { entryFileNames: '[name].mjs' },
    },
  },
});

process.chdir(root);
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'processor'}`);
let missed = 0;
for (const name of names) {
  console.log(`\n${name}`);
  try {
    const { run } = await import(pathToFileURL(join(bundles, `${name}.mjs`)).href);
    const rows = await run();
    print(rows);
    missed += rows.filter((row) => verdict(row) === 'OVER').length;
  } catch (error) {
    console.error(error);
    missed += 1;
  }
}
rmSync(bundles, { recursive: true, force: true });
console.log(missed === 0 ? '\nEvery budget is kept' : `\n${missed} over budget`);
process.exit(missed === 0 ? 0 : 1);

function verdict({ value, budget }) {
  if (!budget) return '';
  const kept = 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast;
  return kept ? 'pass' : 'OVER';
}

function print(rows) {
  const cells = rows.map((row) => [
    verdict(row),
    row.work,
    `${round(row.value)} ${row.unit}`,
    sayBudget(row),
    row.note ?? '',
  ]);
  const widths = cells[0]?.map((_, column) =>
    Math.max(...cells.map((line) => line[column].length)),
  );
  for (const line of cells) {
    console.log(
      `  ${line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()}`,
    );
  }
}

function sayBudget({ budget, unit }) {
  if (!budget) return '';
  return 'atMost' in budget ? `<= ${budget.atMost} ${unit}` : `>= ${budget.atLeast} ${unit}`;
}

function round(value) {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value);
}
