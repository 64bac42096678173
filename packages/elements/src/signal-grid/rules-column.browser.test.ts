import { applyPreset } from '@aethersignal/core'
import { DEFAULT_MEASURES, type RunSpec } from '@aethersignal/model'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../define.js'
import {
  deep,
  deepAll,
  emulateMedia,
  enlargeWindow,
  mount,
  settled,
  until,
  violations,
} from '../element/element-test.fixture.js'
import { exportTable } from '../export/export-table.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'

const spec: RunSpec = {
  measures: DEFAULT_MEASURES,
  sort: { by: 'eb05', direction: 'descending' },
  presets: { names: ['evans', 'ema-ror', 'umc'] },
}

afterEach(async () => {
  document.body.replaceChildren()
  await emulateMedia()
})

async function gridOf(source = sampleSource()) {
  const grid = await mount('aether-signal-grid', { source, spec, theme: 'auto' })
  await until('rows', () => deepAll(grid, '.body .cell.rules').length > 0)
  await settled()
  return { grid, source }
}

test('says which rules each pair meets, and which are undecided', async () => {
  const { grid, source } = await gridOf()
  const headers = deepAll(grid, '[role=columnheader]').map((header) =>
    header.textContent?.replace(/[▲▼\s]+/g, ' ').trim(),
  )
  expect(headers.slice(1, 5)).toEqual(['Drug', 'Reaction', 'EB05', 'Rules met'])
  const { columns } = await source.run({ ...spec, page: { offset: 0, limit: 5 } })
  const short = { evans: 'Evans', 'ema-ror': 'EMA ROR', umc: 'UMC' } as const
  const expected = Array.from({ length: 5 }, (_, row) => {
    const values = Object.fromEntries(Object.entries(columns).map(([name, numbers]) => [name, numbers[row]!]))
    const having = (verdict: boolean | undefined, mark: string) =>
      (['evans', 'ema-ror', 'umc'] as const)
        .filter((name) => applyPreset(name, values).holds === verdict)
        .map((name) => `${short[name]}${mark}`)
    return [...having(true, ''), ...having(undefined, '?')].join(', ')
  })
  expect(expected[0]).toContain('Evans, UMC, EMA ROR?')
  expect(
    deepAll(grid, '.body .cell.rules .text')
      .slice(0, 5)
      .map((cell) => cell.textContent),
  ).toEqual(expected)
  expect(await violations(grid)).toEqual([])
})

test('has no such column where no rules were asked for, and says so where a source does not give them', async () => {
  const source = sampleSource()
  const run = source.run
  source.run = async (asked, options) => {
    const { presets: _presets, ...older } = await run(asked, options)
    return older
  }
  const { grid } = await gridOf(source)
  expect(deep(grid, '.body .cell.rules').textContent?.trim()).toBe('not given')
  const { presets: _presets, ...without } = spec
  grid.spec = without
  await until('no rules', () => deepAll(grid, '.cell.rules').length === 0)
})

test('saves them with the table', async () => {
  const csv = await (await exportTable(sampleSource(), spec, { signal: new AbortController().signal })).text()
  const [header = '', first = ''] = csv.split(/\r?\n/)
  expect(header).toMatch(/,rules_met,rules_undecided$/)
  expect(first).toMatch(/,evans; umc,ema-ror$/)
})

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 320],
  ['dark', 320],
] as const)('beside the number that ranks, %s at %i pixels', async (theme, width) => {
  await emulateMedia({ 'prefers-color-scheme': theme })
  await enlargeWindow(width, 500)
  await page.viewport(width, 500)
  const { grid } = await gridOf()
  expect(grid.scrollWidth).toBeLessThanOrEqual(width)
  await page.screenshot({ path: `../../.screenshots/rules-column-${theme}-${width}.png`, element: document.body })
  expect(await violations(grid)).toEqual([])
})
