import type { Meta } from '@storybook/web-components-vite'
import { SAMPLE_PAIR } from './sample-data.js'
import { storyOf } from './story.js'

const meta: Meta = { title: 'Pair panel', component: 'aether-pair-panel' }
export default meta

export const Open = storyOf('aether-pair-panel', (source) => ({ source, pair: SAMPLE_PAIR }))
export const Nothing = storyOf('aether-pair-panel')
