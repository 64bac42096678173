import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitepress'

const packages = [
  'core',
  'model',
  'engine',
  'duckdb',
  'text',
  'faers',
  'tables',
  'icsr',
  'intake',
  'social',
  'vocabulary',
  'duplicates',
  'server',
  'client',
  'elements',
  'cli',
]

const methods = {
  'One pair': ['two-by-two', 'exact-tests', 'information-components', 'presets'],
  'All pairs': ['mgps', 'empirical-bayes-priors', 'likelihood-ratio', 'mddc', 'multiplicity'],
  'Beyond one table': [
    'stratification',
    'subgroups',
    'case-series',
    'comparisons',
    'masking',
    'regression',
    'interactions',
    'tree-scan',
  ],
  Time: ['trend', 'change-points', 'control-charts', 'sequential', 'time-to-onset'],
  Trust: ['calibration', 'evaluation'],
}

/** A page of a method, by the title it gives itself. */
function methodItem(name: string) {
  const text = readFileSync(new URL(`../methods/${name}.md`, import.meta.url), 'utf8')
  return { text: /^# (.+)$/m.exec(text)?.[1] ?? name, link: `/methods/${name}` }
}

function groupOf([text, names]: readonly [string, readonly string[]]) {
  return { text, collapsed: true, items: names.map(methodItem) }
}

export default defineConfig({
  title: 'AetherSignal',
  description: 'Safety-signal detection that other products embed.',
  cleanUrls: true,
  lastUpdated: false,
  themeConfig: {
    nav: [
      { text: 'Getting started', link: '/guide/getting-started' },
      { text: 'Methods', link: '/methods/' },
      { text: 'Packages', link: '/packages/core' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Getting started', link: '/guide/getting-started' },
          { text: 'One door', link: '/guide/the-door' },
          { text: 'What is counted', link: '/guide/counting' },
          { text: 'The measures', link: '/guide/measures' },
          { text: 'Loading reports', link: '/guide/loading' },
          { text: 'How values are read', link: '/guide/reading-values' },
          { text: 'Mapping columns', link: '/guide/mapping-columns' },
          { text: 'Loading FAERS', link: '/guide/loading-faers' },
          { text: 'Grouping events', link: '/guide/grouping-events' },
          { text: 'Social posts', link: '/guide/social-posts' },
          { text: 'Write an adapter', link: '/guide/write-an-adapter' },
          { text: 'Mounting the server', link: '/guide/mounting' },
          { text: 'Errors', link: '/guide/errors' },
        ],
      },
      { text: 'Methods', link: '/methods/', items: Object.entries(methods).map(groupOf) },
      { text: 'Packages', items: packages.map((name) => ({ text: name, link: `/packages/${name}` })) },
    ],
    search: { provider: 'local' },
    outline: [2, 3],
  },
})
