import type { Meta } from '@storybook/web-components-vite'
import { storyOf } from './story.js'

const meta: Meta = { title: 'Dataset summary', component: 'aether-dataset-summary' }
export default meta

export const Generated = storyOf('aether-dataset-summary', async (source) => ({ summary: await source.describe() }))
export const Real = storyOf('aether-dataset-summary', async (source) => ({
  summary: { ...(await source.describe()), synthetic: false },
}))
