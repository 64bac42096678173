import { AetherError, DEFAULT_MEASURES, type RunSpec } from '@aethersignal/model'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../define.js'
import { deep, deepAll, focused, mount, settled, until, violations } from '../element/element-test.fixture.js'
import { type SampleOptions, sampleSource } from '../fixtures/sample-source.fixture.js'
import type { AetherSignalGrid } from './aether-signal-grid.js'

const spec: RunSpec = { minCount: 3, measures: DEFAULT_MEASURES, sort: { by: 'eb05', direction: 'descending' } }

beforeEach(() => page.viewport(1000, 700))
afterEach(() => document.body.replaceChildren())

async function gridOf(options: SampleOptions = {}, properties: Partial<AetherSignalGrid> = {}) {
  const source = sampleSource(options)
  const grid = await mount('aether-signal-grid', { source, spec, ...properties })
  if (!options.delay && !options.failure) await until('rows', () => cells(grid).length > 0)
  await settled()
  return { grid, source }
}

const cells = (grid: AetherSignalGrid) => [...grid.renderRoot.querySelectorAll<HTMLElement>('.body .cell.drug .text')]
const role = (grid: AetherSignalGrid) => deep(grid, '[role=grid]')
const place = () => {
  const { row, column } = (focused() as HTMLElement).dataset
  return [Number(row), Number(column)]
}

describe('for assistive technology', () => {
  test('counts rows and columns, numbers them, and says how it is sorted', async () => {
    const { grid } = await gridOf()
    expect(role(grid).getAttribute('aria-rowcount')).toBe('344')
    expect(role(grid).getAttribute('aria-colcount')).toBe('18')
    expect(role(grid).getAttribute('aria-multiselectable')).toBe('true')
    expect(role(grid).getAttribute('aria-busy')).toBe('false')
    const headers = deepAll(grid, '[role=columnheader]')
    expect(headers.map((header) => header.getAttribute('aria-colindex'))).toEqual(headers.map((_, n) => String(n + 1)))
    expect(headers.filter((header) => header.getAttribute('aria-sort') === 'descending')).toHaveLength(1)
    const rows = deepAll(grid, '.body [role=row]')
    expect(rows[0]?.getAttribute('aria-rowindex')).toBe('2')
    expect(rows[3]?.getAttribute('aria-rowindex')).toBe('5')
    expect(deepAll(grid, '[tabindex="0"]')).toHaveLength(1)
    expect(deep(grid, '.visually-hidden[role=status]').textContent).toContain('343 pairs in 50,000 reports')
    expect(await violations(grid)).toEqual([])
  })

  test('marks chosen pairs on rows and cells, and the open pair as current', async () => {
    const { grid } = await gridOf()
    const [first] = deepAll(grid, '.body [role=row]')
    await userEvent.click(deep(grid, '.body input[type=checkbox]'))
    expect(first?.getAttribute('aria-selected')).toBe('true')
    expect([...(first?.children ?? [])].every((cell) => cell.getAttribute('aria-selected') === 'true')).toBe(true)
    expect(first?.hasAttribute('aria-current')).toBe(false)
    await userEvent.click(cells(grid)[0] as HTMLElement)
    expect(first?.getAttribute('aria-current')).toBe('true')
  })

  test('says "not estimable" where there is no number', async () => {
    const { grid } = await gridOf({}, { spec: { ...spec, sort: { by: 'ror', direction: 'ascending' } } })
    await userEvent.keyboard('{Tab}{Control>}{End}{/Control}')
    await settled()
    const last = deepAll(grid, '[aria-rowindex="344"] .cell')
    expect(last.some((cell) => cell.textContent?.includes('not estimable'))).toBe(true)
  })
})

