import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../define.js'
import { deep, deepAll, focused, settled, until, violations } from '../element/element-test.fixture.js'
import type { AetherSignalExplorer } from './aether-signal-explorer.js'
import { explorerOf, gridRows } from './explorer-test.fixture.js'

beforeEach(() => {
  document.body.style.margin = '0'
})
afterEach(() => document.body.replaceChildren())

const dialogOf = (explorer: AetherSignalExplorer) => explorer.shadowRoot?.querySelector('dialog')
const loaded = (explorer: AetherSignalExplorer) => deepAll(explorer, '[part=two-by-two]').length === 1
const firstCell = (explorer: AetherSignalExplorer) => deep(explorer, '.body [data-row="1"][data-column="1"]')

describe('where there is room', () => {
  beforeEach(() => page.viewport(1300, 900))

  test('the list has all of it before a pair is open; then the pair stands beside, in view', async () => {
    const { explorer } = await explorerOf()
    const grid = deep(explorer, 'aether-signal-grid')
    const alone = grid.getBoundingClientRect().width
    expect(alone).toBeGreaterThan(1200)
    expect(dialogOf(explorer)).toBeNull()
    await userEvent.click(gridRows(explorer)[0] as HTMLElement)
    await until('the pair', () => loaded(explorer))
    const dialog = dialogOf(explorer) as HTMLDialogElement
    expect(dialog.open && !dialog.matches(':modal')).toBe(true)
    expect(grid.getBoundingClientRect().width).toBeLessThan(alone - 300)
    expect(await violations(explorer)).toEqual([])
    // Far down the page it is still there, and scrolls by itself.
    scrollTo(0, document.documentElement.scrollHeight)
    await settled()
    const { top, bottom } = dialog.getBoundingClientRect()
    expect(top).toBeGreaterThanOrEqual(-1)
    expect(bottom).toBeLessThanOrEqual(innerHeight + 1)
    expect(dialog.scrollHeight).toBeGreaterThan(dialog.clientHeight)
    scrollTo(0, 0)
  })

  test('the focus stays in the list, Escape closes, and the space is given back', async () => {
    const { explorer, states } = await explorerOf()
    firstCell(explorer).focus()
    await userEvent.keyboard('{Enter}')
    await until('the pair', () => loaded(explorer))
    expect(focused()).toBe(firstCell(explorer))
    await userEvent.keyboard('{Escape}')
    await until('the end', () => dialogOf(explorer) === null)
    expect(focused()).toBe(firstCell(explorer))
    expect(explorer.getState().opened).toBeNull()
    expect(states.map(({ state }) => state.opened?.drug)).toEqual(['ELTROMICIN', undefined])
  })

  test('from within the pair, Escape goes back to the mark that opened it', async () => {
    const { explorer } = await explorerOf()
    await until('the chart', () => deepAll(explorer, 'svg [role=graphics-symbol]').length > 1)
    deep(explorer, 'svg [role=graphics-symbol]').focus()
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await until('the pair', () => loaded(explorer))
    const mark = focused()
    deep(deep(explorer, 'aether-pair-panel'), 'header button').focus()
    await userEvent.keyboard('{Escape}')
    await until('the end', () => dialogOf(explorer) === null)
    await settled()
    expect(focused()?.getAttribute('aria-label')).toBe(mark?.getAttribute('aria-label'))
  })
})

describe('where there is little room', () => {
  test.each([360, 320])('%i pixels: over the page, with the focus in it, and back again', async (width) => {
    await page.viewport(width, 700)
    const { explorer } = await explorerOf()
    firstCell(explorer).focus()
    await userEvent.keyboard('{Enter}')
    await until('the pair', () => loaded(explorer))
    const dialog = dialogOf(explorer) as HTMLDialogElement
    expect(dialog.matches(':modal')).toBe(true)
    const box = dialog.getBoundingClientRect()
    expect([box.left, box.top, box.right]).toEqual([0, 0, width])
    expect(focused()?.textContent).toContain('ELTROMICIN')
    expect(await violations(explorer)).toEqual([])
    await userEvent.keyboard('{Escape}')
    await until('the end', () => dialogOf(explorer) === null)
    await settled()
    expect(focused()).toBe(firstCell(explorer))
    // And once more, with the button.
    await userEvent.keyboard('{Enter}')
    await until('the pair', () => loaded(explorer))
    await userEvent.click(deep(deep(explorer, 'aether-pair-panel'), 'header button'))
    await until('the end', () => dialogOf(explorer) === null)
    await settled()
    expect(focused()).toBe(firstCell(explorer))
  })

  test('a pair that is open changes its place with the width, and survives being moved', async () => {
    await page.viewport(1300, 900)
    const { explorer } = await explorerOf()
    await userEvent.click(gridRows(explorer)[0] as HTMLElement)
    await until('the pair', () => loaded(explorer))
    const dialog = dialogOf(explorer) as HTMLDialogElement
    await page.viewport(500, 700)
    await until('the other place', () => dialog.matches(':modal'))
    const other = document.createElement('main')
    document.body.append(other)
    other.append(explorer)
    await until('the same place again', () => dialogOf(explorer)?.matches(':modal'))
    expect(explorer.getState().opened?.drug).toBe('ELTROMICIN')
    await page.viewport(1300, 900)
    await until('the first place', () => dialog.open && !dialog.matches(':modal'))
    expect(explorer.getState().opened?.drug).toBe('ELTROMICIN')
  })
})

describe('headings', () => {
  test.each([
    [undefined, [2, 3, 3]],
    ['4', [4, 5, 5]],
    ['6', [6, 6, 6]],
    ['0', [1, 2, 2]],
    ['many', [2, 3, 3]],
  ])('at level %s', async (level, levels) => {
    await page.viewport(1300, 900)
    const { explorer } = await explorerOf()
    if (level !== undefined) explorer.setAttribute('heading-level', level)
    explorer.setState({ opened: { drug: 'CESTOVIR', event: 'Rash' } })
    await until('the pair', () => loaded(explorer))
    await settled()
    const outline = ['.title .heading', 'header .heading'].flatMap((selector) => deepAll(explorer, selector))
    expect(outline.map(({ localName }) => Number(localName.slice(1)))).toEqual(levels)
    const inside = deepAll(deep(explorer, 'aether-pair-panel'), 'section > .heading').map(({ localName }) => localName)
    expect(new Set(inside)).toEqual(new Set([`h${Math.min(6, (levels[1] ?? 0) + 1)}`]))
  })
})
