import { describe, expect, it } from 'vitest'
import { inputOf, load } from './case-rows.fixture.js'
import { writeIcsrR3 } from './write/write-icsr-r3.js'

describe('icsrAdapter in a browser', () => {
  it('reads E2B(R2) in UTF-16 and in windows-1252', async () => {
    const xml = (encoding: string, narrative: string) =>
      `<?xml version="1.0" encoding="${encoding}"?>\r\n<ichicsr><safetyreport><safetyreportid>1</safetyreportid><patient><drug><medicinalproduct>${narrative}</medicinalproduct></drug></patient></safetyreport></ichicsr>`
    const units = Uint16Array.from(`\ufeff${xml('UTF-16', 'Grüße €')}`, (character) => character.charCodeAt(0))
    const utf16 = new Uint8Array(units.buffer)
    const windows = Uint8Array.from(xml('windows-1252', 'Gr\u00fc\u00dfe \u0080'), (character) =>
      character.charCodeAt(0),
    )
    const { tables } = await load(inputOf(utf16, 'a.xml', [7, 300]), inputOf(windows, 'b.xml', [11]))
    expect(tables.drug.map(({ verbatim }) => verbatim)).toEqual(['Grüße €', 'Grüße €'])
  })

  it('reads what it wrote, as a file', async () => {
    const none = { events: [], outcomes: [], indications: [], therapies: [], reporters: [], nullified: false }
    const xml = writeIcsrR3(
      { ...none, case: { caseId: 'A' }, drugs: [{ sequence: 1, role: 'PS', verbatim: 'DRUG' }] },
      { batch: 'B', sender: 'S', receiver: 'R', created: '20240309' },
    )
    const file = new File([xml], 'a.xml')
    const { tables } = await load({ name: file.name, size: file.size, stream: () => file.stream() })
    expect(tables.drug).toMatchObject([{ role: 'PS', verbatim: 'DRUG' }])
  })
})
