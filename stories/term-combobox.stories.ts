import type { Meta } from '@storybook/web-components-vite'
import { SAMPLE_PAIR } from './sample-data.js'
import { storyOf } from './story.js'

const meta: Meta = { title: 'Term combobox', component: 'aether-term-combobox' }
export default meta

export const Empty = storyOf('aether-term-combobox', (source) => ({ source, label: 'Drug', placeholder: 'Any drug' }))
export const Chosen = storyOf('aether-term-combobox', (source) => ({
  source,
  label: 'Drug',
  terms: [SAMPLE_PAIR.drug],
}))
