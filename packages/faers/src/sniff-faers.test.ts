import { describe, expect, it } from 'vitest'
import { ERA_HEADERS } from './quarter.fixture.js'
import { sniffFaers } from './sniff-faers.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const sniffText = (name: string, text: string) => sniffFaers({ name, head: bytes(text) })

describe('sniffFaers', () => {
  it.each([
    ['legacy', 'drug', 'DRUG', 12],
    ['modern', 'demo', 'DEMO', 25],
  ] as const)('knows the %s header of %s under any name', (era, table, called, columns) => {
    expect(sniffText('export.dat', `\ufeff${ERA_HEADERS[era][table]}\r\n`)).toEqual({
      confidence: 0.95,
      reason: `The first line is the header of a FAERS ${called} table: ${columns} of its ${columns} columns.`,
    })
  })

  it('knows archives and folders by the names in them', () => {
    const head = bytes('PK\u0003\u0004')
    const sniffMembers = (...members: string[]) => sniffFaers({ name: 'any.zip', head, members })
    expect(sniffMembers('ascii/DEMO22Q4.txt', 'ascii/DRUG22Q4.txt')).toEqual({
      confidence: 0.95,
      reason: 'It holds files named as tables of FAERS: DEMO22Q4.txt, DRUG22Q4.txt.',
    })
    expect(sniffMembers('deleted/DELETE22Q4.txt')).toMatchObject({ confidence: 0.8 })
    expect(sniffMembers('xml/1_ADR22Q4.xml', '2021VAERSDATA.csv')).toBeNull()
    expect(sniffFaers({ name: 'faers_ascii_2022Q4.zip', head })).toMatchObject({ confidence: 0.5 })
    expect(sniffFaers({ name: 'faers_xml_2022Q4.zip', head })).toBeNull()
  })

  it('knows a list of deleted cases by its name and its numbers', () => {
    expect(sniffText('DELETE22Q4.txt', ' \r\n10153291\r\n10796583$\r\n')).toMatchObject({ confidence: 0.8 })
    expect(sniffText('DELETE22Q4.txt', 'Dear all,\r\nplease delete these\r\n')).toBeNull()
    expect(sniffText('numbers.txt', '10153291\r\n10796583\r\n')).toBeNull()
  })

  it.each(['', ' \n', 'case_id,drug,event\n1,A,B\n', 'a$b$c\n'])('passes over %j', (text) =>
    expect(sniffText('DEMO22Q4.txt', text)).toBeNull(),
  )
})
