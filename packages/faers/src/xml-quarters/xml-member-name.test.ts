import { expect, it } from 'vitest'
import { xmlMember, xmlPartition } from './xml-member-name.js'

it.each([
  ['ADR12Q4.xml', '2012Q4', null, '2012Q4'],
  ['faers_xml_2022q1.zip!/XML/1_ADR22Q1.xml', '2022Q1', 1, '2022Q1-1'],
  ['C:\\data\\12_adr2024q3.XML.gz', '2024Q3', 12, '2024Q3-12'],
  ['1_ADR22Q1_example.xml', '2022Q1', 1, '2022Q1-1'],
] as const)('%s', (path, quarter, piece, partition) => {
  expect(xmlMember(path)).toEqual({ quarter, piece })
  expect(xmlPartition(path)).toBe(partition)
})

it.each(['ADR19Q1DeletedCases.txt', 'report.xml', 'ADR22Q5.xml', 'ADR22Q1.sgm', 'MADR22Q1.xml'])(
  '%s is of no quarter and goes by its name',
  (path) => {
    expect(xmlMember(path)).toBeNull()
    expect(xmlPartition(`folder/${path}`)).toBe(path)
  },
)
