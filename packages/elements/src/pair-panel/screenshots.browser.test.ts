import { score } from '@aethersignal/core'
import { MEASURES, type PairProfile } from '@aethersignal/model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import '../define.js'
import { deep, emulateMedia, enlargeWindow, mount, settled, violations } from '../element/element-test.fixture.js'
import { beyondMeasures, sampleSource } from '../fixtures/sample-source.fixture.js'

const FOLDER = '../../.screenshots'
const pair = { drug: 'ELTROMICIN', event: 'QT prolonged' }

beforeEach(() => {
  document.body.style.margin = '0'
})

afterEach(async () => {
  document.body.replaceChildren()
  await emulateMedia()
})

async function panelAt(width: number, height: number, table: PairProfile['table']) {
  await enlargeWindow(width, height)
  await page.viewport(width, height)
  const source = sampleSource({ capabilities: { cases: false } })
  const known = await source.pair(pair, {})
  const margins = { drugTotal: [table.a + table.b], eventTotal: [table.a + table.c] }
  const total = table.a + table.b + table.c + table.d
  const measures = MEASURES.flatMap((name) =>
    name === 'ebgm' ? [] : name === 'ic' ? [name, 'ic_approx' as const] : [name],
  )
  const { columns } = score({ a: [table.a], ...margins, total }, measures)
  const scored = Object.entries(columns).map(([name, [value = NaN]]) => [name, Number.isFinite(value) ? value : null])
  const { ebgm, eb05, eb95 } = known.measures
  const profile = { ...Object.fromEntries(scored), ebgm, eb05, eb95 } as PairProfile['measures']
  source.pair = async () => ({ ...known, table, measures: profile, ...beyondMeasures(table, profile) })
  const panel = await mount('aether-pair-panel', { source, pair, theme: 'auto' })
  await settled()
  return panel
}

test.each([
  ['light-wide', 720, 2200, { 'prefers-color-scheme': 'light' }, { a: 12, b: 97, c: 47, d: 19_853 }],
  ['dark-wide', 720, 2200, { 'prefers-color-scheme': 'dark' }, { a: 2, b: 2000, c: 900, d: 30_000 }],
  ['light-narrow', 320, 3300, { 'prefers-color-scheme': 'light' }, { a: 5, b: 0, c: 10, d: 1000 }],
  ['dark-narrow', 320, 3300, { 'prefers-color-scheme': 'dark' }, { a: 12, b: 97, c: 47, d: 19_853 }],
  ['forced-colors', 720, 2200, { 'forced-colors': 'active' }, { a: 12, b: 97, c: 47, d: 19_853 }],
] as const)('the pair panel, %s', async (name, width, height, features, table) => {
  await emulateMedia(features)
  const panel = await panelAt(width, height, table)
  // The exact measures are a part of their own, which the first of these tests loads.
  const exact = await vi.waitFor(() => deep<HTMLDetailsElement>(panel, '[data-measure=ror_exact] details'), 20_000)
  exact.open = true
  deep<HTMLDetailsElement>(panel, '[data-rule=ema-ror] details').open = true
  await settled()
  expect(panel.scrollWidth).toBeLessThanOrEqual(width)
  const picture = await page.screenshot({ path: `${FOLDER}/pair-panel-${name}.png`, element: document.body })
  expect(picture).toContain(name)
  expect(await violations(panel)).toEqual([])
})
