import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'
import { namedField } from '../table/named-field.js'
import { asJson, asText, asWorkbook } from '../table-forms.fixture.js'

describe('namedField', () => {
  it.each([
    ['patient_drug_medicinalproduct', 'drug'],
    ['patient.drug.0.medicinalproduct', 'drug', 0],
    ['patient/drug/medicinalproduct', 'drug'],
    ['patient.drug[2].medicinalProduct', 'drug', 2],
    ['drug[0].name', 'drug', 0],
    ['drugs.name', 'drug'],
    ['PatientDrugMedicinalproduct', 'drug'],
    ['drug_names', 'drug'],
    ['Name of the drug', 'drug'],
    ['Medications', 'drug'],
    ['patient_drug_drugcharacterization', 'role'],
    ['drug[1].role', 'role', 1],
    ['drug_roles', 'role'],
    ['patient.reaction.reactionmeddrapt', 'event'],
    ['patient:reaction:1:reactionmeddrapt', 'event', 1],
    ['reactions', 'event'],
    ['Adverse Events', 'event'],
    ['PTs', 'event'],
    ['REAC.pt', 'event'],
    ['patient_patientsex', 'sex'],
    ['patient.patientsex', 'sex'],
    ['DEMO.sex', 'sex'],
    ['sex.1', 'sex'],
    ['sex_x', 'sex'],
    ['sex...7', 'sex'],
    ['patient__patientonsetage', 'age'],
    ['patient patientonsetageunit', 'ageUnit'],
    ['occurcountry', 'country'],
    ['primarysource.reportercountry', 'country'],
    ['date of report', 'receivedDate'],
    ['reaction.onset_date', 'eventDate'],
    ['safetyreport.safetyreportid', 'caseId'],
    ['suspect_drugs', 'drug'],
    ['Concomitant medications', 'drug'],
  ])('%s is %s', (name, field, number: number | null = null) =>
    expect(namedField(name)).toMatchObject({ field, number }),
  )

  it.each([
    'query_drug',
    'search_term',
    'all_drugs_count',
    'drug_date',
    'drug.openfda.brand_name',
    'patient.drug.drugindication',
    'drug_reaction_date',
    'results.drug',
    'data.reaction',
    'con',
    'suspect_drug_start_date',
    'age_1_2',
    'cases',
    '',
  ])('%s is none', (name) => expect(namedField(name)).toBeNull())
})

async function read(content: string | Uint8Array) {
  const { cases, report } = await casesOf(tableAdapter().read([inputOf(content)]))
  return {
    cases: cases.map(({ drugs, events, sex }) => [
      drugs.map(({ name, role }) => `${name} ${role}`).join(),
      events.map(({ term }) => term).join(),
      sex,
    ]),
    warnings: report.warnings.map(({ code, count }) => `${code} ${count}`),
  }
}

