// The import arrows: which package may import which. Everything not named here is refused.
const arrows = {
  core: [],
  model: ['core'],
  text: ['model'],
  query: ['model'],
  engine: ['core', 'model'],
  duplicates: ['core', 'model'],
  duckdb: ['engine', 'duplicates', 'model'],
  icsr: ['model', 'text'],
  faers: ['model', 'text', 'icsr'],
  tables: ['model', 'text'],
  social: ['model', 'text'],
  intake: ['core', 'model', 'engine', 'text', 'faers', 'icsr', 'tables'],
  vocabulary: ['core', 'model'],
  server: ['engine', 'duckdb', 'model', 'faers', 'tables'],
  client: ['engine', 'model'],
  elements: ['engine', 'client', 'model', 'core', 'intake'],
  cli: [
    'core',
    'model',
    'engine',
    'duckdb',
    'duplicates',
    'icsr',
    'faers',
    'tables',
    'query',
    'text',
    'intake',
    'vocabulary',
    'social',
    'server',
    'client',
    'elements',
  ],
}
const ofNode = require('node:module').builtinModules.filter((name) => !name.startsWith('_'))
const testCode = '\\.(test|browser\\.test|test-d|fixture)\\.ts$|/(test|bench|scripts)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(arrows).map(([name, allowed]) => ({
      name: `${name}-imports`,
      comment: `packages/${name} may import: ${allowed.join(', ') || 'no other package'}`,
      severity: 'error',
      from: { path: `^packages/${name}/src/`, pathNot: testCode },
      to: { path: '^packages/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
    })),
    {
      name: 'no-deep-imports',
      comment: 'Another package is imported by one of its entries, never by a file of its source.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/[^/]+/src/.+/', pathNot: '^packages/($1/|core/src/[^/]+/index\\.ts$)' },
    },
    {
      name: 'core-is-pure',
      comment: 'core has no dependencies, no DOM and no Node.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: testCode },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional'] },
    },
    {
      name: 'browser-packages-without-node',
      comment: 'What a browser loads imports nothing of Node.',
      severity: 'error',
      from: {
        path: '^packages/(core|model|text|engine|duplicates|tables|icsr|social|vocabulary|client|elements)/src/',
        pathNot: testCode,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-entries-without-node',
      comment: 'What the browser entry of a package for Node reaches imports nothing of Node.',
      severity: 'error',
      from: { path: '^packages/(faers|intake)/src/browser\\.ts$' },
      to: {
        path: `^(node:)?(${ofNode.join('|')})$`,
        reachable: true,
      },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/|/node_modules/.*\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@aethersignal/source', 'types', 'import', 'node', 'default'],
    },
  },
}
