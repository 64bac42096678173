import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'

async function drugsOf(header: string, ...rows: readonly string[]) {
  const { cases } = await casesOf(tableAdapter().read([inputOf(`${[header, ...rows].join('\n')}\n`)]))
  return cases.map(({ drugs }) => drugs.map(({ name, role }) => `${name} ${role}`))
}

describe('columns named after the role of their drugs', () => {
  it.each([
    ['suspect_1,suspect_2,conmed_1', ['HEPARIN PS', 'METFORMIN C', 'WARFARIN PS']],
    ['primary_suspect,secondary_suspect,concomitant', ['HEPARIN SS', 'METFORMIN C', 'WARFARIN PS']],
    ['Suspect 1,Suspect 2,Concomitant 1', ['HEPARIN PS', 'METFORMIN C', 'WARFARIN PS']],
  ])('%s', async (columns, drugs) => {
    const header = `case_id,${columns},event_1,event_2`
    const [first, second] = await drugsOf(header, '1,WARFARIN,HEPARIN,METFORMIN,Rash,Fall', '2,WARFARIN,,,Rash,')
    expect(first!.toSorted()).toEqual(drugs)
    expect(second).toEqual(['WARFARIN PS'])
  })

  it.each(['Y', 'yes', '1', 'true', 'x', 'PS', 'Suspect', 'ja', 'oui', 'not suspected'])(
    'hold no drugs where they hold marks such as %s',
    async (mark) => {
      const header = 'case_id,drug,suspect,event'
      const drugs = await drugsOf(header, `1,WARFARIN,${mark},Rash`, `2,HEPARIN,${mark},Rash`)
      expect(drugs.map((each) => each.map((drug) => drug.split(' ')[0]))).toEqual([['WARFARIN'], ['HEPARIN']])
    },
  )

  it.each(['drug_of_interest', 'interest_drug', 'target_drug', 'query_drug', 'searched_drug'])(
    'win over %s, which is what was searched for',
    async (name) => {
      const drugs = await drugsOf(`case_id,${name},suspect_drugs,event`, '1,METFORMIN,WARFARIN,Rash')
      expect(drugs).toEqual([['WARFARIN PS']])
    },
  )
})
