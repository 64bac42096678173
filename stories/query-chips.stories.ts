import type { Meta } from '@storybook/web-components-vite'
import { defaultQuery } from '../packages/elements/src/index.js'
import { DEFAULT_MEASURES } from '../packages/model/src/index.js'
import { SAMPLE_PAIR } from './sample-data.js'
import { storyOf } from './story.js'

const meta: Meta = { title: 'Query chips', component: 'aether-query-chips' }
export default meta

export const Plain = storyOf('aether-query-chips', { query: defaultQuery(DEFAULT_MEASURES) })
export const Filled = storyOf('aether-query-chips', {
  query: {
    ...defaultQuery(DEFAULT_MEASURES),
    drugs: [SAMPLE_PAIR.drug],
    sexes: ['F'],
    ageFrom: 18,
    ageTo: 64,
    serious: true,
  },
})
