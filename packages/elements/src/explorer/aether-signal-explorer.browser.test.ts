import { AetherError } from '@aethersignal/model'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../define.js'
import { deep, deepAll, focused, mount, settled, until, violations } from '../element/element-test.fixture.js'
import type { ExportDetail } from '../element/events.js'
import { sampleReportsCsv } from '../fixtures/sample-reports.fixture.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'
import type { AetherSignalExplorer } from './aether-signal-explorer.js'
import { explorerOf, gridRows } from './explorer-test.fixture.js'

beforeEach(() => page.viewport(1300, 1000))
afterEach(() => document.body.replaceChildren())

async function tabTo(what: string, matches: (element: Element) => boolean) {
  for (let step = 0; step < 60; step++) {
    await userEvent.keyboard('{Tab}')
    const element = focused()
    if (element && matches(element)) return element as HTMLElement
  }
  throw new Error(`the tab key never reached ${what}`)
}

test('the whole flow by keyboard alone: drug, run, sort, grid, pair, export', async () => {
  const { explorer, source } = await explorerOf()
  const files: ExportDetail[] = []
  explorer.addEventListener('aether-export', (event) => {
    event.preventDefault()
    files.push(event.detail)
  })
  const drills: unknown[] = []
  explorer.addEventListener('aether-drill', (event) => drills.push(event.detail))
  await tabTo('the drug field', (element) => element.getAttribute('role') === 'combobox')
  await userEvent.keyboard('cesto')
  await until('suggestions', () => deepAll(explorer, '[role=option]').length === 1)
  await userEvent.keyboard('{ArrowDown}{Enter}{Enter}')
  await until('the run', () => source.runs.some((run) => run.drugs?.[0] === 'CESTOVIR'))
  await until(
    'its rows',
    () => gridRows(explorer).length > 0 && gridRows(explorer).every((row) => row.textContent === 'CESTOVIR'),
  )
  await tabTo('the grid', (element) => element.getAttribute('data-row') === '1')
  await userEvent.keyboard('{ArrowUp}{ArrowRight}{ArrowRight}{ArrowRight}{Enter}')
  await until('the order', () => source.runs.some((run) => run.drugs && run.sort?.by === 'a'))
  await settled()
  await userEvent.keyboard('{ArrowDown}{ArrowDown} {Enter}')
  await until('the pair', () => deepAll(explorer, '[part=two-by-two]').length === 1)
  await until('the chosen pair in the chart', () => deepAll(explorer, 'svg [role=graphics-symbol]').length === 1)
  await tabTo('a case', (element) => element.classList.contains('case'))
  await userEvent.keyboard('{Enter}')
  expect(drills).toHaveLength(1)
  deep(explorer, '.actions button:not(.quiet)').focus()
  await userEvent.keyboard('{Enter}')
  await until('the file', () => files.length === 1)
  const text = await files[0]?.content.text()
  expect(text?.split('\n')[0]).toBe(
    'drug,event,a,b,c,d,expected,prr,prr025,prr975,ror,ror025,ror975,chi2,chi2_yates,ic,ic025,ic975,ic025_approx,ic975_approx,ebgm,eb05,eb95',
  )
  expect(text?.trim().split('\n')).toHaveLength(1 + 49)
  expect(await violations(explorer)).toEqual([])
})

describe('state', () => {
  test('goes out once for each change, comes back the same, and is not echoed', async () => {
    const { explorer, states } = await explorerOf()
    await userEvent.click(gridRows(explorer)[1] as HTMLElement)
    await userEvent.click(
      deep(explorer, 'aether-signal-grid').shadowRoot?.querySelector('input[type=checkbox]') as HTMLElement,
    )
    expect(states).toHaveLength(2)
    const saved = JSON.parse(JSON.stringify(explorer.getState()))
    const other = await explorerOf()
    other.explorer.setState(saved)
    await settled()
    expect(other.explorer.getState()).toEqual(saved)
    expect(other.states).toEqual([])
    await until('the pair', () => deepAll(other.explorer, '[part=two-by-two]').length === 1)
  })

  test('set before there is a source holds once it comes', async () => {
    const explorer = await mount('aether-signal-explorer')
    explorer.setState({
      opened: { drug: 'CESTOVIR', event: 'Rash' },
      query: { ...explorer.getState().query, minCount: 9 },
    })
    const source = sampleSource()
    explorer.source = source
    await until('the pair', () => deepAll(explorer, '[part=two-by-two]').length === 1)
    expect(source.runs[0]?.minCount).toBe(9)
  })
})

