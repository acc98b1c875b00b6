/**
 * `npm run coverage -- [--datasets 1000] [--replicates 1000] [--seed 1]`: how often 95 % intervals hold the truth, on
 * simulated data, as the table in docs/coverage.md. Takes minutes; the same arguments give the same table. Ends with
 * 1 when a share leaves its range.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    datasets: { type: 'string', default: '1000' },
    replicates: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    print: { type: 'boolean', default: false },
  },
});
const [datasets, replicates, seed] = ['datasets', 'replicates', 'seed'].map((name) =>
  Number(values[name]),
);
const path = join(root, 'scripts', 'coverage-study.ts');
const options = { root, configFile: false, logLevel: 'error' };
const { studyCoverage, wantedShare } = (await runnerImport(path, options)).module;

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const lines = [];
let outside = 0;
for (const objective of ['log-mse', 'huber-log']) {
  for (const noise of ['normal', 't3']) {
    const study = { objective, noise, datasets, replicates, seed };
    const [low, high] = wantedShare(study);
    const began = Date.now();
    const rows = studyCoverage(study, (done) => {
      if (done % 50 === 0)
        process.stderr.write(`\r${objective}, ${noise}: ${done} of ${datasets} `);
    });
    process.stderr.write(`in ${((Date.now() - began) / 1000).toFixed(0)} s\n`);
    for (const { method, share, width, missedLow, missedHigh } of rows) {
      const kept = share >= low && share <= high;
      if (!kept) outside++;
      const cells = [
        objective,
        noise,
        method,
        percent(share),
        `${percent(low)} to ${percent(high)}`,
      ];
      cells.push(kept ? 'yes' : '**no**', percent(missedLow), percent(missedHigh), percent(width));
      lines.push(`| ${cells.join(' | ')} |`);
    }
  }
}
const text = `# Do the intervals hold what they say?

Nominal 95 % intervals of the loss at ten times the largest compute, over ${datasets} simulated datasets of sixty runs
each: six budgets from 6e18 to 3e21 FLOPs, ten sizes a budget within a factor of four of the optimum, the
coefficients of \`besiroglu2024\`, noise of 1 % in log loss, normal or Student's t with three degrees of freedom
(scaled to the same 1 %). Every interval comes from what the product itself uses: ${replicates} case refits for
percentile and BCa (acceleration from a jackknife), the delta method with Student's quantile, and the profile of
the prediction. The profile's threshold is F's for \`log-mse\`; for \`huber-log\` (delta 1e-3) it is calibrated by the
drops of the objective in the same ${replicates} refits. The delta method has no say under Huber.

| objective | noise | interval | holds the truth | wanted | kept | truth above | truth below | median width |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}

With ${datasets} datasets a share of 95 % is known to +-${(196 * Math.sqrt((0.95 * 0.05) / datasets)).toFixed(1)} points. Made by \`npm run coverage -- --datasets ${datasets} --replicates ${replicates} --seed ${seed}\`;
the width is in percent of the true loss.
`;
if (values.print) console.log(text);
else {
  writeFileSync(join(root, 'docs', 'coverage.md'), text);
  console.log(`${lines.length} rows in docs/coverage.md, ${outside} outside their range`);
}
process.exit(outside === 0 ? 0 : 1);
