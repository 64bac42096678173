import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'
import { columnFingerprint, mappingTemplate, matchTemplate, readMappingTemplate } from './mapping-template.js'
import { proposeMapping } from './propose-mapping.js'

const header = ['Nr', 'Produkt', 'Reaktion', 'Notiz']
const mapping = {
  columns: (['caseId', 'drug', 'event'] as const).map((field, position) => ({
    column: header[position]!,
    position,
    field,
    number: null,
    confidence: 1,
    reason: 'The user said so.',
  })),
  unmapped: ['Notiz'],
  missing: [],
}

describe('mappingTemplate', () => {
  const template = mappingTemplate(mapping, 'Germany')

  it('survives being saved', () => {
    expect(readMappingTemplate(JSON.stringify(template))).toEqual(template)
    expect(template).toMatchObject({ format: 'aethersignal/column-mapping', version: 1, name: 'Germany' })
  })

  it('fits tables of the same columns, in any order and letter case', () => {
    const match = matchTemplate([template], ['NOTIZ', 'reaktion', 'produkt ', 'Nr.'])!
    expect(match).toMatchObject({ exact: true, added: [], gone: [] })
    expect(match.mapping.columns.map(({ field, position }) => [field, position])).toEqual([
      ['event', 1],
      ['drug', 2],
      ['caseId', 3],
    ])
  })

  it('fits tables that have what it maps and most of the rest, and no others', () => {
    expect(matchTemplate([template], ['Nr', 'Produkt', 'Reaktion', 'Neu'])).toMatchObject({
      exact: false,
      added: ['Neu'],
      gone: ['Notiz'],
    })
    expect(matchTemplate([template], ['Nr', 'Produkt', 'Notiz'])).toBeNull()
    expect(matchTemplate([template], [...header, 'a', 'b', 'c', 'd', 'e'])).toBeNull()
    const other = mappingTemplate(proposeMapping({ header: [...header, 'Neu'], rows: [] }), 'other')
    expect(matchTemplate([other, template], header)!.template.name).toBe('Germany')
  })

  it('maps a table that nothing else would', async () => {
    const input = () => inputOf('Nr;Produkt;Reaktion;Notiz\n1;A;x;n\n')
    await expect(casesOf(tableAdapter().read([input()]))).rejects.toMatchObject({ code: 'input/missing-column' })
    const { cases } = await casesOf(tableAdapter({ templates: [template] }).read([input()]))
    expect(cases[0]).toMatchObject({ id: '1', drugs: [{ name: 'A', extra: '{"Notiz":"n"}' }], events: [{ term: 'x' }] })
  })

  it.each([
    '',
    'null',
    '{}',
    '{"format":"aethersignal/column-mapping","version":2}',
    JSON.stringify({ ...template, columns: [{ column: 'a', field: 'colour' }] }),
  ])('refuses %j', (json) =>
    expect(() => readMappingTemplate(json)).toThrow(expect.objectContaining({ code: 'input/not-recognised' })),
  )

  it('fingerprints the set of names', () => {
    expect(columnFingerprint(['a', 'B c'])).toBe(columnFingerprint(['b_C', 'A']))
    expect(columnFingerprint(['a', 'b'])).not.toBe(columnFingerprint(['ab']))
    // printf 'a\nb' | sha256sum
    expect(columnFingerprint(['B', 'a'])).toBe('7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78')
  })
})
