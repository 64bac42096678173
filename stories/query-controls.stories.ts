import type { Meta } from '@storybook/web-components-vite'
import { defaultQuery, type QueryForm } from '../packages/elements/src/index.js'
import { DEFAULT_MEASURES } from '../packages/model/src/index.js'
import { SAMPLE_PAIR } from './sample-data.js'
import { storyOf } from './story.js'

const meta: Meta = { title: 'Query controls', component: 'aether-query-controls' }
export default meta

const query: QueryForm = {
  ...defaultQuery(DEFAULT_MEASURES),
  drugs: [SAMPLE_PAIR.drug],
  sexes: ['F'],
  ageFrom: 65,
  serious: true,
}

export const Plain = storyOf('aether-query-controls', (source) => ({ source }))
export const Filled = storyOf('aether-query-controls', (source) => ({ source, query }))
export const Dark = storyOf('aether-query-controls', (source) => ({ source, query, theme: 'dark' as const }))
