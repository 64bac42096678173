import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'
import type { TableOptions } from '../load/reading-options.js'
import { asText, asWorkbook } from '../table-forms.fixture.js'

async function loaded(content: string | Uint8Array, options: TableOptions = {}, name = 't.csv') {
  const { cases, report } = await casesOf(tableAdapter(options).read([inputOf(content, [97], name)]))
  return {
    pairs: cases.map(({ id, drugs, events }) => [id, drugs[0]?.name, events[0]?.term]),
    rowsIn: report.files[0]!.rowsIn,
    lines: cases.map(({ line }) => line),
    notes: Object.fromEntries(report.warnings.map(({ code, message }) => [code, message])),
  }
}

const cases = {
  header: ['case_id', 'drug', 'event'],
  rows: [
    ['1', 'Drug A', 'Rash'],
    ['2', 'Drug B', 'Nausea'],
  ],
}
const PAIRS = [
  ['1', 'Drug A', 'Rash'],
  ['2', 'Drug B', 'Nausea'],
]
const titled = (...above: string[][]) => ({ header: above[0]!, rows: [...above.slice(1), cases.header, ...cases.rows] })

describe('the header of a table', () => {
  it.skipIf(!hasSharedData).each(['cover-sheet.xlsx', 'title-row.xlsx', 'sep-line.csv'])(
    'is found in %s',
    async (name) => {
      const found = await loaded(readFileSync(sharedData(`data/found/${name}`)), {}, name)
      expect(found).toMatchObject({ pairs: PAIRS, rowsIn: 2 })
    },
  )

  it.each([
    ['a title', `Line listing of suspected reactions\n${asText(cases, ',')}`, 2],
    ['a title and a blank line', `"Listing, all, of them"\n\n${asText(cases, ',')}`, 3],
    ['words and values', `Report:,Cases\nMade:,2024\n,,\n${asText(cases, ',')}`, 4],
    ['sep=; and tabs', `sep=\t\r\n${asText(cases, '\t').replaceAll('\n', '\r\n')}`, 2],
    ['sep=; before commas in names', 'sep=;\ncase_id;drug;event\n1;Drug A;Rash\n2;Drug B;Nausea\n', 2],
    ['a title with semicolons', `a; b; c; d\n${asText(cases, ',')}`, 2],
    ['CR alone', `Title\r${asText(cases, ',').replaceAll('\n', '\r')}`, 2],
    ['no header that is known', 'Meldungen\nFall,Mittelname,Reaktion\nX-1,Drug A,Rash\n', 2],
  ])('stands below %s', async (_, text, line) => {
    const found = await loaded(text, { ...(text.startsWith('Meldungen') && { synthesiseCaseIds: true }) }).catch(
      (thrown: Error) => thrown.message,
    )
    if (typeof found === 'string') expect(found).toContain('Its columns are "Fall", "Mittelname", "Reaktion"')
    else {
      expect(found).toMatchObject({ pairs: PAIRS, rowsIn: 2 })
      expect(found.notes['header-row']).toContain(`line ${line} is the header`)
    }
  })

  it('is in the first line where that names as much', async () => {
    const found = await loaded('case_id,drug,event,note\n1,Drug A,Rash,\n2,Drug B,Nausea,drug\n')
    expect(found).toMatchObject({ pairs: PAIRS, lines: [2, 3] })
    expect(found.notes['header-row']).toBeUndefined()
  })

  it('is where the user says', async () => {
    const text = 'case_id,drug,event\nid,Drug X,Other\ncase_id,drug,event\n1,Drug A,Rash\n2,Drug B,Nausea\n'
    expect(await loaded(text, { headerRow: 3 })).toMatchObject({ pairs: PAIRS, rowsIn: 2 })
    const book = asWorkbook({ A: titled(['case_id', 'drug', 'event'], ['9', 'Old', 'Old']) })
    expect(await loaded(book, { headerRow: 3 }, 't.xlsx')).toMatchObject({ pairs: PAIRS, rowsIn: 2 })
    await expect(loaded(text, { headerRow: 40 })).rejects.toMatchObject({ code: 'usage/invalid' })
  })

  it('chooses the sheet, and names it and the others', async () => {
    const legend = {
      header: ['Column', 'Meaning'],
      rows: [
        ['case_id', 'the case'],
        ['drug', 'the drug'],
      ],
    }
    const book = asWorkbook({ Legend: legend, Listing: titled(['A listing'], ['']), Pivot: legend })
    const found = await loaded(book, {}, 't.xlsx')
    expect(found).toMatchObject({ pairs: PAIRS, rowsIn: 2 })
    expect(found.notes['sheets-left-aside']).toBe(
      't.xlsx#Listing: the sheet "Listing" was read; the others were not: "Legend", "Pivot".',
    )
  })

  it('is found in UTF-16 without a mark, and in the encoding that is told', async () => {
    const text = asText(cases, ',')
    const utf16 = new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer)
    expect(await loaded(utf16)).toMatchObject({ pairs: PAIRS })
    const cyrillic = Uint8Array.from([
      ...new TextEncoder().encode('case_id,drug,event\n1,'),
      0xc0,
      0xf1,
      ...new TextEncoder().encode(',Rash\n'),
    ])
    expect((await loaded(cyrillic, { encoding: 'windows-1251' })).pairs).toEqual([['1', 'Ас', 'Rash']])
  })
})