describe('by keyboard', () => {
  test('is one tab stop, and moves by cell, row end, page and whole list', async () => {
    const { grid } = await gridOf()
    const after = document.createElement('button')
    document.body.append(after)
    await userEvent.keyboard('{Tab}')
    expect(place()).toEqual([1, 1])
    await userEvent.keyboard('{ArrowDown}{ArrowRight}')
    expect(place()).toEqual([2, 2])
    await userEvent.keyboard('{End}')
    expect(place()).toEqual([2, 17])
    await userEvent.keyboard('{Home}')
    expect(place()).toEqual([2, 0])
    await userEvent.keyboard('{PageDown}')
    await settled()
    const [paged = 0] = place()
    expect(paged).toBeGreaterThan(8)
    await userEvent.keyboard('{Control>}{End}{/Control}')
    await settled()
    expect(place()).toEqual([343, 17])
    await userEvent.keyboard('{Control>}{Home}{/Control}')
    await settled()
    expect(place()).toEqual([1, 0])
    await userEvent.keyboard('{ArrowUp}')
    expect(place()).toEqual([0, 0])
    expect(deepAll(grid, '[tabindex="0"]')).toHaveLength(1)
    await userEvent.keyboard('{Tab}')
    expect(focused()).toBe(after)
  })

  test('keeps the focused cell in view, beside the columns that stand still', async () => {
    const { grid } = await gridOf()
    await userEvent.keyboard('{Tab}{End}')
    await settled()
    for (let step = 0; step < 13; step++) await userEvent.keyboard('{ArrowLeft}')
    await settled()
    const still = deep(grid, '.body .cell.sorted').getBoundingClientRect()
    expect((focused() as HTMLElement).getBoundingClientRect().left).toBeGreaterThanOrEqual(still.right - 1)
    await userEvent.keyboard('{Control>}{ArrowDown}{/Control}{PageUp}{PageUp}')
    await settled()
    const header = deep(grid, '.head').getBoundingClientRect()
    expect((focused() as HTMLElement).getBoundingClientRect().top).toBeGreaterThanOrEqual(header.bottom - 1)
  })

  test('Enter opens, Space chooses, and the header sorts both ways', async () => {
    const { grid, source } = await gridOf()
    const opened: unknown[] = []
    const chosen: unknown[] = []
    grid.addEventListener('aether-open', (event) => opened.push(event.detail.pair))
    grid.addEventListener('aether-select', (event) => chosen.push(event.detail.pairs))
    await userEvent.keyboard('{Tab}{Enter} ')
    expect(opened).toEqual([{ drug: 'ELTROMICIN', event: 'QT prolonged' }])
    expect(chosen).toEqual([[{ drug: 'ELTROMICIN', event: 'QT prolonged' }]])
    await userEvent.keyboard('{ArrowUp}{Enter}')
    await until('the run', () => source.runs.at(-1)?.sort?.by === 'drug')
    await settled()
    expect(focused()?.getAttribute('data-row')).toBe('0')
    expect(deep(grid, '.visually-hidden[role=status]').textContent).toContain('Sorted by Drug, A to Z.')
    await userEvent.keyboard('{Enter}')
    await until('the other way', () => source.runs.at(-1)?.sort?.direction === 'descending')
    await until('the new order', () => cells(grid)[0]?.textContent === 'GLIVOPRIDE')
    expect(deep(grid, '.head .sorted').getAttribute('aria-sort')).toBe('descending')
  })
})

describe('the states', () => {
  test('nothing run, empty, failed with retry', async () => {
    const { grid, source } = await gridOf({}, {})
    grid.spec = undefined
    await settled()
    expect(grid.renderRoot.textContent).toContain('Nothing has been run yet')
    grid.spec = { ...spec, minCount: 1_000_000 }
    await until('the empty state', () => grid.renderRoot.textContent?.includes('No pair matches'))
    expect(await violations(grid)).toEqual([])
    source.failing = { call: 'run', error: new AetherError('source/unreachable', 'The server cannot be reached.') }
    const errors: string[] = []
    grid.addEventListener('aether-error', (event) => errors.push(event.detail.error.code))
    grid.spec = { ...spec, minCount: 4 }
    await until('the failure', () => grid.renderRoot.querySelector('[role=alert]'))
    expect(deep(grid, '[role=alert]').textContent).toContain('source/unreachable')
    expect(errors).toEqual(['source/unreachable'])
    expect(await violations(grid)).toEqual([])
    source.failing = undefined
    await userEvent.click(deep(grid, '[role=alert] button'))
    await until('rows', () => cells(grid).length > 0)
  })

  test('running shows how far it is and can be stopped', async () => {
    const { grid, source } = await gridOf({ delay: () => 10_000 })
    expect(deep<HTMLProgressElement>(grid, 'progress').value).toBe(0.25)
    expect(await violations(grid)).toEqual([])
    await userEvent.click(deep(grid, '.running button'))
    await until('the state', () => grid.renderRoot.textContent?.includes('The run was stopped'))
    expect(source.aborted()).toBe(1)
    expect(await violations(grid)).toEqual([])
  })

  test('a slow answer never overwrites a later one', async () => {
    const { grid, source } = await gridOf({ delay: (run) => (run === 1 ? 1_500 : 5) })
    grid.spec = { ...spec, sort: { by: 'drug', direction: 'ascending' } }
    await until('the later rows', () => cells(grid)[0]?.textContent === 'AVELUMARIN')
    await new Promise((resolve) => setTimeout(resolve, 1_800))
    expect(cells(grid)[0]?.textContent).toBe('AVELUMARIN')
    expect(source.aborted()).toBe(1)
  })

  test('the same specification is not run twice', async () => {
    const { grid, source } = await gridOf()
    const before = source.runs.length
    grid.spec = { ...spec }
    await settled()
    expect(source.runs).toHaveLength(before)
  })
})

