import { score } from '@aethersignal/core'
import { AetherError, MEASURES, type PairProfile, type RunSpec } from '@aethersignal/model'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../define.js'
import { deep, deepAll, mount, settled, until, violations } from '../element/element-test.fixture.js'
import { beyondMeasures, reasonsOf, type SampleOptions, sampleSource } from '../fixtures/sample-source.fixture.js'

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
  const ebgm = lineOf(element, 'ebgm')
  expect(ebgm[0]).toContain('DuMouchel 1999')
  expect(ebgm[2]).toMatch(/^[\d.]+ to [\d.]+ Interval (above|below|includes) 1/)
  expect(element.renderRoot.textContent).toContain('The fit converged.')
  expect(await violations(element)).toEqual([])
})

const lineOf = (element: Element, name: string) =>
  [...deep(element, `[data-measure=${name}]`).children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim())

/** A profile with these counts, scored by core, and with the EBGM given. */
async function openTable(
  { element, source }: Awaited<ReturnType<typeof panel>>,
  table: PairProfile['table'],
  ebgm: Partial<PairProfile['measures']> = {},
) {
  const known = await source.pair(pair, {})
  const cells = { a: [table.a], drugTotal: [table.a + table.b], eventTotal: [table.a + table.c] }
  const total = table.a + table.b + table.c + table.d
  const { columns } = score(
    { ...cells, total },
    MEASURES.flatMap((name) => (name === 'ebgm' ? [] : [name])),
  )
  const scored = Object.entries(columns).map(([name, [value = NaN]]) => [name, Number.isFinite(value) ? value : null])
  const measures: PairProfile['measures'] = {
    ...Object.fromEntries(scored),
    ...{ ebgm: null, eb05: null, eb95: null },
    ...ebgm,
  }
  const reasons = { ...reasonsOf(table), ...(measures.ebgm === null && { ebgm: 'no-prior' as const }) }
  source.pair = async () => ({ ...known, table, measures, reasons, ...beyondMeasures(table, measures) })
  element.spec = { where: { field: 'serious', is: true } }
  await settled()
}

test('shows every group of measures with value, interval and what it says', async () => {
  const opened = await panel()
  const { element } = opened
  await openTable(opened, { a: 3, b: 97, c: 47, d: 19853 }, { ebgm: 3.1, eb05: 1.2, eb95: 7 })
  expect(deepAll(element, '.group').map((row) => row.textContent?.trim())).toEqual([
    'Shrunken (Bayesian)',
    'Ratios',
    'Tests of independence',
    'Likelihood ratios',
  ])
  const values = (name: string) => lineOf(element, name).slice(1)
  expect(values('ebgm')).toEqual(['3.10', '1.20 to 7.00 Interval above 1: more than expected'])
  expect(values('ror_exact')).toEqual(['13.06', '2.56 to 41.68 Interval above 1: more than expected'])
  expect(values('rrr')).toEqual(['12.00', '2.47 to 35.07 Interval above 1: more than expected'])
  expect(values('ic_dirichlet')).toEqual(['2.22', '0.20 to 3.39 Interval above 0: more than expected'])
  expect(values('bcpnn_gould')).toEqual(['1.50', '-0.08 to 3.09 Interval includes 0'])
  expect(values('bcpnn_bate')[1]).toBe('0.14 to 3.19 Interval above 0: more than expected')
  expect(values('fisher_greater_p')).toEqual(['0.002', 'p < 0.01'])
  expect(values('chi2_yates')[1]).toMatch(/^p = [\d.E-]+ p < 0.001$/)
  expect(values('lrt_poisson')[1]).toContain('More than expected')
  expect(await violations(element)).toEqual([])
})

test('reads fewer reports than expected, and chance, as such', async () => {
  const opened = await panel()
  await openTable(opened, { a: 2, b: 2000, c: 900, d: 30_000 })
  const values = (name: string) => lineOf(opened.element, name).slice(1)
  expect(values('ic')[1]).toContain('Interval below 0: fewer than expected')
  expect(values('ror')[1]).toContain('Interval below 1: fewer than expected')
  expect(values('fisher_greater_p')).toEqual(['1', 'p ≥ 0.05: no excess beyond chance'])
  expect(values('fisher_two_p')[1]).toBe('p < 0.001')
  expect(values('lrt_huang')).toEqual(['0.00', 'Not more than expected'])
})

test('gives the reason where nothing can be estimated, and the bound that can', async () => {
  const opened = await panel()
  await openTable(opened, { a: 5, b: 0, c: 10, d: 1000 })
  const values = (name: string) => lineOf(opened.element, name).slice(1)
  expect(values('ror')).toEqual(['not estimable', 'Not estimable: every report with the drug has the reaction.'])
  expect(values('ror_exact')[1]).toMatch(/^[\d.]+ to not estimable Interval above 1: more than expected$/)
  expect(values('ebgm')).toEqual(['not estimable', 'Not estimable: there is no prior to shrink towards.'])
})

