/**
 * `npm test`: every check, each even when an earlier one failed, and one line at the end that counts.
 * Vitest's and Playwright's tests count one by one, every other check as one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'scalescope-checks-'));
const unitReport = join(scratch, 'unit.json');
const storyReport = join(scratch, 'stories.json');
const bin = (file) => join(root, 'node_modules', file);

const build = { name: 'build', args: [bin('vite/bin/vite.js'), 'build'] };

/** In this order. `count` reads a report of single tests; `needs` names a check that must have passed. */
const checks = [
  { name: 'lint', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'types of the core', args: [bin('typescript/bin/tsc'), '-p', 'tsconfig.core.json'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  {
    name: 'layering',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', 'src', 'bench', 'e2e'],
    ],
  },
  { name: 'dead code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
  {
    name: 'unit tests',
    args: [
      bin('vitest/vitest.mjs'),
      ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    ],
    count: countUnitTests,
  },
  build,
  { name: 'bundle size', args: ['scripts/check-bundle-size.mjs'], needs: build },
  { name: 'browser', args: ['scripts/ensure-browser.mjs'], quiet: true },
  {
    name: 'stories in the browser',
    args: [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: storyReport },
    count: countStories,
    needs: build,
  },
];

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
for (const check of checks) {
  const result = await perform(check);
  check.ok = result.ok;
  if (check.quiet && result.ok) continue;
  totals.passed += result.passed;
  totals.failed += result.failed;
  totals.skipped += result.skipped;
  report(check, result);
}
rmSync(scratch, { recursive: true, force: true });

console.log(failures.length > 0 ? `\nFailed: ${failures.join(', ')}` : '\nAll checks passed');
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(totals.failed > 0 ? 1 : 0);

async function perform(check) {
  if (check.needs && !check.needs.ok) {
    return failed(`Not run: ${check.needs.name} failed`, 0);
  }
  const { status, output, seconds } = await run(check);
  if (!check.count) {
    const ok = status === 0;
    return { ok, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output, seconds };
  }
  const counted = readReport(check.count);
  if (!counted) return failed(output, seconds);
  // A run can fail where no single test did: a file that does not load, an error outside the tests.
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  return { ok: counted.failed === 0, ...counted, output, seconds };
}

function failed(output, seconds) {
  return { ok: false, passed: 0, failed: 1, skipped: 0, output, seconds };
}

function run({ args, env }) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const parts = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => parts.push(text));
    }
    child.on('close', (status) => {
      resolve({ status, output: parts.join(''), seconds: (performance.now() - begun) / 1000 });
    });
  });
}

function report(check, { ok, passed, failed: broken, skipped: left, again, output, seconds }) {
  const twice = again > 0 ? `, ${again} only when tried again` : '';
  const counts = check.count
    ? ` (${passed} passed${twice}, ${broken} failed, ${left} skipped)`
    : '';
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${check.name}${counts} ${seconds.toFixed(1)} s`);
  if (again > 0)
    console.log(
      output
        .split('\n')
        .filter((line) => /^\s+\d+ flaky|retry #/.test(line))
        .join('\n'),
    );
  if (ok) return;
  failures.push(check.name);
  const lines = output.trimEnd().split('\n');
  const LINES_SHOWN = 300;
  if (lines.length > LINES_SHOWN) console.log(`     … ${lines.length - LINES_SHOWN} lines before`);
  console.log(
    lines
      .slice(-LINES_SHOWN)
      .map((line) => `     ${line}`)
      .join('\n'),
  );
}

function readReport(count) {
  try {
    return count();
  } catch {
    return undefined;
  }
}

function countUnitTests() {
  const json = JSON.parse(readFileSync(unitReport, 'utf8'));
  const unloaded = json.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + unloaded.length,
    skipped: json.numPendingTests + (json.numTodoTests ?? 0),
  };
}

function countStories() {
  const { stats, errors } = JSON.parse(readFileSync(storyReport, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
    again: stats.flaky,
  };
}
