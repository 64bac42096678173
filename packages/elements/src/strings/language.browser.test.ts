import { afterEach, describe, expect, test } from 'vitest'
import '../define.js'
import { deep, deepAll, mount, settled, until } from '../element/element-test.fixture.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'
import { registerStrings } from './catalogues.js'

afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.lang = 'en'
  document.documentElement.removeAttribute('dir')
})

const label = (element: Element) => deep(element, 'label[for=minCount]').textContent

describe('texts', () => {
  test('that are registered late are shown on a page that stands, and only in their language', async () => {
    const german = await mount('aether-query-controls', { lang: 'de-AT' })
    const english = await mount('aether-query-controls')
    expect(label(german)).toBe('Minimum reports')
    registerStrings('de', { 'query.minCount': 'Mindestens so viele Meldungen' })
    await settled()
    expect(label(german)).toBe('Mindestens so viele Meldungen')
    expect(label(english)).toBe('Minimum reports')
    registerStrings('de', { 'query.minCount': 'Meldungen mindestens' })
    await settled()
    expect(label(german)).toBe('Meldungen mindestens')
  })

  test('reach the chart and the problems of a form too', async () => {
    const table = await sampleSource().run({ page: { offset: 0, limit: 2 } })
    const row = {
      drug: table.drug[0] ?? '',
      event: table.event[0] ?? '',
      values: { a: 3, ebgm: 2, eb05: 1.5, eb95: 3 },
    }
    const plot = await mount('aether-forest-plot', { lang: 'nl', rows: [row] })
    const form = await mount('aether-query-controls', { lang: 'nl', source: sampleSource() })
    form.query = { ...form.query, minCount: 0 }
    await settled()
    deep(form, 'button[type=submit]').click()
    await until('the problem', () => deep(form, '#minCount-problem').textContent?.includes('whole number'))
    registerStrings('nl', {
      'forest.mark': (pair) => `${pair} in het Nederlands`,
      'query.minCountRange': 'Geef een geheel getal.',
    })
    await until('the mark', () => deepAll(plot, 'svg [aria-label*="in het Nederlands"]').length === 1)
    expect(deep(form, '#minCount-problem').textContent).toBe('Geef een geheel getal.')
  })
})

describe('the language', () => {
  test('is that of the nearest ancestor, through shadow roots, and its changes are noticed there', async () => {
    registerStrings('fr', { 'query.minCount': 'Nombre minimal' })
    registerStrings('it', { 'query.minCount': 'Numero minimo' })
    const outer = document.createElement('div')
    outer.lang = 'fr'
    const inner = document.createElement('section')
    outer.attachShadow({ mode: 'open' }).append(inner)
    const element = document.createElement('aether-query-controls')
    inner.attachShadow({ mode: 'open' }).append(element)
    document.body.append(outer)
    await element.updateComplete
    expect(label(element)).toBe('Nombre minimal')
    inner.lang = 'it'
    await until('Italian', () => label(element) === 'Numero minimo')
    inner.removeAttribute('lang')
    await until('French', () => label(element) === 'Nombre minimal')
    outer.lang = 'it'
    await until('Italian', () => label(element) === 'Numero minimo')
    element.lang = 'fr'
    await until('French', () => label(element) === 'Nombre minimal')
    // Elsewhere than before, it is that of the new place.
    element.removeAttribute('lang')
    document.body.append(element)
    await settled()
    expect(label(element)).toBe('Minimum reports')
  })

  test.each(['de_DE', 'not a tag', '', 'x', 'i-klingon'])('"%s" breaks nothing', async (lang) => {
    const chips = await mount('aether-query-chips', { lang })
    const form = await mount('aether-query-controls', { lang })
    chips.query = { ...form.query, sexes: ['F'] }
    await settled()
    expect(chips.renderRoot.querySelectorAll('li').length).toBeGreaterThan(3)
  })

  test('writes the numbers at the axis of a chart, each chart its own', async () => {
    const row = { drug: 'X', event: 'Y', values: { a: 3, ic: 0.4, ic025: 0.1, ic975: 0.9 } }
    const german = await mount('aether-forest-plot', { lang: 'de', measure: 'ic', rows: [row] })
    const english = await mount('aether-forest-plot', { measure: 'ic', rows: [row] })
    const axis = (plot: Element) => deepAll(plot, 'svg .role-axis-label text').map((text) => text.textContent)
    await until('the charts', () => axis(german).length > 1 && axis(english).length > 1)
    expect(axis(german)).toContain('0,4')
    expect(axis(english)).toContain('0.4')
    german.lang = 'en'
    await until('English', () => axis(german).includes('0.4'))
  })
})

describe('right to left', () => {
  test('numbers and names are kept apart from the text around them', async () => {
    document.documentElement.dir = 'rtl'
    const source = sampleSource()
    const pair = { drug: 'CESTOVIR', event: 'Rash' }
    const panel = await mount('aether-pair-panel', { source, pair, spec: {} })
    await until('the pair', () => deepAll(panel, '[part=two-by-two]').length === 1)
    const cells = deepAll(panel, '[part=two-by-two] td.number').map((cell) => cell.textContent)
    expect(cells.length).toBe(9)
    for (const cell of cells) expect(cell).toMatch(/^\u2066[\d,]+\u2069$/)
    const chips = await mount('aether-query-chips')
    chips.query = { ...chips.plain, drugs: ['CESTOVIR'], dateTo: '2024-01-31' }
    await settled()
    expect(chips.renderRoot.textContent).toContain('\u2068CESTOVIR\u2069')
    expect(chips.renderRoot.textContent).toContain('\u20682024-01-31\u2069')
    // An English sentence runs from left to right there too.
    expect(deep(panel, '[part=measures] td:last-child').textContent?.trim()).toMatch(
      /^\u2068\u2066[\d.]+\u2069 to \u2066[\d.]+\u2069\u2069/,
    )
    document.documentElement.dir = 'ltr'
    await until('plain numbers', () => deep(panel, '[part=two-by-two] td.number').textContent?.match(/^[\d,]+$/))
  })

  test('a long Latin name keeps its beginning', async () => {
    document.documentElement.dir = 'rtl'
    const source = sampleSource()
    const grid = await mount('aether-signal-grid', { source, spec: { minCount: 3 } })
    await until('rows', () => deepAll(grid, '.body .cell.drug .text').length > 0)
    expect(getComputedStyle(deep(grid, '.body .cell.drug .text')).direction).toBe('ltr')
  })
})
