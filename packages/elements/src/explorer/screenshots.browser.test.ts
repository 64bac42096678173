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
  document.documentElement.lang = 'en'
  document.documentElement.removeAttribute('dir')
  await emulateMedia()
})

interface Scene {
  readonly opened?: boolean
  readonly doubtful?: boolean
  readonly language?: string
}

async function explorerAt(width: number, height: number, { opened, doubtful, language }: Scene) {
  await enlargeWindow(width, height)
  await page.viewport(width, height)
  const source = sampleSource({
    synthetic: true,
    title: 'Sample reports, first quarter',
    ...(doubtful && { certificate: { converged: false, boundary: ['beta1 → ∞'] } }),
  })
  document.documentElement.lang = language ?? 'en'
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  const explorer = await mount('aether-signal-explorer', { source })
  await until('rows', () => deep(explorer, 'aether-signal-grid').shadowRoot?.querySelector('[role=gridcell]'))
  explorer.setState({
    opened: opened ? { drug: 'ELTROMICIN', event: 'QT prolonged' } : null,
    query: { ...explorer.getState().query, minCount: 2 },
  })
  // The first chart loads what draws charts.
  await until('chart', () => deep(explorer, 'aether-forest-plot').shadowRoot?.querySelector('svg'), 20_000)
  if (opened) {
    await until('pair', () => deep(explorer, 'aether-pair-panel').shadowRoot?.querySelector('[part=two-by-two]'))
  }
  await settled()
  return explorer
}

const LIGHT = { 'prefers-color-scheme': 'light' }
const DARK = { 'prefers-color-scheme': 'dark' }
const FORCED = { 'forced-colors': 'active', ...DARK }

test.each([
  ['light', 1280, 1500, LIGHT, { opened: true }],
  ['closed', 1280, 1300, LIGHT, { doubtful: true }],
  ['dark', 1280, 1500, DARK, { opened: true, doubtful: true }],
  ['360', 360, 2300, LIGHT, { doubtful: true }],
  ['360-open', 360, 800, LIGHT, { opened: true }],
  ['320', 320, 2500, DARK, {}],
  ['320-open', 320, 700, DARK, { opened: true }],
  ['right-to-left', 1280, 1500, LIGHT, { opened: true, doubtful: true, language: 'ar' }],
  ['right-to-left-360', 360, 2300, LIGHT, { language: 'ar' }],
  ['forced-colors', 1280, 1500, FORCED, { opened: true, doubtful: true }],
  ['forced-colors-360', 360, 2300, FORCED, {}],
] as const)('the explorer, %s', async (name, width, height, features, scene) => {
  await emulateMedia(features)
  const explorer = await explorerAt(width, height, scene)
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
