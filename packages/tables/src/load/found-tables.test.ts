import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { casesOf, inputOf, type LoadedCase } from '../csv-text.fixture.js'
import { csvAdapter } from '../index.js'

async function read(name: string) {
  return casesOf(csvAdapter.read([inputOf(readFileSync(sharedData(`data/found/${name}`)), [], name)]))
}

const reports = (cases: readonly LoadedCase[], namesOf: (each: LoadedCase) => readonly string[]) => {
  const counts: Record<string, number> = {}
  for (const each of cases) for (const name of new Set(namesOf(each))) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
const byEvent = (cases: readonly LoadedCase[]) => reports(cases, ({ events }) => events.map(({ term }) => term))
const byDrug = (cases: readonly LoadedCase[]) =>
  reports(cases, ({ drugs }) => drugs.map(({ name, role }) => `${name} ${role}`))

describe.skipIf(!hasSharedData)('tables that were found to be read wrongly', () => {
  it.each([
    ['comma-joined-cells.csv', { Vomiting: 4, Lethargy: 3, Diarrhoea: 2, Polyuria: 2 }],
    ['comma-joined-none-alone.csv', { Rash: 3, Nausea: 3, Fall: 2 }],
    ['python-lists.csv', { Rash: 2, Nausea: 2, Fall: 2 }],
    ['html-entities.csv', { "Crohn's disease": 2, 'Alanine < normal': 1 }],
  ])('%s gives its reactions', async (name, events) => expect(byEvent((await read(name)).cases)).toEqual(events))

  it('a flattened openFDA table gives roles, sex and age', async () => {
    const { cases } = await read('openfda-flattened.csv')
    const latest = [...new Map(cases.map((each) => [each.id, each])).values()]
    expect(byDrug(latest)).toEqual({ 'WARFARIN PS': 2, 'BISOPROLOL C': 2, 'BISOPROLOL PS': 1, 'ATORVASTATIN PS': 1 })
    expect(cases.map(({ sex, ageYears }) => [sex, ageYears])).toContainEqual(['F', 71])
    expect(cases.every(({ sex, ageYears }) => sex !== null && ageYears !== null)).toBe(true)
  })

  it('the term that was searched for is no drug of the report', async () => {
    expect(byDrug((await read('query-drug.csv')).cases)).toEqual({
      'VEDOLIZUMAB PS': 1,
      'METFORMIN PS': 1,
      'WARFARIN PS': 1,
      'ASPIRIN PS': 1,
      'ATORVASTATIN PS': 1,
    })
  })

  it('tables of two eras keep their dates and sexes', async () => {
    const { cases, report } = await read('two-eras-stacked.csv')
    expect(cases.map(({ receivedDate }) => receivedDate)).toEqual([20121120, 20150110, 20160110, 20170110, 20121203])
    expect(cases.map(({ sex }) => sex).join('')).toBe('FMFFM')
    expect(report.warnings.map(({ code, count }) => `${code} ${count}`)).toEqual([
      'role-assumed 5',
      'columns-combined 2',
      'columns-combined 3',
      'columns-differ 5',
    ])
  })
})
