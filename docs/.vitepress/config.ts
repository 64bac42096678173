import { existsSync, readFileSync } from 'node:fs'
import { katex } from '@mdit/plugin-katex-slim'
import { type DefaultTheme, defineConfig } from 'vitepress'

const packages = [
  'core',
  'model',
  'engine',
  'duckdb',
  'query',
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
  'What is counted': ['what-counts-as-one-drug', 'what-counts-as-one-case'],
  'One pair': ['two-by-two', 'exact-tests', 'information-components', 'presets'],
  'All pairs': ['mgps', 'empirical-bayes-priors', 'likelihood-ratio', 'mddc', 'multiplicity', 'ranking'],
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

/** The entries of the reference, by package. Without `scripts/api-reference.mjs` there is none yet. */
function referenceItems(): DefaultTheme.SidebarItem[] {
  const list = new URL('../api/typedoc-sidebar.json', import.meta.url)
  const listed: DefaultTheme.SidebarItem[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  const entries = listed.map(({ link = '', ...entry }) => ({ ...entry, link: link.replace(/index\.md$/, '') }))
  const nameOf = ({ text = '' }) => text.replace('@aethersignal/', '')
  const isEntryOf = (name: string) => (entry: DefaultTheme.SidebarItem) => nameOf(entry).startsWith(`${name}/`)
  return packages.flatMap((name) => {
    const whole = entries.find((entry) => nameOf(entry) === name)
    if (whole === undefined) return []
    const items = entries.filter(isEntryOf(name)).map((entry) => ({ ...entry, text: nameOf(entry) }))
    return [{ ...whole, text: name, ...(items.length > 0 && { collapsed: true, items }) }]
  })
}

/** A formula as KaTeX wrote it, which Vue leaves alone. One that cannot be set fails the build; a wide one is scrolled by keyboard too. */
function setFormula(html: string, displayed: boolean): string {
  if (html.includes('katex-error')) throw new Error(html)
  return html.replace('>', displayed ? ' v-pre tabindex="0">' : ' v-pre>')
}

export default defineConfig({
  title: 'AetherSignal',
  description: 'Safety-signal detection that other products embed.',
  cleanUrls: true,
  lastUpdated: false,
  // The index of the search is one chunk, loaded when somebody searches.
  vite: { build: { chunkSizeWarningLimit: 8192 } },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(md) {
      md.use(katex, { throwOnError: true, logger: () => 'error', transformer: setFormula })
    },
  },
  themeConfig: {
    nav: [
      { text: 'Getting started', link: '/guide/getting-started' },
      { text: 'Methods', link: '/methods/' },
      { text: 'Packages', link: '/packages/core' },
      { text: 'API', link: '/api/' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Getting started', link: '/guide/getting-started' },
          { text: 'One door', link: '/guide/the-door' },
          { text: 'Asking in words', link: '/guide/asking-in-words' },
          { text: 'What is counted', link: '/guide/counting' },
          { text: 'The measures', link: '/guide/measures' },
          { text: 'Loading reports', link: '/guide/loading' },
          { text: 'How values are read', link: '/guide/reading-values' },
          { text: 'Mapping columns', link: '/guide/mapping-columns' },
          { text: 'Loading FAERS', link: '/guide/loading-faers' },
          { text: 'Grouping events', link: '/guide/grouping-events' },
          { text: 'Drug classes', link: '/guide/grouping-drugs' },
          { text: 'Social posts', link: '/guide/social-posts' },
          { text: 'What counts as one mention', link: '/guide/what-counts-as-one-mention' },
          { text: 'Write an adapter', link: '/guide/write-an-adapter' },
          { text: 'Mounting the server', link: '/guide/mounting' },
          { text: 'Errors', link: '/guide/errors' },
        ],
      },
      { text: 'Methods', link: '/methods/', items: Object.entries(methods).map(groupOf) },
      { text: 'Packages', items: packages.map((name) => ({ text: name, link: `/packages/${name}` })) },
      { text: 'API reference', link: '/api/', collapsed: true, items: referenceItems() },
    ],
    search: { provider: 'local' },
    outline: [2, 3],
  },
})
