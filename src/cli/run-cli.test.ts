import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/run-cli.mjs', import.meta.url));

function runIn(folder: string, ...argv: string[]) {
  const env = { ...process.env, INIT_CWD: folder };
  return spawnSync(process.execPath, [script, ...argv], { cwd: folder, env, encoding: 'utf8' });
}

describe('the built command line', () => {
  it('answers on standard output, refuses on the other with exit code 2', {
    timeout: 60_000,
  }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'scalescope-'));
    try {
      writeFileSync(join(folder, 'state.json'), '{"C":1e21,"obj":"mse"}');
      expect(runIn(folder, 'permalink', '--encode', 'state.json')).toMatchObject({
        status: 0,
        stdout: '#/explore?v=1&obj=mse&C=1e21\n',
        stderr: '',
      });
      expect(runIn(folder, 'optimum', '--dataset', 'gadre-c4', '--compute', '1e21').stdout).toMatch(
        /^N +\d/,
      );
      expect(runIn(folder, 'fit', folder)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: `"${folder}" cannot be read: it is a folder. Check the path.\n`,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
