/**
 * The house plan as rules: four floors, an import only ever goes down.
 *   1 core   2 cli, worker   3 state, plots   4 ui, then screens, then app
 * `messages` stands beside them: every floor above core may speak through it.
 * scripts/checks.test.ts breaks each rule on purpose.
 */
const tests = '\\.test\\.tsx?$|/testing/';
/** Public names of the folders that have them. */
const index = '/index\\.tsx?$';

module.exports = {
  forbidden: [
    {
      name: 'core-imports-only-core',
      comment: 'The core runs in page, worker and Node: it knows nothing of the floors above.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^(src|e2e|bench|scripts)/', pathNot: '^src/core/' },
    },
    {
      name: 'core-packages',
      comment: 'Pure packages only; mathjs only for a formula of your own, in its own chunk.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: tests },
      to: {
        path: 'node_modules/',
        pathNot:
          'node_modules/(@types/)?(d3-array|fflate|valibot|papaparse|hyparquet|hyparquet-compressors|mathjs)/',
      },
    },
    {
      name: 'mathjs-only-for-custom-laws',
      severity: 'error',
      from: { path: '^(src|bench)/', pathNot: '^src/core/laws/custom/' },
      to: { path: 'node_modules/mathjs/' },
    },
    {
      name: 'core-without-node',
      comment: 'What reads files or the clock is the command line, not the core.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'messages-imports-only-core-types',
      comment: 'A sentence is made from a value that is handed in, never computed.',
      severity: 'error',
      from: { path: '^src/messages/', pathNot: tests },
      to: { pathNot: '^src/(messages|core)/' },
    },
    {
      name: 'messages-uses-no-core-code',
      comment: 'Save how a quantity is written, which is half of a sentence.',
      severity: 'error',
      from: { path: '^src/messages/', pathNot: tests },
      to: {
        path: '^src/core/',
        pathNot: '^src/core/units/index',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'cli-imports-only-core-and-messages',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(cli|core|messages)/' },
    },
    {
      name: 'worker-imports-only-core',
      severity: 'error',
      from: { path: '^src/worker/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(worker|core)/' },
    },
    {
      name: 'only-state-talks-to-worker',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(state|worker)/' },
      to: { path: '^src/worker/' },
    },
    {
      name: 'state-imports-down',
      severity: 'error',
      from: { path: '^src/state/' },
      to: { path: '^src/', pathNot: '^src/(state|worker|core|messages)/' },
    },
    {
      name: 'plots-import-down',
      severity: 'error',
      from: { path: '^src/plots/' },
      to: { path: '^src/', pathNot: '^src/(plots|core|messages)/' },
    },
    {
      name: 'ui-imports-down',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: '^src/(ui|plots|state|core|messages)/' },
    },
    {
      name: 'screens-import-down',
      severity: 'error',
      from: { path: '^src/screens/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'screens-apart',
      comment: 'What two screens share belongs into ui, plots or state.',
      severity: 'error',
      from: { path: '^src/screens/([^/]+)/' },
      to: { path: '^src/screens/', pathNot: '^src/screens/$1/' },
    },
    {
      name: 'cli-is-a-front-door',
      comment: 'Nobody imports the command line or the app: they are where programs begin.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|app)/' },
      to: { path: '^src/(cli|app)/' },
    },
    {
      name: 'core-folders-through-index',
      severity: 'error',
      from: { path: '^src/core/([^/]+)/' },
      to: { path: '^src/core/[^/]+/', pathNot: `^src/core/$1/|^src/core/[^/]+${index}` },
    },
    {
      name: 'core-through-index',
      severity: 'error',
      from: { path: '^(src|bench|e2e)/', pathNot: '^src/core/' },
      // What tests share is not public, but no product file may import it either.
      to: { path: '^src/core/[^/]+/', pathNot: `^src/core/[^/]+${index}|/testing/` },
    },
    {
      name: 'folders-through-index',
      severity: 'error',
      from: { path: '^(?:src|bench|e2e)/([^/]+)' },
      to: {
        path: '^src/(worker|state|plots|ui)/',
        pathNot: `^src/$1/|^src/(worker|state|plots|ui)${index}`,
      },
    },
    {
      name: 'screens-through-index',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/screens/' },
      to: { path: '^src/screens/', pathNot: `^src/screens/[^/]+${index}` },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships never imports a test, a bench or a script.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: `^(e2e|bench|scripts)/|${tests}` },
    },
    {
      name: 'product-without-dev-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'default'],
    },
  },
};