describe('properties', () => {
  test('set before the element is defined are taken over', async () => {
    const name = 'aether-signal-explorer-late'
    const early = document.createElement(name) as AetherSignalExplorer
    early.source = sampleSource()
    early.measures = 'ror'
    document.body.append(early)
    const { AetherSignalExplorer: Explorer } = await import('./aether-signal-explorer.js')
    customElements.define(name, class extends Explorer {})
    await until('rows', () => gridRows(early).length > 0)
    expect(Object.hasOwn(early, 'source')).toBe(false)
    expect(early.getState().query.sort.by).toBe('ror025')
    expect(deep(early, 'aether-signal-grid').shadowRoot?.textContent).not.toContain('EBGM')
  })

  test('measures choose columns, rankings and what is asked for', async () => {
    const { explorer, source } = await explorerOf({}, { measures: 'ror, ic nonsense' })
    expect(source.runs[0]?.measures).toEqual(['ror', 'ic'])
    expect(source.runs[0]?.sort?.by).toBe('ic025')
    const headers = [...(deep(explorer, 'aether-signal-grid').shadowRoot?.querySelectorAll('.head button') ?? [])]
    expect(headers.map((header) => header.textContent?.replace(/[▲▼\s]/g, ''))).toEqual([
      'Drug',
      'Reaction',
      'IC025',
      'Reports',
      'Expected',
      'IC',
      'IC975',
      'ROR025',
      'ROR',
      'ROR975',
    ])
  })

  test('two explorers on a page keep their own theme, data and state', async () => {
    const light = await explorerOf({}, { theme: 'light' })
    const dark = await explorerOf({ title: 'Others' }, { theme: 'dark' })
    const colour = (explorer: AetherSignalExplorer) =>
      getComputedStyle(deep(explorer, 'aether-signal-grid')).backgroundColor
    expect(colour(light.explorer)).toBe('rgb(255, 255, 255)')
    expect(colour(dark.explorer)).toBe('rgb(20, 24, 29)')
    await userEvent.click(gridRows(dark.explorer)[0] as HTMLElement)
    expect(light.states).toEqual([])
    expect(light.explorer.getState().opened).toBeNull()
    expect(deep(dark.explorer, 'h2').textContent).toBe('Others')
  })

  test('a token of the page reaches the elements inside', async () => {
    document.body.style.setProperty('--aether-surface', 'rgb(1, 2, 3)')
    try {
      const { explorer } = await explorerOf()
      expect(getComputedStyle(deep(deep(explorer, 'aether-signal-grid'), '.head .row')).backgroundColor).toBe(
        'rgb(1, 2, 3)',
      )
    } finally {
      document.body.style.removeProperty('--aether-surface')
    }
  })
})

describe('the states', () => {
  test('without a source the user can bring a file, which is read and shown', async () => {
    const explorer = await mount('aether-signal-explorer')
    expect(explorer.shadowRoot?.querySelector('aether-source-picker')).not.toBeNull()
    expect(await violations(explorer)).toEqual([])
    await userEvent.upload(deep(explorer, 'input[name=files]'), new File([sampleReportsCsv()], 'reports.csv'))
    await until('rows', () => gridRows(explorer).length > 0, 20_000)
    expect(deep(explorer, 'h2').textContent).toBe('reports.csv')
    const text = deep(explorer, 'aether-signal-grid').shadowRoot?.textContent ?? ''
    expect(text).toContain('<B>FENOXASTAT</B>')
  })

  test('a file that is no table of reports gives a sentence, a code and another try', async () => {
    const explorer = await mount('aether-signal-explorer')
    const errors: string[] = []
    explorer.addEventListener('aether-error', (event) => errors.push(event.detail.error.code))
    explorer.openFiles([new File(['a,b\n1,2\n'], 'other.csv')])
    await until('the message', () => explorer.shadowRoot?.querySelector('[role=alert]'), 20_000)
    expect(errors).toEqual(['input/missing-column'])
    expect(explorer.shadowRoot?.querySelector('aether-source-picker')).not.toBeNull()
    expect(await violations(explorer)).toEqual([])
  })

  test('a wrong address gives a sentence, never a blank', async () => {
    const explorer = await mount('aether-signal-explorer', { src: 'http://' })
    await until('the message', () => explorer.shadowRoot?.querySelector('[role=alert]'))
    expect(deep(explorer, '[role=alert]').textContent).toContain('is not an address')
  })

  test('a source that cannot describe itself is said, and tried again', async () => {
    const error = new AetherError('source/unreachable', 'The server cannot be reached.')
    const { explorer, source } = await explorerOf({ failure: { call: 'describe', error } })
    await until('the message', () => explorer.shadowRoot?.querySelector('[role=alert]'))
    expect(await violations(explorer)).toEqual([])
    source.failing = undefined
    await userEvent.click(deep(explorer, '[role=alert] button'))
    await until('rows', () => gridRows(explorer).length > 0)
  })

  test('while a run is under way', async () => {
    const { explorer } = await explorerOf({ delay: () => 60_000 })
    await until('the bar', () => deepAll(explorer, '.running').length === 1)
    expect(await violations(explorer)).toEqual([])
  })

  test('an empty result', async () => {
    const { explorer } = await explorerOf()
    explorer.setState({ query: { ...explorer.getState().query, minCount: 99_999 } })
    await until('the message', () => deep(explorer, 'aether-signal-grid').shadowRoot?.textContent?.includes('No pair'))
    expect(await violations(explorer)).toEqual([])
  })
})

