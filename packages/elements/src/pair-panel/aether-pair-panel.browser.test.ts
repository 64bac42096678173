import { AetherError, type PairProfile } from '@aethersignal/model'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../define.js'
import { deep, deepAll, mount, settled, until, violations } from '../element/element-test.fixture.js'
import { type SampleOptions, sampleSource } from '../fixtures/sample-source.fixture.js'

afterEach(() => document.body.replaceChildren())

const pair = { drug: 'ELTROMICIN', event: 'QT prolonged' }

async function panel(options: SampleOptions = {}) {
  const source = sampleSource(options)
  const element = await mount('aether-pair-panel', { source, pair })
  await settled()
  return { element, source }
}

const rowsOf = (element: Element, selector: string) =>
  deepAll(element, `${selector} tbody tr`).map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
  )

test('shows the 2×2 table with margins that add up, and every measure with its interval', async () => {
  const { element, source } = await panel()
  const { table } = await source.pair(pair, {})
  const { a, b, c, d } = table
  const format = (value: number) => value.toLocaleString('en')
  expect(rowsOf(element, '[part=two-by-two]')).toEqual([
    ['With the drug', ...[a, b, a + b].map(format)],
    ['Without the drug', ...[c, d, c + d].map(format)],
    ['Total', ...[a + c, b + d, a + b + c + d].map(format)],
  ])
  const measures = rowsOf(element, '[part=measures]')
  expect(measures).toHaveLength(7)
  expect(measures[0]?.[0]).toContain('DuMouchel 1999')
  expect(measures[0]?.[2]).toMatch(/^[\d.]+ to [\d.]+$/)
  expect(element.renderRoot.textContent).toContain('The fit converged.')
  expect(await violations(element)).toEqual([])
})

test('says "not estimable" for what is null, and nothing like 0', async () => {
  const { element, source } = await panel()
  const known = await source.pair(pair, {})
  const measures = { ...known.measures, ror: null, ror025: null, ror975: null } as PairProfile['measures']
  source.pair = async () => ({ ...known, measures })
  element.spec = { where: { field: 'serious', is: true } }
  await settled()
  const ror = rowsOf(element, '[part=measures]').find(([name]) => name?.startsWith('Reporting odds ratio'))
  expect(ror?.slice(1)).toEqual(['not estimable', 'not estimable'])
})

test('warns of a prior that cannot be trusted', async () => {
  const { element, source } = await panel()
  const known = await source.pair(pair, {})
  if (!known.prior) throw new Error('the sample has a prior')
  const certificate = { ...known.prior.certificate, boundary: ['alpha1'] }
  source.pair = async () => ({ ...known, prior: { ...known.prior, certificate } as PairProfile['prior'] & object })
  element.spec = { where: { field: 'serious', is: true } }
  await settled()
  expect(deep<HTMLDetailsElement>(element, '[part=prior]').open).toBe(true)
  expect(deep(element, '[part=prior]').textContent).toContain('boundary (alpha1)')
})

test('lists cases by the page to the end, and hands a case to the host', async () => {
  const { element } = await panel()
  const drills: unknown[] = []
  document.body.addEventListener('aether-drill', (event) => drills.push(event.detail), { once: true })
  const shown = () => deepAll(element, 'button.case').length
  expect(shown()).toBe(10)
  for (const count of [20, 30, 40, 45]) {
    await userEvent.click(deep(element, 'section > button'))
    await until(`${count} cases`, () => shown() === count)
  }
  expect(element.renderRoot.querySelector('section > button')).toBeNull()
  expect(element.renderRoot.textContent).toContain('45 of 45 shown')
  await userEvent.click(deep(element, 'button.case'))
  expect(drills).toEqual([{ pair, caseIds: ['10000000'] }])
})

test('hides cases where the source lists none', async () => {
  const { element } = await panel({ capabilities: { cases: false } })
  expect(element.renderRoot.textContent).not.toContain('Cases')
})

test('shows a failure with its code, and tries again', async () => {
  const error = new AetherError('source/unreachable', 'The server cannot be reached.', { remedy: 'Start the server.' })
  const { element, source } = await panel({ failure: { call: 'pair', error } })
  expect(deep(element, '[role=alert]').textContent).toContain('source/unreachable')
  expect(deep(element, '[role=alert]').textContent).toContain('Start the server.')
  expect(await violations(element)).toEqual([])
  source.failing = undefined
  await userEvent.click(deep(element, '[role=alert] button'))
  await until('the pair', () => element.renderRoot.querySelector('[part=two-by-two]'))
})

test('an earlier pair never replaces a later one', async () => {
  const { element, source } = await panel()
  const known = await source.pair(pair, {})
  const answers: (() => void)[] = []
  source.pair = (ref) => new Promise((resolve) => answers.push(() => resolve({ ...known, ...ref })))
  element.pair = { drug: 'FIRST', event: 'Rash' }
  await settled()
  element.pair = { drug: 'SECOND', event: 'Rash' }
  await settled()
  answers[1]?.()
  answers[0]?.()
  await settled()
  expect(deep(element, 'h2').textContent).toContain('SECOND')
  expect(element.renderRoot.querySelector('[part=two-by-two]')).not.toBeNull()
})

test('closes by its button, and is accessible with nothing open', async () => {
  const { element } = await panel()
  const opened: unknown[] = []
  element.addEventListener('aether-open', (event) => opened.push(event.detail.pair))
  await userEvent.click(deep(element, 'header button'))
  expect(opened).toEqual([null])
  element.pair = null
  await settled()
  expect(element.renderRoot.textContent).toContain('No pair open')
  expect(await violations(element)).toEqual([])
})
