import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { recogniseKnownTable } from '../profile-adapters.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { evvetAdapter } from './evvet-profile.js'
import { listedNames } from './listed-names.js'

// The layout is that of the listings of adrreports.eu/vet; the reports are made up.
const TEXT = `Case number,AER form,Received date,Reporter,Country,Gender,Species,Breed,Drug,Reaction,Animals affected,Animals treated,Animals died
FR-ANMV-21 ANMV 00001,"<a href=""/x""> AER </a>",2021-12-06 00:00:00,Veterinarian,France,MALE,Cat,European,"Product A 7 mg/ml - Solution for injection, Product B 5 mg/ml Oral Solution","Death by euthanasia, Circulatory collapse (see also Neurological, Systemic disorders), Pruritus",1,1,1
BEL-X-2021-BE-00002,,2021-12-07 00:00:00,Animal owner,Belgium,MIXED,Dog,"Kelpie, Dog (other)","Vet. 100 mg/ml injektionsvæske, opløsning, Other, 50 mg/ml",Weight loss,4,4,
BEL-X-2021-BE-00002,,2021-12-07 00:00:00,Animal owner,Belgium,MIXED,Dog,,X,Y,4,4,
,,2021-12-07 00:00:00,,,,Dog,,X,Y,1,1,
`

describe('evvetAdapter', () => {
  it('reads reports on animals', async () => {
    const input = inputOf(TEXT, [50], 'product-2021.csv')
    expect((await recogniseKnownTable(input))?.adapter.id).toBe('evvet')
    const { tables, report } = await rowsOf(evvetAdapter.read([input]))
    expect(tables.case).toMatchObject([
      { caseId: 'FR-ANMV-21 ANMV 00001', receivedDate: 20211206, sex: 'M', country: 'FR', serious: 1 },
      { caseId: 'BEL-X-2021-BE-00002', sex: null, country: 'BE', serious: null },
    ])
    expect(tables.drug.map(({ caseOrdinal, verbatim, role }) => [caseOrdinal, verbatim, role])).toEqual([
      [0, 'Product A 7 mg/ml - Solution for injection', 'PS'],
      [0, 'Product B 5 mg/ml Oral Solution', 'PS'],
      [1, 'Vet. 100 mg/ml injektionsvæske, opløsning', 'PS'],
      [1, 'Other, 50 mg/ml', 'PS'],
    ])
    expect(tables.event.map(({ term }) => term)).toEqual([
      'Death by euthanasia',
      'Circulatory collapse (see also Neurological, Systemic disorders)',
      'Pruritus',
      'Weight loss',
    ])
    expect(tables.outcome.map(({ code }) => code)).toEqual(['DE'])
    expect(tables.case[1]!.extra).toContain('"Gender":"MIXED"')
    expect(report.files[0]!.quarantined.map(({ code }) => code)).toEqual(['report-repeated', 'case-id-missing'])
    expect(report.warnings.map(({ code }) => code)).toEqual(['query-universe', 'animal-reports'])
  })

  it('conforms', async () => {
    expect(
      await checkAdapter({
        adapter: evvetAdapter,
        inputs: [inputOf(TEXT, [50, 1], 'a.csv')],
        broken: [
          { name: 'another table', inputs: [inputOf('case_id,drug,event\n1,a,b\n')], code: 'input/not-recognised' },
        ],
        expected: { rowsIn: 4, quarantined: 2, rows: { case: 2, drug: 4, event: 4 } },
      }),
    ).toEqual([])
  })
})

describe('listedNames', () => {
  it.each([
    ['', []],
    ['One', ['One']],
    ['One, Two,Three', ['One', 'Two,Three']],
    ['A (b, C), A (b, C)', ['A (b, C)']],
    ['X (open, Y', ['X (open, Y']],
    ['Ένα, Δύο', ['Ένα', 'Δύο']],
  ])('reads %j', (cell, names) => {
    expect(listedNames(cell)).toEqual(names)
  })
})
