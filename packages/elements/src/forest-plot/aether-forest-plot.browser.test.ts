import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../define.js'
import { deep, deepAll, focused, mount, settled, until, violations } from '../element/element-test.fixture.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'
import { rowOf } from '../rows/signal-row.js'
import type { AetherForestPlot } from './aether-forest-plot.js'

afterEach(() => document.body.replaceChildren())

async function rows(count: number) {
  const table = await sampleSource().run({
    page: { offset: 0, limit: 343 },
    sort: { by: 'ror', direction: 'descending' },
  })
  // The last of the list has no ROR, for nobody else reported its reaction.
  return [...Array.from({ length: count - 1 }, (_, n) => rowOf(table, n * 20)), rowOf(table, table.rows - 1)]
}

async function plot(properties: Partial<AetherForestPlot> = {}) {
  await page.viewport(900, 800)
  const element = await mount('aether-forest-plot', { rows: await rows(12), measure: 'ror', ...properties })
  if (element.view === 'chart') await drawn(element)
  return element
}

const drawn = (element: AetherForestPlot) =>
  until('the chart', () => element.renderRoot.querySelector('.chart[aria-busy=false] svg'))
const marks = (element: AetherForestPlot) => deepAll(element, 'svg [role=graphics-symbol]')

test('draws one described mark a pair, and says which are not drawn', async () => {
  const element = await plot()
  const described = marks(element).map((mark) => mark.getAttribute('aria-label') ?? '')
  expect(described).toHaveLength(11)
  expect(described[0]).toMatch(/^.+ – .+: ROR [\d.,]+, [\d.,]+ to [\d.,]+, \d+ reports$/)
  expect(deep(element, '[part=summary]').textContent).toContain('1 pair is not drawn')
  expect(await violations(element)).toEqual([])
})

test('shape as well as colour tells whether the lower limit is above the neutral value', async () => {
  const element = await plot()
  const shapes = new Map(
    marks(element).map((mark) => [mark.getAttribute('d')?.includes('A') ? 'circle' : 'diamond', mark]),
  )
  expect([...shapes.keys()].sort()).toEqual(['circle', 'diamond'])
  expect(shapes.get('circle')?.getAttribute('fill')).not.toBe(shapes.get('diamond')?.getAttribute('fill'))
})

test('the table has the same numbers', async () => {
  const element = await plot({ view: 'table' })
  expect(deepAll(element, 'tbody tr')).toHaveLength(11)
  expect(element.renderRoot.querySelector('svg')).toBeNull()
  expect(await violations(element)).toEqual([])
})

test('the switches work by keyboard and tell the host', async () => {
  const element = await plot()
  const changes: unknown[] = []
  element.addEventListener('aether-chart-change', (event) => changes.push(event.detail))
  deep(element, 'input[name=measure][value=ror]').focus()
  await userEvent.keyboard('{ArrowLeft}')
  await until('the other measure', () => marks(element)[0]?.getAttribute('aria-label')?.includes(': IC '))
  expect(changes).toEqual([{ measure: 'ic', view: 'chart' }])
})

test('the marks are one tab stop, stepped through with arrows, and open their pair', async () => {
  const element = await plot()
  const opened: unknown[] = []
  element.addEventListener('aether-open', (event) => opened.push(event.detail.pair))
  deep(element, 'input[name=view]:checked').focus()
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe(marks(element)[0])
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(focused()).toBe(marks(element)[2])
  expect(deep(element, '.readout').textContent).toBe(marks(element)[2]?.getAttribute('aria-label'))
  await userEvent.keyboard('{End}{ArrowDown}')
  expect(focused()).toBe(marks(element)[10])
  await userEvent.keyboard('{Home}{Enter}')
  const [first] = element.rows
  expect(opened).toEqual([{ drug: first?.drug, event: first?.event }])
  expect(marks(element).filter((mark) => mark.tabIndex === 0)).toHaveLength(1)
  expect(await violations(element)).toEqual([])
})

describe('drawing', () => {
  test('waits for a size, follows it, and follows the theme', async () => {
    const element = await mount('aether-forest-plot', { rows: await rows(5), hidden: true })
    await settled()
    expect(element.renderRoot.querySelector('svg')).toBeNull()
    element.hidden = false
    await drawn(element)
    const wide = Number(deep(element, 'svg').getAttribute('width'))
    element.style.inlineSize = '420px'
    await until('a narrower chart', () => Number(element.renderRoot.querySelector('svg')?.getAttribute('width')) < wide)
    expect(Number(deep(element, 'svg').getAttribute('width'))).toBeLessThanOrEqual(420)
    const before = marks(element)[0]?.getAttribute('stroke')
    element.theme = 'dark'
    await until('other colours', () => marks(element)[0] && marks(element)[0]?.getAttribute('stroke') !== before)
  })

  test('keeps one chart, however often it is asked, and none once removed', async () => {
    const element = await plot()
    for (const measure of ['ic', 'prr', 'ebgm', 'ror', 'ic'] as const) {
      element.measure = measure
      await element.updateComplete
    }
    await until('the last', () => marks(element)[0]?.getAttribute('aria-label')?.includes(': IC '))
    await settled()
    expect(deepAll(element, 'svg')).toHaveLength(1)
    element.remove()
    await settled()
    expect(deepAll(element, 'svg')).toHaveLength(0)
    document.body.append(element)
    await drawn(element)
    expect(deepAll(element, 'svg')).toHaveLength(1)
  })
})

test('says what to do when there is nothing to draw', async () => {
  const element = await mount('aether-forest-plot', { rows: [] })
  expect(element.renderRoot.textContent).toContain('Run a query to see intervals.')
  expect(await violations(element)).toEqual([])
})
