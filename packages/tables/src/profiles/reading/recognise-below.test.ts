import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { asWorkbook } from '../../table-forms.fixture.js'
import { caersAdapter } from '../caers/caers-profile.js'
import { faersDashboardAdapter } from '../faers-dashboard/dashboard-profile.js'
import { recogniseKnownTable } from '../profile-adapters.js'
import { accountsOf, rowsOf } from '../profile-runs.fixture.js'

const HEADER = [
  'Case ID',
  'Suspect Product Names',
  'Suspect Product Active Ingredients',
  'Reactions',
  'Sex',
  'Latest FDA Received Date',
]
const ROWS = [['10000001', 'Brand A', 'Substance A', 'Rash;Nausea', 'Female', '01-MAR-2024']]

describe('recogniseBelow', () => {
  it('knows a table below its titles, and leaves them out of the account', async () => {
    const text = `FAERS Public Dashboard\n\n"Search: A, B"\n${HEADER.join(',')}\n${ROWS[0]!.join(',')}\n`
    const input = inputOf(text, [50], 'export.csv')
    expect((await recogniseKnownTable(input))?.adapter.id).toBe('faers-dashboard')
    const { tables, report } = await rowsOf(faersDashboardAdapter.read([input]))
    expect(accountsOf(report)).toEqual({ 'export.csv': [1, 1, 0] })
    expect(tables.event.map(({ term }) => term)).toEqual(['Rash', 'Nausea'])
    expect(report.warnings.map(({ code }) => code)).toContain('header-row')
  })

  it('knows a table on a sheet behind a cover', async () => {
    const book = asWorkbook({
      'Read me': { header: ['Made by'], rows: [['Safety']] },
      Listing: { header: ['Title'], rows: [HEADER, ...ROWS] },
    })
    const input = inputOf(book, [], 'export.xlsx')
    expect((await recogniseKnownTable(input))?.adapter.id).toBe('faers-dashboard')
    const { tables, report } = await rowsOf(faersDashboardAdapter.read([input]))
    expect(tables.case).toMatchObject([{ caseId: '10000001' }])
    expect(report.warnings.find(({ code }) => code === 'sheets-left-aside')?.message).toContain('"Read me"')
  })

  it('refuses what has no header of the publisher anywhere', async () => {
    const run = caersAdapter.read([inputOf('a,b\nc,d\ne,f\n', [], 'x.csv')])
    await expect(rowsOf(run)).rejects.toMatchObject({ code: 'input/not-recognised' })
  })
})
