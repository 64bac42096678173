import type { Measure } from '@aethersignal/model'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../define.js'
import { deep, mount, settled, until, violations } from '../element/element-test.fixture.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'
import type { AetherSignalExplorer } from './aether-signal-explorer.js'
import { explorerOf, gridRows } from './explorer-test.fixture.js'

beforeEach(() => page.viewport(1300, 1000))
afterEach(() => document.body.replaceChildren())

/** By what the list is ranked, as each part of the page says it. */
function rankings(explorer: AetherSignalExplorer) {
  const grid = deep(explorer, 'aether-signal-grid')
  return {
    select: deep<HTMLSelectElement>(deep(explorer, 'aether-query-controls'), '#sort').value,
    state: explorer.getState().query.sort.by,
    header: deep(grid, '.head .sorted').textContent?.replace(/[▲▼\s]/g, ''),
    chip: deep(explorer, 'aether-query-chips').shadowRoot?.textContent?.match(/Ranked by (\S+),/)?.[1],
  }
}

describe('the ranking, the chip, the select and the state say the same', () => {
  test.each([
    ['ror ic', 'ic025', 'IC025'],
    ['IC,ROR', 'ic025', 'IC025'],
    ['ror ror', 'ror025', 'ROR025'],
    ['prr chi2', 'prr025', 'PRR025'],
    ['chi2', 'chi2_yates', 'χ²Yates'],
    ['fisher', 'a', 'Reports'],
    ['ebgm', 'eb05', 'EB05'],
    ['', 'eb05', 'EB05'],
    ['ror nonsense', 'ror025', 'ROR025'],
    ['nonsense', 'eb05', 'EB05'],
  ])('measures="%s"', async (measures, by, shown) => {
    const all: readonly Measure[] = ['prr', 'ror', 'chi2', 'ic', 'ebgm', 'fisher']
    const { explorer, source } = await explorerOf({ capabilities: { measures: all } }, { measures })
    expect(rankings(explorer)).toMatchObject({ select: by, state: by, header: shown })
    expect(deep(explorer, 'aether-query-chips').shadowRoot?.textContent?.replace(/\s/g, '')).toContain(
      `Rankedby${shown},`,
    )
    expect(source.runs.at(-1)?.sort?.by).toBe(by)
    // Running the form as it stands asks for the same.
    const asked: string[] = []
    explorer.addEventListener('aether-query-change', (event) => asked.push(event.detail.query.sort.by))
    deep(deep(explorer, 'aether-query-controls'), 'button[type=submit]').click()
    await until('the query', () => asked.length === 1)
    expect([asked[0], explorer.getState().query.sort.by]).toEqual([by, by])
  })

  test('after the measures were changed, and when they come back', async () => {
    const { explorer } = await explorerOf()
    expect(rankings(explorer)).toMatchObject({ select: 'eb05', state: 'eb05' })
    explorer.measures = 'ror'
    // Also before the element has rendered.
    expect(explorer.getState().query.sort.by).toBe('ror025')
    expect(explorer.getState().chart.measure).toBe('ror')
    await until('the ranking', () => rankings(explorer).header === 'ROR025')
    expect(rankings(explorer)).toEqual({ select: 'ror025', state: 'ror025', header: 'ROR025', chip: 'ROR025' })
    expect(explorer.shadowRoot?.querySelector('.notice')).toBeNull()
    explorer.measures = undefined
    await until('the ranking', () => rankings(explorer).header === 'EB05')
    expect(rankings(explorer)).toEqual({ select: 'eb05', state: 'eb05', header: 'EB05', chip: 'EB05' })
  })

  test('where the source computes less than is asked for', async () => {
    const { explorer } = await explorerOf({ capabilities: { measures: ['ror', 'ic'] } }, { measures: 'ebgm ror' })
    expect(rankings(explorer)).toEqual({ select: 'ror025', state: 'ror025', header: 'ROR025', chip: 'ROR025' })
    expect(deep(explorer, '.notice').textContent).toContain('does not compute ebgm')
  })
})

describe('what cannot be shown is said', () => {
  test('words that name no measure, once as an event too', async () => {
    const codes: string[] = []
    const explorer = document.createElement('aether-signal-explorer')
    explorer.addEventListener('aether-error', (event) => codes.push(event.detail.error.code))
    explorer.source = sampleSource()
    explorer.setAttribute('measures', 'ror Foo <b>bar</b>')
    document.body.append(explorer)
    await until('rows', () => gridRows(explorer).length > 0)
    expect(deep(explorer, '.notice').textContent).toContain('“Foo”, “<b>bar</b>”')
    expect(codes).toEqual(['query/unknown-field'])
    expect(await violations(explorer)).toEqual([])
  })

  test('values of another type', async () => {
    const explorer = await mount('aether-signal-explorer', { source: sampleSource() })
    explorer.measures = ['ror', 'ic'] as unknown as string
    await until('the ranking', () => rankings(explorer).header === 'IC025')
    explorer.measures = { ror: true } as unknown as string
    await settled()
    expect(explorer.shadowRoot?.querySelector('section')).not.toBeNull()
  })

  test('a state ranked by a measure that is not shown', async () => {
    const { explorer } = await explorerOf({}, { measures: 'ror' })
    const { query } = explorer.getState()
    explorer.setState({ query: { ...query, sort: { by: 'ic025', direction: 'ascending' } } })
    await until('the notice', () => explorer.shadowRoot?.querySelector('.notice'))
    expect(deep(explorer, '.notice').textContent).toContain('cannot be ranked by IC025')
    expect(deep(explorer, '.notice').textContent).toContain('ranked by ROR025')
    expect(rankings(explorer)).toEqual({ select: 'ror025', state: 'ror025', header: 'ROR025', chip: 'ROR025' })
  })
})
