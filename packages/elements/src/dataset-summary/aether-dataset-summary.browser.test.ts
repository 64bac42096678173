import { afterEach, expect, test } from 'vitest'
import '../define.js'
import { deep, deepAll, mount, violations } from '../element/element-test.fixture.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'

afterEach(() => document.body.replaceChildren())

async function summaryOf(options: { synthetic?: boolean } = {}) {
  const summary = await sampleSource(options).describe()
  const element = await mount('aether-dataset-summary', { summary })
  for (const details of deepAll(element, 'details')) (details as HTMLDetailsElement).open = true
  return { element, summary }
}

test('accounts for every row of every file and for every step of the funnel', async () => {
  const { element, summary } = await summaryOf()
  const cells = deepAll(element, 'table:first-of-type tbody tr').map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()),
  )
  expect(cells).toContainEqual(['sample.zip!/ASCII/DEMO24Q1.txt', 'case', '50,412', '50,410', '31', '2', '0'])
  expect(cells).toContainEqual(['sample.zip!/ASCII/DRUG24Q1.txt', 'drug', '181,220', '181,220', '0', '0', '12'])
  const text = element.renderRoot.textContent ?? ''
  for (const step of summary.load.funnel) expect(text).toContain(step.reports.toLocaleString('en'))
  expect(text).toContain('<b>broken</b>')
  expect(text).toContain('Drug rows whose report is not in the case table.')
  expect(text).not.toContain('does not add up')
})

test('says so when the account of a file does not add up', async () => {
  const { element, summary } = await summaryOf()
  const [first, ...rest] = summary.load.files
  if (!first) throw new Error('the sample has files')
  element.summary = { ...summary, load: { ...summary.load, files: [{ ...first, loaded: 1 }, ...rest] } }
  await element.updateComplete
  expect(element.renderRoot.textContent).toContain('does not add up')
})

test('says beside the figures what was left out, in words and by reason', async () => {
  const { element, summary } = await summaryOf()
  const text = () => deep(element, '[part=left-out]').textContent?.replace(/\s+/g, ' ')
  expect(text()).toContain('2 of 231,632 rows were left out: too few or too many fields: 2')
  const [first, ...rest] = summary.load.files
  if (!first) throw new Error('the sample has files')
  const quarantined = [
    { line: 2, code: 'missing-case-id', text: '' },
    { line: 3, code: 'something-new', text: '' },
    { line: 4, code: 'missing-case-id', text: '' },
  ]
  const repairs = { 'stray-delimiter': 9, 'role-not-recognised': 4 }
  element.summary = {
    ...summary,
    load: { ...summary.load, files: [{ ...first, rowsIn: 9, loaded: 6, quarantined, repairs }, ...rest.slice(1)] },
  }
  await element.updateComplete
  expect(text()).toContain('3 of 9 rows were left out: no case number: 2 something new: 1')
  expect(text()).toContain('a role of the drug that is not known: 4')
  expect(text()).not.toContain('9:')
  // Codes are for programs.
  expect(element.renderRoot.textContent).not.toMatch(/missing-case-id|something-new|role-not-recognised/)
  expect(deep(element, '[data-code=missing-case-id]').textContent).toContain('no case number')
  expect(await violations(element)).toEqual([])
})

test('says which files were not read and why, and what the others were taken for', async () => {
  const { element, summary } = await summaryOf()
  expect(element.renderRoot.querySelector('[part=files-left-out]')).toBeNull()
  const leftOut = Array.from({ length: 12 }, (_, at) => ({ path: `b/${at}.pdf`, reason: 'It is a PDF document.' }))
  const recognised = [{ path: 'a/reports.xml', source: 'icsr', reason: 'It is XML of E2B(R2).' }]
  element.summary = { ...summary, load: { ...summary.load, recognised, leftOut } }
  await element.updateComplete
  const notice = deep(element, '[part=files-left-out]').textContent?.replace(/\s+/g, ' ') ?? ''
  expect(notice).toContain('12 files were not read: b/0.pdf It is a PDF document.')
  expect(notice).toContain('2 more, which are in the load report')
  const rows = deepAll(element, '[part=load-report] [aria-label="What each file was taken for"] tbody tr').map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()),
  )
  expect(rows).toHaveLength(13)
  expect(rows[0]).toEqual(['a/reports.xml', 'icsr', 'It is XML of E2B(R2).'])
  expect(rows[12]).toEqual(['b/11.pdf', 'not read', 'It is a PDF document.'])
  expect(await violations(element)).toEqual([])
})

test('says nothing of that where every row counts', async () => {
  const { element, summary } = await summaryOf()
  const files = summary.load.files.map((file) => ({ ...file, rowsIn: file.loaded, quarantined: [] }))
  element.summary = { ...summary, load: { ...summary.load, files } }
  await element.updateComplete
  expect(element.renderRoot.querySelector('[part=left-out]')).toBeNull()
})

test('announces generated data, and only that', async () => {
  const real = await summaryOf()
  expect(real.element.renderRoot.querySelector('.synthetic')).toBeNull()
  const generated = await summaryOf({ synthetic: true })
  expect(deep(generated.element, '.synthetic').textContent).toContain('Synthetic data')
})

test('writes numbers in the language around it', async () => {
  document.documentElement.lang = 'de'
  try {
    const { element } = await summaryOf()
    expect(deep(element, 'dd').textContent).toBe('50.000')
  } finally {
    document.documentElement.lang = 'en'
  }
})

test('is accessible with everything open', async () => {
  const { element } = await summaryOf({ synthetic: true })
  expect(await violations(element)).toEqual([])
})
