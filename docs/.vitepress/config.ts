import { defineConfig } from 'vitepress'

const packages = ['core', 'model', 'engine', 'duckdb', 'faers', 'csv', 'server', 'client', 'elements', 'cli']

export default defineConfig({
  title: 'AetherSignal',
  description: 'Safety-signal detection that other products embed.',
  cleanUrls: true,
  lastUpdated: false,
  themeConfig: {
    nav: [
      { text: 'Getting started', link: '/guide/getting-started' },
      { text: 'Packages', link: '/packages/core' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Getting started', link: '/guide/getting-started' },
          { text: 'What is counted', link: '/guide/counting' },
          { text: 'The measures', link: '/guide/measures' },
          { text: 'Loading FAERS', link: '/guide/loading-faers' },
          { text: 'Errors', link: '/guide/errors' },
        ],
      },
      { text: 'Packages', items: packages.map((name) => ({ text: name, link: `/packages/${name}` })) },
    ],
    search: { provider: 'local' },
    outline: [2, 3],
  },
})