describe('long lists', () => {
  test('500,000 rows scroll with few of them in the page, and rows come as they are seen', async () => {
    const { grid, source } = await gridOf({ pairs: 500_000 })
    expect(role(grid).getAttribute('aria-rowcount')).toBe('500001')
    const viewport = deep(grid, '.viewport')
    for (const part of [0.25, 0.5, 0.75, 1]) {
      viewport.scrollTop = part * viewport.scrollHeight
      const first = Math.floor(viewport.scrollTop / 30) + 2
      await until('rows', () => deepAll(grid, `[aria-rowindex="${first + 3}"] .drug .text`).length === 1)
      await until('all of them', () => deepAll(grid, '.pending').length === 0)
      expect(deepAll(grid, '.body .row').length).toBeLessThan(60)
    }
    expect(deepAll(grid, '[aria-rowindex="500001"]')).toHaveLength(1)
    expect(source.runs.length).toBeLessThan(15)
    expect(source.runs.every((run) => (run.page?.limit ?? Number.POSITIVE_INFINITY) <= 200)).toBe(true)
  })

  test('more rows than a browser can scroll are cut off, and the grid says so', async () => {
    const { grid } = await gridOf({ pairs: 2_000_000 })
    expect(deep(grid, '.foot').textContent).toMatch(/first 1,\d{3},\d{3} of 2,000,000 pairs/)
    await userEvent.keyboard('{Tab}{Control>}{End}{/Control}')
    await until('the last row', () => place()[0] ?? 0 > 1_000_000)
    await until('its values', () => !(focused() as HTMLElement).querySelector('.pending'))
    expect(place()[0]).toBeGreaterThan(1_000_000)
  })

  test('in pages there is no limit, and the rows are numbered through', async () => {
    const { grid } = await gridOf({ pairs: 2_000_000 }, { pagination: 'pages' })
    expect(deepAll(grid, '.body .row')).toHaveLength(50)
    expect(deep(grid, '.foot').textContent).not.toContain('Narrow the query')
    await userEvent.click(deep(grid, '[aria-label="Last page"]'))
    await until('the last row', () => grid.renderRoot.querySelector('[aria-rowindex="2000001"]'))
    expect(deep(grid, 'nav').textContent).toContain('Page 40,000 of 40,000')
    expect(deep(grid, '.visually-hidden[role=status]').textContent).toContain('Rows 1,999,951 to 2,000,000')
    await until('values', () => deepAll(grid, '.pending').length === 0)
    expect(await violations(grid)).toEqual([])
  })

  test('a page that fails is said and can be fetched again', async () => {
    const { grid, source } = await gridOf({ pairs: 5_000 })
    source.failing = { call: 'run', error: new AetherError('source/unreachable', 'The server cannot be reached.') }
    deep(grid, '.viewport').scrollTop = 60_000
    await until('the message', () => deep(grid, '.foot').textContent?.includes('could not be loaded'))
    source.failing = undefined
    await userEvent.click(deep(grid, '.foot button'))
    await until('the rows', () => deepAll(grid, '.pending').length === 0)
  })
})

test('without a colour of its own, a theme of the surroundings is taken over', async () => {
  const { grid } = await gridOf()
  const light = getComputedStyle(grid).backgroundColor
  grid.theme = 'dark'
  await grid.updateComplete
  expect(getComputedStyle(grid).backgroundColor).not.toBe(light)
})

