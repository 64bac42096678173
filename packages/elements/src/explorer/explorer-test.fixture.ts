import { deepAll, mount, until } from '../element/element-test.fixture.js'
import type { StateChangeDetail } from '../element/events.js'
import { type SampleOptions, sampleSource } from '../fixtures/sample-source.fixture.js'
import type { AetherSignalExplorer } from './aether-signal-explorer.js'

/** Names of the drugs in the rows that are rendered. */
export function gridRows(explorer: AetherSignalExplorer): HTMLElement[] {
  const [grid] = deepAll(explorer, 'aether-signal-grid')
  return [...(grid?.shadowRoot?.querySelectorAll<HTMLElement>('.body .cell.drug .text') ?? [])]
}

/** An explorer over a sample source, once it has rows, with the changes of state it tells of. */
export async function explorerOf(options: SampleOptions = {}, properties: Partial<AetherSignalExplorer> = {}) {
  const source = sampleSource(options)
  const explorer = await mount('aether-signal-explorer', { source, ...properties })
  if (!options.failure && !options.delay) await until('rows', () => gridRows(explorer).length > 0)
  const states: StateChangeDetail[] = []
  explorer.addEventListener('aether-state-change', (event) => states.push(event.detail))
  return { explorer, source, states }
}
