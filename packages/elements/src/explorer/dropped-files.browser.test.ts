import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../define.js'
import { csvTable, faersZip, safetyReports, vaersFiles, workbook } from '../../../intake/src/sample-files.fixture.js'
import { deep, mount, until, violations } from '../element/element-test.fixture.js'
import type { LoadDetail } from '../element/events.js'
import type { AetherSignalExplorer } from './aether-signal-explorer.js'
import { gridRows } from './explorer-test.fixture.js'

beforeEach(() => page.viewport(1300, 1000))
afterEach(() => document.body.replaceChildren())

type Contents = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>

const MIXED: Contents = {
  'cases.csv': csvTable(),
  'faers_ascii_2024Q1.zip': faersZip(),
  'page.pdf': '%PDF-1.7',
  'reports.xml': safetyReports(),
  'cases.xlsx': workbook(),
  ...vaersFiles(),
}

/** Drops files on an explorer without a source, and waits for what they hold. */
async function dropped(contents: Contents): Promise<{ explorer: AetherSignalExplorer; load: LoadDetail }> {
  const explorer = await mount('aether-signal-explorer')
  const loads: LoadDetail[] = []
  explorer.addEventListener('aether-load', (event) => loads.push(event.detail))
  const dataTransfer = new DataTransfer()
  for (const [name, content] of Object.entries(contents)) dataTransfer.items.add(new File([content], name))
  deep(explorer, '[part=zone]').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true }))
  const load = await until('the load', () => loads[0], 30_000)
  await until('rows', () => gridRows(explorer).length > 0, 20_000)
  return { explorer, load }
}

describe('files that are dropped on the explorer', () => {
  test.each<[string, Contents, string]>([
    ['a quarter of FAERS', { 'faers_ascii_2024Q1.zip': faersZip() }, 'faers'],
    ['a batch of E2B', { 'reports.xml': safetyReports() }, 'icsr'],
    ['a workbook', { 'cases.xlsx': workbook() }, 'csv'],
    ['the three files of VAERS', vaersFiles(), 'vaers'],
  ])('are read as what they are: %s', async (_, contents, source) => {
    const { explorer, load } = await dropped(contents)
    const { reports, load: account } = load.summary
    expect(reports).toBe(8)
    expect(account.recognised?.map(({ path, source }) => [path, source])).toEqual(
      Object.keys(contents).map((name) => [name, source]),
    )
    expect(account.leftOut).toEqual([])
    expect(gridRows(explorer).map((row) => row.textContent)).toHaveLength(2)
  })

  test('are read together, and what was left out is said where it is seen', async () => {
    const { explorer, load } = await dropped(MIXED)
    expect(load.summary).toMatchObject({ reports: 40, title: 'cases.csv and 7 more' })
    expect(load.summary.load.leftOut).toEqual([
      { path: 'page.pdf', reason: expect.stringContaining('It is a PDF document.') },
    ])
    const notice = deep(explorer, '[part=files-left-out]').textContent?.replace(/\s+/g, ' ')
    expect(notice).toContain('1 file was not read: page.pdf It is a PDF document.')
    expect(await violations(explorer)).toEqual([])
  })
})
