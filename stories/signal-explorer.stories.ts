import type { Meta } from '@storybook/web-components-vite'
import { SAMPLE_PAIR } from './sample-data.js'
import { storyOf } from './story.js'

const meta: Meta = {
  title: 'Signal explorer',
  component: 'aether-signal-explorer',
  parameters: { layout: 'fullscreen' },
}
export default meta

export const Explorer = storyOf('aether-signal-explorer', (source) => ({ source }))
export const Dark = storyOf('aether-signal-explorer', (source) => ({ source, theme: 'dark' }))
export const TwoMeasures = storyOf('aether-signal-explorer', (source) => ({ source, measures: 'ror ic' }))
export const UnknownMeasure = storyOf('aether-signal-explorer', (source) => ({ source, measures: 'ror nonsense' }))
export const InPages = storyOf('aether-signal-explorer', (source) => ({ source, pagination: 'pages' as const }))
export const WithoutSource = storyOf('aether-signal-explorer')
export const WrongAddress = storyOf('aether-signal-explorer', { src: 'http://' })

export const PairOpen = {
  ...storyOf('aether-signal-explorer', (source) => ({ source })),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    canvasElement.querySelector('aether-signal-explorer')?.setState({ opened: SAMPLE_PAIR })
  },
}
