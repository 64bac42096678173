import type { Meta } from '@storybook/web-components-vite'
import { storyOf } from './story.js'

const meta: Meta = { title: 'Source picker', component: 'aether-source-picker' }
export default meta

export const Picker = storyOf('aether-source-picker')
