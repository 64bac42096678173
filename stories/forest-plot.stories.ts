import type { Meta } from '@storybook/web-components-vite'
import { sampleRows } from './sample-data.js'
import { storyOf } from './story.js'

const meta: Meta = { title: 'Forest plot', component: 'aether-forest-plot' }
export default meta

export const Chart = storyOf('aether-forest-plot', async (source) => ({ rows: await sampleRows(source, 20) }))
export const InformationComponent = storyOf('aether-forest-plot', async (source) => ({
  rows: await sampleRows(source, 20),
  measure: 'ic' as const,
}))
export const Table = storyOf('aether-forest-plot', async (source) => ({
  rows: await sampleRows(source, 20),
  view: 'table' as const,
}))
export const Nothing = storyOf('aether-forest-plot')
