import { sniffView } from '@aethersignal/model/adapter'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { asWorkbook } from '../../table-forms.fixture.js'
import { profileAdaptersWith } from '../profile-adapters.js'
import { rowsOf } from '../profile-runs.fixture.js'
import type { ToldForm } from './told-form.js'

const HEADER = [
  'Case number',
  'Report entry date',
  'Age (years)',
  'Gender',
  'Medicines reported as being taken',
  'MedDRA reaction terms',
]
const row = (id: string, term: string) => [id, '01/02/2023', '40', 'F', 'A (aspirin) - Suspected', term]
const lines = (...rows: readonly (readonly string[])[]) => rows.map((cells) => `${cells.join(',')}\r\n`).join('')
const daen = (told: ToldForm) => profileAdaptersWith(told).find(({ id }) => id === 'daen')!

async function read(content: string | Uint8Array, told: ToldForm, name = 'list.csv') {
  const input = inputOf(content, [11], name)
  const known = await daen(told).sniff(await sniffView(input))
  const { tables, report } = await rowsOf(daen(told).read([input]))
  return { known, ids: tables.case.map(({ caseId }) => caseId), terms: tables.event.map(({ term }) => term), report }
}

describe('what is told of the form of a publisher’s table', () => {
  const book = asWorkbook({
    Old: { header: HEADER, rows: [row('1', 'Rash')] },
    New: { header: ['Made on 1 March'], rows: [[], HEADER, row('2', 'Nausea'), row('3', 'Fall')] },
  })

  it.each([
    [{}, ['1']],
    [{ sheet: 'Old' }, ['1']],
    [{ sheet: 'new' }, ['2', '3']],
    [{ sheet: 2 }, ['2', '3']],
    [{ sheet: 2, headerRow: 3 }, ['2', '3']],
  ] as const)('reads the sheet of %j', async (told, ids) => {
    const { ids: found, known, report } = await read(book, told, 'list.xlsx')
    expect(known).not.toBeNull()
    expect(found).toEqual(ids)
    expect(report.files[0]!.readAs).toBe(Object.keys(told).length === 0 ? undefined : JSON.stringify(told))
  })

  it('reads from the header that is told, though another stands above it', async () => {
    const text = lines(HEADER, row('1', 'Rash'), [''], HEADER, row('2', 'Nausea'))
    expect((await read(text, {})).ids).toEqual(['1', '2'])
    expect((await read(text, { headerRow: 4 })).ids).toEqual(['2'])
    expect(await daen({ headerRow: 2 }).sniff(await sniffView(inputOf(text)))).toBeNull()
  })

  it('reads text in the encoding that is told', async () => {
    // 8E is é in the encoding of old Macintoshes, and Ž in windows-1252.
    const text = new TextEncoder().encode(lines(HEADER, row('1', 'Purpura s#n#ile'), row('2', 'Rash')))
    const bytes = text.map((byte) => (byte === 0x23 ? 0x8e : byte))
    expect((await read(bytes, {})).terms[0]).toBe('Purpura sŽnŽile')
    expect((await read(bytes, { encoding: 'macintosh' })).terms).toEqual(['Purpura sénéile', 'Rash'])
  })

  it.each([
    [{ sheet: 'Third' }, 'input/missing-table'],
    [{ sheet: 3 }, 'input/missing-table'],
    [{ sheet: 1, headerRow: 7 }, 'usage/invalid'],
  ] as const)('refuses %j', async (told, code) => {
    await expect(rowsOf(daen(told).read([inputOf(book, [], 'list.xlsx')]))).rejects.toMatchObject({ code })
  })

  it('refuses an encoding that there is not', async () => {
    const run = daen({ encoding: 'klingon' }).read([inputOf(lines(HEADER, row('1', 'Rash')))])
    await expect(rowsOf(run)).rejects.toMatchObject({ code: 'usage/invalid' })
  })
})
