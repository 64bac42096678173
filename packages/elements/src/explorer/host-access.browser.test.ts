import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../define.js'
import { deep, mount, settled, until, violations } from '../element/element-test.fixture.js'
import type { LoadDetail, ProgressDetail } from '../element/events.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'
import { explorerOf, gridRows } from './explorer-test.fixture.js'

const FILE = 'case_id,drug,event\n' + '1,A,x\n2,A,x\n3,A,x\n4,B,y\n,B,y\n5,B\n6,,\n'

beforeEach(() => page.viewport(1300, 1000))
afterEach(() => document.body.replaceChildren())

describe('what was loaded', () => {
  test('is told with its source, its account and what was left out, and the source can be read', async () => {
    const explorer = document.createElement('aether-signal-explorer')
    const loads: LoadDetail[] = []
    const progress: ProgressDetail[] = []
    document.addEventListener('aether-load', (event) => loads.push(event.detail), { once: true })
    explorer.addEventListener('aether-progress', (event) => progress.push(event.detail))
    document.body.append(explorer)
    expect(explorer.source).toBeUndefined()
    explorer.openFiles([new File([FILE], 'reports.csv')])
    await until('rows', () => gridRows(explorer).length > 0, 20_000)
    expect(loads).toHaveLength(1)
    const [load] = loads
    expect(load?.source).toBe(explorer.source)
    expect(await explorer.source?.describe()).toEqual(load?.summary)
    const [file] = load?.summary.load.files ?? []
    expect(file?.rowsIn).toBe((file?.loaded ?? 0) + (file?.quarantined.length ?? 0))
    expect(load?.leftOut.rowsIn).toBe(7)
    expect(load?.leftOut.quarantined).toBe(file?.quarantined.length)
    expect(load?.leftOut.quarantined).toBeGreaterThan(0)
    expect(Object.values(load?.leftOut.reasons ?? {}).reduce((sum, count) => sum + count, 0)).toBe(
      load?.leftOut.quarantined,
    )
    expect(progress.some(({ task }) => task === 'load')).toBe(true)
    const notice = deep(deep(explorer, 'aether-dataset-summary'), '[part=left-out]').textContent ?? ''
    expect(notice).toContain(`${file?.quarantined.length} of 7 rows were left out`)
    expect(await violations(explorer)).toEqual([])
  })

  test('is told again of another source, and a run tells how far it is', async () => {
    const { explorer } = await explorerOf()
    const loads: LoadDetail[] = []
    const progress: ProgressDetail[] = []
    explorer.addEventListener('aether-load', (event) => loads.push(event.detail))
    explorer.addEventListener('aether-progress', (event) => progress.push(event.detail))
    const second = sampleSource({ title: 'Second' })
    explorer.source = second
    await until('the second', () => loads.length === 1)
    expect(loads[0]).toMatchObject({ source: second, summary: { title: 'Second' }, leftOut: { quarantined: 2 } })
    await until('a run', () => progress.some(({ task }) => task === 'run'))
    expect(progress.find(({ task }) => task === 'run')?.progress).toEqual({ phase: 'count', done: 1, total: 4 })
  })

  test('is not read again when the element is moved, or put aside for a while', async () => {
    const explorer = await mount('aether-signal-explorer')
    explorer.openFiles([new File([FILE], 'reports.csv')])
    await until('rows', () => gridRows(explorer).length > 0, 20_000)
    const { source } = explorer
    const heard: string[] = []
    for (const type of ['aether-load', 'aether-error'] as const) explorer.addEventListener(type, () => heard.push(type))
    explorer.addEventListener('aether-progress', ({ detail }) => detail.task === 'load' && heard.push(detail.task))
    const other = document.createElement('div')
    document.body.append(other)
    other.append(explorer)
    await settled()
    explorer.remove()
    await new Promise((resolve) => setTimeout(resolve, 100))
    document.body.append(explorer)
    await settled()
    await until('rows', () => gridRows(explorer).length > 0)
    expect(explorer.source).toBe(source)
    expect((await source?.describe())?.reports).toBeGreaterThan(0)
    expect(heard).toEqual([])
  })

  test('is closed when the host takes it away, and given back to itself it stays', async () => {
    const explorer = await mount('aether-signal-explorer')
    explorer.openFiles([new File([FILE], 'reports.csv')])
    await until('rows', () => gridRows(explorer).length > 0, 20_000)
    const opened = explorer.source
    explorer.source = opened
    await settled()
    expect((await opened?.describe())?.title).toBe('reports.csv')
    const given = sampleSource()
    explorer.source = given
    await until('the other', () => deep(explorer, '.heading').textContent === 'Sample reports')
    expect(explorer.source).toBe(given)
    await expect(opened?.describe()).rejects.toMatchObject({ code: 'source/closed' })
    explorer.source = undefined
    await until('the picker', () => explorer.shadowRoot?.querySelector('aether-source-picker'))
    expect(given.closed).toBe(false)
  })
})

describe('the state', () => {
  test('is a copy, in both directions', async () => {
    const { explorer, states } = await explorerOf()
    const state = explorer.getState() as unknown as {
      query: { drugs: string[]; sort: { by: string } }
      selected: unknown[]
    }
    state.query.drugs.push('X')
    state.query.sort.by = 'drug'
    state.selected.push({ drug: 'X', event: 'Y' })
    expect(explorer.getState()).toMatchObject({ query: { drugs: [], sort: { by: 'eb05' } }, selected: [] })
    const drugs = ['CESTOVIR']
    explorer.setState({ query: { ...explorer.getState().query, drugs } })
    drugs.push('X')
    expect(explorer.getState().query.drugs).toEqual(['CESTOVIR'])
    await until('rows', () => gridRows(explorer)[0]?.textContent === 'CESTOVIR')
    await userEvent.click(gridRows(explorer)[0] as HTMLElement)
    const told = states.at(-1)?.state as unknown as { query: { drugs: string[] } }
    told.query.drugs.push('X')
    expect(explorer.getState().query.drugs).toEqual(['CESTOVIR'])
  })

  test('goes round: set, read, set again', async () => {
    const { explorer, states } = await explorerOf()
    const { query } = explorer.getState()
    explorer.setState({
      query: { ...query, drugs: ['CESTOVIR'], ageTo: 18, dateField: 'version', dateTo: '2024-06', minCount: 1 },
      selected: [{ drug: 'CESTOVIR', event: 'Rash' }],
      opened: { drug: 'CESTOVIR', event: 'Rash' },
      chart: { measure: 'prr', view: 'table' },
    })
    const first = explorer.getState()
    await settled()
    explorer.setState(JSON.parse(JSON.stringify(first)))
    await settled()
    expect(explorer.getState()).toEqual(first)
    expect(states).toEqual([])
  })
})
