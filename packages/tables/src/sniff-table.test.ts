import { sniffView } from '@aethersignal/model/adapter'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gzipped, inputOf } from './csv-text.fixture.js'
import { sniffTable } from './sniff-table.js'

const table = 'Report ID;Substance;PT;note\n1;A;Rash;\n'
const known = {
  confidence: 0.6,
  reason: 'The header names a case, a drug and an event: "Report ID", "Substance" and "PT".',
}

describe('sniffTable', () => {
  it('knows a table of cases, plain, packed and longer than what is seen of it', async () => {
    expect(sniffTable(await sniffView(inputOf(table)))).toEqual(known)
    expect(sniffTable(await sniffView(inputOf(await gzipped(table))))).toEqual(known)
    const long = table + '2;B;"quoted; rash";\n'.repeat(10_000)
    expect(sniffTable(await sniffView(inputOf(long)))).toEqual(known)
  })

  it.each([
    ['', 'nothing'],
    ['primaryid$caseid$pt\n1$2$Rash\n', 'FAERS'],
    ['{"results":[{"safetyreportid":"1","drug":"A","reaction":"B"}]}', 'JSON'],
    ['drug,event,a,b,c,d\nA,Rash,1,2,3,4\n', 'counts'],
  ])('passes over %j: %s', async (text) => expect(sniffTable(await sniffView(inputOf(text)))).toBeNull())

  it('throws for no bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (head) => {
        expect(sniffTable({ name: 'random.csv', head })).toBeNull()
      }),
    ))
})