describe('the ranked column', () => {
  const visible = (grid: AetherSignalGrid, selector: string) => {
    const viewport = deep(grid, '.viewport').getBoundingClientRect()
    const { left, right, width } = deep(grid, selector).getBoundingClientRect()
    return width > 0 && left >= viewport.left - 1 && right <= viewport.right + 1
  }

  test.each([
    [320, 'ltr'],
    [360, 'rtl'],
    [700, 'ltr'],
    [1000, 'rtl'],
    [1280, 'ltr'],
  ] as const)('stays in view beside the names at %i pixels, %s', async (width, direction) => {
    document.body.style.margin = '0'
    await page.viewport(width, 700)
    document.documentElement.dir = direction
    try {
      const { grid } = await gridOf()
      const viewport = deep(grid, '.viewport')
      for (const scrolled of [0, 0.5, 1]) {
        const far = scrolled * (viewport.scrollWidth - viewport.clientWidth)
        viewport.scrollLeft = direction === 'rtl' ? -far : far
        await settled()
        for (const cell of ['.cell.sorted', '.cell.drug', '.cell.event']) {
          expect(visible(grid, `.head ${cell}`), `${cell} header at ${scrolled}`).toBe(true)
          expect(visible(grid, `.body ${cell}`), `${cell} at ${scrolled}`).toBe(true)
        }
        const sorted = deep(grid, '.body .cell.sorted').getBoundingClientRect()
        const name = deep(grid, '.body .cell.event').getBoundingClientRect()
        expect(direction === 'ltr' ? sorted.left >= name.right - 1 : sorted.right <= name.left + 1).toBe(true)
      }
      expect(await violations(grid)).toEqual([])
    } finally {
      document.documentElement.removeAttribute('dir')
      document.body.style.margin = ''
    }
  })

  test('at 320 pixels the number of reports stands whole beside it', async () => {
    document.body.style.margin = '0'
    await page.viewport(320, 700)
    const { grid } = await gridOf()
    grid.style.inlineSize = '294px'
    await settled()
    const reports = deepAll(grid, '.body .row:first-child .cell.number')[1] as HTMLElement
    expect(reports.getBoundingClientRect().right).toBeLessThanOrEqual(
      deep(grid, '.viewport').getBoundingClientRect().right,
    )
    document.body.style.margin = ''
  })

  test('follows the order, and the focus follows the header', async () => {
    const { grid } = await gridOf()
    const header = (name: string) =>
      deepAll(grid, '.head button').find((button) => button.textContent?.trim().startsWith(name)) as HTMLElement
    await userEvent.click(header('IC025'))
    await until('the order', () => deep(grid, '.head .sorted').textContent?.includes('IC025'))
    await settled()
    expect(place()).toEqual([0, 3])
    expect(focused()?.textContent).toContain('IC025')
    expect(deepAll(grid, '[role=columnheader]').map((cell) => cell.getAttribute('aria-colindex'))).toEqual(
      Array.from({ length: 18 }, (_, n) => String(n + 1)),
    )
    await userEvent.click(header('Reaction'))
    await until('the order', () => deep(grid, '.head .sorted').textContent?.includes('Reaction'))
    await settled()
    expect(focused()?.textContent).toContain('Reaction')
    expect(deepAll(grid, '.head button')[2]?.textContent).toContain('Reports')
  })

  test('no number is cut off', async () => {
    const { grid, source } = await gridOf()
    const run = source.run.bind(source)
    source.run = async (asked, options) => {
      const table = await run(asked, options)
      table.columns.chi2_yates?.fill(123_456_789.25)
      return table
    }
    grid.spec = { ...spec, minCount: 4 }
    await until('the numbers', () => deep(grid, '.body').textContent?.includes('123,456,789.25'))
    await settled()
    for (const text of deepAll(grid, '.body .number .text'))
      expect(text.scrollWidth).toBeLessThanOrEqual(text.clientWidth)
  })
})

describe('a prior that cannot be trusted', () => {
  test.each([
    [{ boundary: ['beta1 → ∞'], converged: false }, 'boundary of what it can be (β₁ → ∞)'],
    [{ converged: false }, 'did not converge'],
  ])('%o is said beside the list, and another order is offered', async (certificate, text) => {
    const { grid, source } = await gridOf({ certificate })
    expect(deep(grid, '.doubt').textContent).toContain('ranked by EB05')
    expect(deep(grid, '.doubt').textContent).toContain(text)
    expect(await violations(grid)).toEqual([])
    const sorts: unknown[] = []
    grid.addEventListener('aether-sort-change', (event) => sorts.push(event.detail.sort))
    await userEvent.click(deep(grid, '.doubt button'))
    await until('the other order', () => source.runs.at(-1)?.sort?.by === 'ic025')
    await until('no doubt', () => grid.renderRoot.querySelector('.doubt') === null)
    expect(sorts).toEqual([{ by: 'ic025', direction: 'descending' }])
  })

  test('a sound one is not doubted', async () => {
    const { grid } = await gridOf()
    expect(grid.renderRoot.querySelector('.doubt')).toBeNull()
  })
})