describe('life cycle', () => {
  test('a new source takes the place of the old one, whose late answers are ignored', async () => {
    const { explorer, source } = await explorerOf({ delay: () => 10_000 })
    explorer.source = sampleSource({ title: 'Second' })
    await until('rows', () => gridRows(explorer).length > 0)
    expect(source.aborted()).toBe(1)
    expect(deep(explorer, 'h2').textContent).toBe('Second')
  })

  test('50 times mounted, moved and removed, it leaves nothing behind', async () => {
    const watch = watchGlobals()
    try {
      const explorer = document.createElement('aether-signal-explorer')
      explorer.source = sampleSource()
      const other = document.createElement('div')
      document.body.append(other)
      const left: number[] = []
      for (let turn = 0; turn < 50; turn++) {
        document.body.append(explorer)
        await explorer.updateComplete
        other.append(explorer)
        await explorer.updateComplete
        if (turn % 10 === 5) await until('the chart', () => deepAll(explorer, 'svg').length === 1)
        explorer.remove()
        await settled()
        left.push(watch.live())
      }
      expect(new Set(left)).toEqual(new Set([0]))
      document.body.append(explorer)
      await until('rows', () => gridRows(explorer).length > 0)
      await until('the chart', () => deepAll(explorer, 'svg').length === 1)
      expect(watch.live()).toBeGreaterThan(0)
    } finally {
      watch.restore()
    }
  })

  test('puts nothing into the head of the page', async () => {
    const before = document.head.innerHTML
    const { explorer } = await explorerOf()
    await until('the chart', () => deepAll(explorer, 'svg').length === 1)
    expect(document.head.innerHTML).toBe(before)
  })
})

/** Counts observers that observe, and listeners on window, document and media queries that are still attached. */
function watchGlobals() {
  const observers = new Set<ResizeObserver | MutationObserver>()
  const listeners = new Set<string>()
  const ids = new WeakMap<object, number>()
  let lastId = 0
  const idOf = (value: object | null) => {
    if (value === null) return 0
    const id = ids.get(value) ?? ++lastId
    ids.set(value, id)
    return id
  }
  const isGlobal = (target: unknown): target is EventTarget =>
    target === window || target === document || target instanceof MediaQueryList
  for (const kind of [ResizeObserver, MutationObserver]) {
    const { observe, disconnect } = kind.prototype
    vi.spyOn(kind.prototype, 'observe').mockImplementation(function (this: ResizeObserver, ...given: unknown[]) {
      observers.add(this)
      return Reflect.apply(observe, this, given)
    } as never)
    vi.spyOn(kind.prototype, 'disconnect').mockImplementation(function (this: ResizeObserver) {
      observers.delete(this)
      return Reflect.apply(disconnect, this, [])
    } as never)
  }
  const { unobserve } = ResizeObserver.prototype
  // Each observer here watches one element.
  vi.spyOn(ResizeObserver.prototype, 'unobserve').mockImplementation(function (this: ResizeObserver, element) {
    observers.delete(this)
    return Reflect.apply(unobserve, this, [element])
  })
  const { addEventListener, removeEventListener } = EventTarget.prototype
  const keyOf = (target: EventTarget, type: string, listener: object | null) =>
    `${idOf(target)} ${type} ${idOf(listener)}`
  vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (
    this: EventTarget,
    type,
    listener,
    options,
  ) {
    if (isGlobal(this)) {
      const key = keyOf(this, type, listener)
      listeners.add(key)
      const signal = typeof options === 'object' ? options.signal : undefined
      if (signal) Reflect.apply(addEventListener, signal, ['abort', () => listeners.delete(key)])
    }
    return Reflect.apply(addEventListener, this, [type, listener, options])
  })
  vi.spyOn(EventTarget.prototype, 'removeEventListener').mockImplementation(function (
    this: EventTarget,
    type,
    listener,
    options,
  ) {
    if (isGlobal(this)) listeners.delete(keyOf(this, type, listener))
    return Reflect.apply(removeEventListener, this, [type, listener, options])
  })
  return { live: () => observers.size + listeners.size, restore: () => vi.restoreAllMocks() }
}