test('says that a p-value too small for a number is not 0', async () => {
  const opened = await panel()
  await openTable(opened, { a: 12_345, b: 67_890, c: 54_321, d: 9_876_543 })
  expect(lineOf(opened.element, 'fisher_two_p').slice(1)).toEqual(['below 1E-307', 'p < 0.001'])
})

const ruleOf = (element: Element, name: string) => {
  const rule = deep<HTMLElement>(element, `[data-rule=${name}]`)
  const texts = [...rule.querySelectorAll('summary, li')].map((part) => part.textContent?.replace(/\s+/g, ' ').trim())
  return { verdict: rule.dataset['verdict'], texts }
}

test('says which published rules are met, and by which conditions', async () => {
  const opened = await panel()
  await openTable(opened, { a: 4, b: 97, c: 47, d: 19_853 }, { ebgm: 3.1, eb05: 1.9, eb95: 7 })
  expect(ruleOf(opened.element, 'evans').verdict).toBe('met')
  expect(ruleOf(opened.element, 'mhra').texts).toEqual([
    'MHRA: met',
    'EBGM ≥ 2.5: holds, 3.10',
    'EB05 ≥ 1.8: holds, 1.90',
    'Reports ≥ 3: holds, 4',
  ])
  expect(ruleOf(opened.element, 'fda').texts).toEqual(['FDA: not met', 'EB05 ≥ 2: does not hold, 1.90'])
  expect(ruleOf(opened.element, 'ema-prr').texts.at(-1)).toBe('Reports ≥ 5: does not hold, 4')
  for (const details of deepAll(opened.element, '[part=rules] details')) details.setAttribute('open', '')
  expect(await violations(opened.element)).toEqual([])
})

test('leaves a rule undecided where it hangs on what is not known', async () => {
  const opened = await panel()
  await openTable(opened, { a: 12, b: 97, c: 47, d: 19_853 })
  const rule = ruleOf(opened.element, 'ema-ror')
  expect(rule.verdict).toBe('undecided')
  expect(rule.texts.at(-1)).toBe('The reaction is an important medical event: not known here')
  expect(ruleOf(opened.element, 'fda').texts).toEqual(['FDA: undecided', 'EB05 ≥ 2: not estimable'])
})

test('says whether the reaction is an important medical event where the source knows', async () => {
  const { element, source } = await panel()
  const known = await source.pair(pair, {})
  const asked: RunSpec[] = []
  for (const [important, text] of [
    [1, 'yes'],
    [0, 'no'],
  ] as const) {
    const conditions = [
      {
        name: 'importantEvent',
        comparison: 'at-least',
        threshold: 1,
        value: important,
        holds: important === 1,
      } as const,
    ]
    const rules = [{ name: 'ema-ror', holds: important === 1, conditions, source: 'EMA' } as const]
    source.pair = async (_, spec) => {
      asked.push(spec)
      return { ...known, rules }
    }
    element.spec = { presets: { names: ['ema-ror'], importantEvents: [text] } }
    await settled()
    expect(ruleOf(element, 'ema-ror').texts.at(-1)).toBe(`The reaction is an important medical event: ${text}`)
  }
  expect(asked.map(({ presets }) => presets?.importantEvents)).toEqual([['yes'], ['no']])
})

test('says what a source leaves out, and computes nothing in its place', async () => {
  const { element, source } = await panel()
  const { rules: _rules, intervals: _intervals, ...known } = await source.pair(pair, {})
  source.pair = async () => known
  element.spec = { where: { field: 'serious', is: true } }
  await settled()
  const texts = deepAll(element, '[data-absent]').map((part) => part.textContent)
  expect(texts).toEqual([
    'The source gives no exact intervals of a pair.',
    'The source does not say which published rules a pair meets.',
  ])
  expect(deepAll(element, '[data-measure=ror_exact], [part=rules]')).toEqual([])
  expect(lineOf(element, 'rrr')[2]).toBe('')
  expect(lineOf(element, 'bcpnn_bate')[2]).toMatch(/^-?[\d.]+ to not given/)
  expect(await violations(element)).toEqual([])
})

test('opens the formula of a measure by keyboard', async () => {
  const { element } = await panel()
  const formula = deep<HTMLDetailsElement>(element, '[data-measure=ror] details')
  formula.querySelector('summary')?.focus()
  await userEvent.keyboard('{Enter}')
  expect(formula.open).toBe(true)
  expect(formula.textContent).toContain('a d / (b c)')
  expect(await violations(element)).toEqual([])
})

test('says "not estimable" for what is null, and nothing like 0', async () => {
  const { element, source } = await panel()
  const known = await source.pair(pair, {})
  const measures = { ...known.measures, ror: null, ror025: null, ror975: null } as PairProfile['measures']
  source.pair = async () => ({ ...known, measures })
  element.spec = { where: { field: 'serious', is: true } }
  await settled()
  expect(lineOf(element, 'ror').slice(1)).toEqual(['not estimable', 'Not estimable: the source gave no value.'])
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
  expect(deep(element, '[part=prior]').textContent).toContain('boundary (α₁)')
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
  await until('the first question', () => answers.length === 1)
  element.pair = { drug: 'SECOND', event: 'Rash' }
  await until('the second question', () => answers.length === 2)
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
