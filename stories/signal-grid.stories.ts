import type { Meta } from '@storybook/web-components-vite'
import type { RunSpec } from '../packages/model/src/index.js'
import { AetherError } from '../packages/model/src/index.js'
import { SAMPLE_PAIR } from './sample-data.js'
import { storyOf } from './story.js'

const meta: Meta = { title: 'Signal grid', component: 'aether-signal-grid' }
export default meta

const spec: RunSpec = { sort: { by: 'eb05', direction: 'descending' } }
const twoMeasures: RunSpec = { measures: ['ror', 'chi2'], sort: { by: 'ror025', direction: 'descending' } }

export const Scrolling = storyOf('aether-signal-grid', (source) => ({ source, spec, opened: SAMPLE_PAIR }))
export const InPages = storyOf('aether-signal-grid', (source) => ({ source, spec, pagination: 'pages' as const }))
export const TwoMeasures = storyOf('aether-signal-grid', (source) => ({
  source,
  spec: twoMeasures,
}))
export const NothingRun = storyOf('aether-signal-grid')
export const Empty = storyOf('aether-signal-grid', (source) => ({ source, spec: { ...spec, minCount: 100_000 } }))
export const Running = storyOf('aether-signal-grid', (source) => ({
  source: { ...source, run: () => new Promise(() => {}) },
  spec,
}))
export const Failed = storyOf('aether-signal-grid', (source) => ({
  source: {
    ...source,
    run: () =>
      Promise.reject(
        new AetherError('source/unreachable', 'The server cannot be reached.', {
          remedy: 'Start the server, then try again.',
        }),
      ),
  },
  spec,
}))
export const DoubtfulPrior = storyOf('aether-signal-grid', (source) => ({
  source: {
    ...source,
    run: async (asked: RunSpec) => {
      const table = await source.run(asked)
      const { prior } = table
      if (!prior) return table
      const certificate = { ...prior.certificate, converged: false, boundary: ['beta1 → ∞'] }
      return { ...table, prior: { ...prior, certificate } }
    },
  },
  spec,
}))