describe('columns of a flattened report', () => {
  const cases = [
    ['WARFARIN PS,BISOPROLOL C', 'Haemorrhage,Nausea', 'F'],
    ['BISOPROLOL PS', 'Syncope', 'M'],
  ]
  const joined = (drug: string, role: string, event: string, sex: string) => ({
    header: ['safetyreportid', sex, drug, role, event],
    rows: [
      ['1', '2', 'WARFARIN;BISOPROLOL', 'suspect;concomitant', 'Haemorrhage;Nausea'],
      ['2', '1', 'BISOPROLOL', '1', 'Syncope'],
    ],
  })

  it.each([
    [
      '_',
      joined(
        'patient_drug_medicinalproduct',
        'patient_drug_drugcharacterization',
        'patient_reaction_reactionmeddrapt',
        'patient_patientsex',
      ),
    ],
    [
      '.',
      joined(
        'patient.drug.medicinalproduct',
        'patient.drug.drugcharacterization',
        'patient.reaction.reactionmeddrapt',
        'patient.patientsex',
      ),
    ],
    [
      '/',
      joined(
        'patient/drug/medicinalproduct',
        'patient/drug/drugcharacterization',
        'patient/reaction/reactionmeddrapt',
        'patient/patientsex',
      ),
    ],
    [
      'numbers',
      {
        header: [
          'safetyreportid',
          'patient.drug.0.medicinalproduct',
          'patient.drug.0.drugcharacterization',
          'patient.drug.1.medicinalproduct',
          'patient.drug.1.drugcharacterization',
          'patient.reaction.0.reactionmeddrapt',
          'patient.reaction.1.reactionmeddrapt',
          'patient.patientsex',
        ],
        rows: [
          ['1', 'WARFARIN', '1', 'BISOPROLOL', '2', 'Haemorrhage', 'Nausea', '2'],
          ['2', 'BISOPROLOL', '1', '', '', 'Syncope', '', '1'],
        ],
      },
    ],
    [
      'columns of roles',
      {
        header: ['report_id', 'query_drug', 'suspect_drugs', 'concomitant_drugs', 'reactions', 'sex'],
        rows: [
          ['1', 'bisoprolol', 'WARFARIN', 'BISOPROLOL', 'Haemorrhage; Nausea', 'female'],
          ['2', 'bisoprolol', 'BISOPROLOL', '', 'Syncope', 'male'],
        ],
      },
    ],
  ])('are read with roles and sex: %s', async (_, table) => {
    for (const form of [asText(table, ','), asJson(table), asWorkbook({ Sheet: table })]) {
      expect(await read(form)).toEqual({ cases, warnings: [] })
    }
  })

  it('are read from nested JSON', async () => {
    const drug = (medicinalproduct: string, drugcharacterization: string) => ({
      medicinalproduct,
      drugcharacterization,
    })
    const reports = [
      {
        safetyreportid: '1',
        patient: {
          patientsex: '2',
          drug: [drug('WARFARIN', '1'), drug('BISOPROLOL', '2')],
          reaction: [{ reactionmeddrapt: 'Haemorrhage' }, { reactionmeddrapt: 'Nausea' }],
        },
      },
      {
        safetyreportid: '2',
        patient: { patientsex: '1', drug: [drug('BISOPROLOL', '1')], reaction: [{ reactionmeddrapt: 'Syncope' }] },
      },
    ]
    for (const text of [JSON.stringify(reports), reports.map((each) => `${JSON.stringify(each)}\n`).join('')]) {
      expect(await read(text)).toEqual({ cases, warnings: [] })
    }
  })
})

describe('columns that mean the same', () => {
  it('fill the gaps of each other, and differences are counted', async () => {
    const { cases, warnings } = await read(
      'caseid,drug,pt,gndr_cod,sex,role\n1,A,x,,Female,PS\n2,A,x,M,Male,PS\n3,A,x,F,M,PS\n4,A,x,,1,PS\n5,A,x,UNK,F,PS\n',
    )
    expect(cases.map(([, , sex]) => sex)).toEqual(['F', 'M', 'M', 'M', 'F'])
    expect(warnings).toEqual(['columns-differ 1'])
  })

  it('are said to say the same only where they do', async () => {
    const same = await read('caseid,drug,pt,sex,gender,role\n1,A,x,F,Female,PS\n2,A,x,M,,PS\n')
    expect(same.warnings).toEqual(['column-passed-over 1'])
    const empty = await read('caseid,drug,pt,sex,gender,role\n1,A,x,F,,PS\n')
    expect(empty.warnings).toEqual(['column-passed-over 0'])
  })

  it.each([
    ['drug,drug', 'A PS,B PS'],
    ['Drug,DRUG', 'A PS,B PS'],
    ['drug,drug.1', 'A PS,B PS'],
    ['drug_x,drug_y', 'A PS,B PS'],
    ['drug...2,drug...3', 'A PS,B PS'],
    ['drugname,substance', 'A PS'],
    ['drug_name,suspect_drug', 'B PS'],
    ['drugs,suspect_drugs', 'B PS'],
  ])('%s gives %s', async (names, drugs) => {
    const { cases } = await read(`case_id,${names},event\n1,A,B,x\n`)
    expect(cases[0]![0]).toBe(drugs)
  })

  it('pairs roles with drugs of columns that are named alike', async () => {
    expect((await read('case_id,drug,role,drug,role,event\n1,A,PS,B,C,x\n')).cases).toEqual([['A PS,B C', 'x', null]])
  })

  it('joins ids only where no row has two', async () => {
    const both = 'primaryid,report_id,drug,event,role\n11,,A,x,PS\n,7,B,x,PS\n'
    expect((await read(both)).warnings).toEqual(['columns-combined 1'])
    const kinds = 'case_id,report_id,drug,event,role\n1,9,A,x,PS\n2,8,B,x,PS\n3,7,B,x,PS\n,6,B,x,PS\n'
    const found = await read(kinds)
    expect(found.cases).toHaveLength(3)
    expect(found.warnings).toEqual(['column-passed-over 1', 'columns-differ 3'])
  })
})
