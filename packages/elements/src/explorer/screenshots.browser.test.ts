import { AetherError } from '@aethersignal/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../define.js'
import {
  deep,
  emulateMedia,
  enlargeWindow,
  mount,
  settled,
  until,
  violations,
} from '../element/element-test.fixture.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'

const FOLDER = '../../.screenshots'

beforeEach(() => {
  document.body.style.margin = '0'
})

afterEach(async () => {
  document.body.replaceChildren()
  await emulateMedia()
})

async function explorerAt(width: number, height: number) {
  await enlargeWindow(width, height)
  await page.viewport(width, height)
  const explorer = await mount('aether-signal-explorer', {
    source: sampleSource({ synthetic: true, title: 'Sample reports, first quarter' }),
  })
  await until('rows', () => deep(explorer, 'aether-signal-grid').shadowRoot?.querySelector('[role=gridcell]'))
  explorer.setState({
    opened: { drug: 'ELTROMICIN', event: 'QT prolonged' },
    query: { ...explorer.getState().query, minCount: 2 },
  })
  await until('chart', () => deep(explorer, 'aether-forest-plot').shadowRoot?.querySelector('svg'))
  await until('pair', () => deep(explorer, 'aether-pair-panel').shadowRoot?.querySelector('[part=two-by-two]'))
  await settled()
  return explorer
}

test.each([
  ['light', 1440, 1640, { 'prefers-color-scheme': 'light' }],
  ['dark', 1440, 1640, { 'prefers-color-scheme': 'dark' }],
  ['narrow', 360, 3600, { 'prefers-color-scheme': 'light' }],
  ['forced-colors', 1440, 1640, { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' }],
] as const)('the explorer, %s', async (name, width, height, features) => {
  await emulateMedia(features)
  const explorer = await explorerAt(width, height)
  expect(explorer.scrollWidth).toBeLessThanOrEqual(width)
  const picture = await page.screenshot({ path: `${FOLDER}/explorer-${name}.png`, element: document.body })
  expect(picture).toContain(name)
  expect(await violations(explorer)).toEqual([])
})

test('a run that failed, with all filters open', async () => {
  await emulateMedia({ 'prefers-color-scheme': 'light' })
  await enlargeWindow(1000, 900)
  await page.viewport(1000, 900)
  const error = new AetherError('source/unreachable', 'The server cannot be reached.', { remedy: 'Start the server.' })
  const explorer = await mount('aether-signal-explorer', { source: sampleSource({ failure: { call: 'run', error } }) })
  await until('the failure', () => deep(explorer, 'aether-signal-grid').shadowRoot?.querySelector('[role=alert]'))
  deep<HTMLDetailsElement>(deep(explorer, 'aether-query-controls'), 'details').open = true
  await settled()
  expect(explorer.scrollWidth).toBeLessThanOrEqual(1000)
  await page.screenshot({ path: `${FOLDER}/explorer-failed.png`, element: document.body })
  expect(await violations(explorer)).toEqual([])
})
