import type { Adapter, AdapterInput, CaseTable } from '@aethersignal/model'
import { sniffView } from '@aethersignal/model/adapter'
import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { openFdaAdapter, openFdaAnimalAdapter, openFdaDeviceAdapter, openFdaFoodAdapter } from './openfda-adapter.js'

// The layouts are those that openFDA documents; the reports are made up.
const DEVICE = {
  mdr_report_key: '9988776',
  report_number: '1234567-2020-00001',
  event_type: 'Injury',
  date_received: '20200310',
  date_changed: '20200401',
  date_of_event: '20200228',
  product_problems: ['Battery Problem', 'Overheating of Device'],
  source_type: ['Health Professional'],
  device: [
    { device_sequence_number: '1', brand_name: 'CARDIOX', generic_name: 'DEFIBRILLATOR', lot_number: 'L1' },
    { device_sequence_number: '2', brand_name: 'LEAD 7', generic_name: '' },
  ],
  patient: [
    {
      patient_sequence_number: '1',
      patient_age: '14 WK',
      patient_sex: 'Female',
      patient_weight: '13.2 LBS',
      sequence_number_outcome: ['1. Hospitalization', 'Required Intervention'],
      patient_problems: ['Burn(s)', 'Battery Problem'],
    },
  ],
  mdr_text: [{ text_type_code: 'Description of Event or Problem', text: 'It was hot.' }],
}
const FOOD = {
  report_number: '2018-CFS-000001',
  date_created: '20180102',
  date_started: '20171224',
  consumer: { age: '18', age_unit: 'Month(s)', gender: 'F' },
  products: [
    { role: 'SUSPECT', name_brand: 'HERBAL TEA', industry_code: '31', industry_name: 'Coffee/Tea' },
    { role: 'CONCOMITANT', name_brand: 'VITAMIN D', industry_code: '54' },
    { role: 'SUSPECT', name_brand: 'REDACTED', industry_code: '54' },
  ],
  reactions: ['HALLUCINATION, VISUAL', 'VOMITING'],
  outcomes: ['Hospitalization', 'Visited Emergency Room'],
}
const ANIMAL = {
  unique_aer_id_number: 'USA-USFDACVM-2020-US-000001',
  report_id: 'A200999',
  original_receive_date: '20200501',
  onset_date: '20200420',
  serious_ae: 'false',
  number_of_animals_affected: '1',
  animal: {
    species: 'Dog',
    gender: 'Male',
    age: { min: '30.00', unit: 'Month', qualifier: 'Measured' },
    weight: { min: '20.000', unit: 'Kilogram' },
  },
  drug: [
    {
      brand_name: 'Combo Chew',
      active_ingredients: [{ name: 'Afoxolaner', dose: { numerator: '2' } }, { name: 'Milbemycin Oxime' }],
      route: 'Oral',
      first_exposure_date: '20200419',
      last_exposure_date: '20200419',
      ae_abated_after_stopping_drug: 'Yes',
    },
    { brand_name: 'MSK', active_ingredients: [{ name: 'MSK' }] },
    { brand_name: 'Plain Brand' },
  ],
  reaction: [
    { veddra_version: '2', veddra_term_code: '951', veddra_term_name: 'Vomiting' },
    { veddra_version: '2', veddra_term_code: '1', veddra_term_name: 'Death by euthanasia' },
  ],
  outcome: [{ medical_status: 'Euthanized', number_of_animals_affected: '1' }],
}

const page = (...results: readonly unknown[]) =>
  JSON.stringify(
    { meta: { terms: 'https://open.fda.gov/terms/', results: { total: results.length } }, results },
    null,
    2,
  )

function inputOf(text: string, name = 'page.json'): AdapterInput {
  const bytes = new TextEncoder().encode(text)
  return { name, size: bytes.length, stream: () => new Blob([bytes]).stream() }
}

async function load(adapter: Adapter<AdapterInput>, text: string) {
  const rows: Partial<Record<CaseTable, Record<string, unknown>[]>> = {}
  const run = adapter.read([inputOf(text)])
  for await (const batch of run.batches) {
    const columns = Object.entries(batch.columns) as [string, ArrayLike<unknown>][]
    for (let row = 0; row < batch.rows; row++) {
      rows[batch.table] ??= []
      rows[batch.table]?.push(Object.fromEntries(columns.map(([name, values]) => [name, values[row]])))
    }
  }
  return { rows, report: run.report() }
}

const forms: readonly (readonly [string, (...reports: readonly unknown[]) => string])[] = [
  ['a page', page],
  ['a list', (...reports) => JSON.stringify(reports)],
  ['a report a line', (...reports) => reports.map((report) => `${JSON.stringify(report)}\r\n`).join('')],
]

describe('openFdaDeviceAdapter', () => {
  it.each(forms)('reads %s', async (_, write) => {
    const { rows } = await load(openFdaDeviceAdapter, write(DEVICE))
    expect(rows.case).toMatchObject([
      {
        reportId: '9988776-20200401',
        caseId: '1234567-2020-00001',
        versionDate: 20200401,
        receivedDate: 20200310,
        eventDate: 20200228,
        sex: 'F',
        ageVerbatim: '14 WK',
        serious: 1,
        senderCaseNumber: '9988776',
      },
    ])
    expect(rows.case![0]!.ageYears).toBeCloseTo(14 / 52.1775, 12)
    expect(rows.case![0]!.weightKilograms).toBeCloseTo(13.2 * 0.45359237, 12)
    expect(rows.case![0]!.extra).toContain('It was hot.')
    expect(rows.drug!.map(({ role, verbatim, names, lot }) => [role, verbatim, names, lot])).toEqual([
      ['PS', 'CARDIOX', 'DEFIBRILLATOR', 'L1'],
      ['PS', 'LEAD 7', 'LEAD 7', null],
    ])
    expect(rows.event!.map(({ term, extra }) => [term, extra])).toEqual([
      ['Battery Problem', '{"problem":"device"}'],
      ['Overheating of Device', '{"problem":"device"}'],
      ['Burn(s)', '{"problem":"patient"}'],
      ['Battery Problem', '{"problem":"patient"}'],
    ])
    expect(rows.outcome!.map(({ code }) => code)).toEqual(['HO', 'RI'])
  })

  it.each([
    ['Malfunction', [], 0, []],
    ['M', ['* '], 0, []],
    ['Death', [], 1, ['DE']],
    ['', ['1. R', 'L'], 1, ['RI', 'LT']],
    ['Other', ['No Information'], null, []],
  ])('takes %j with %j for serious %s', async (event_type, sequence_number_outcome, serious, codes) => {
    const report = { ...DEVICE, event_type, patient: [{ sequence_number_outcome }] }
    const { rows } = await load(openFdaDeviceAdapter, page(report))
    expect(rows.case![0]!.serious === serious || (serious === null && Number(rows.case![0]!.serious) < 0)).toBe(true)
    expect((rows.outcome ?? []).map(({ code }) => code)).toEqual(codes)
  })

  it('numbers by the key where there is no number, and says what it does not know', async () => {
    const { report_number: _, ...rest } = DEVICE
    const two = { ...rest, patient: [...DEVICE.patient, { sequence_number_outcome: ['Abducted'] }] }
    const { rows, report } = await load(openFdaDeviceAdapter, page(two, { event_type: 'Malfunction', device: [] }))
    expect(rows.case).toMatchObject([{ caseId: '9988776', sex: null }])
    expect(report.files[0]!.repairs).toEqual({ 'outcome-not-recognised': 1, 'several-patients': 1 })
    expect(report.files[0]!.quarantined.map(({ code }) => code)).toEqual(['missing-report-id'])
    expect(report.warnings.map(({ code }) => code)).toEqual(['device-problems'])
  })
})

describe('openFdaFoodAdapter', () => {
  it.each(forms)('reads %s', async (_, write) => {
    const { rows, report } = await load(openFdaFoodAdapter, write(FOOD))
    expect(rows.case).toMatchObject([
      { caseId: '2018-CFS-000001', receivedDate: 20180102, eventDate: 20171224, sex: 'F', ageYears: 1.5, serious: 1 },
    ])
    expect(rows.drug!.map(({ role, names }) => [role, names])).toEqual([
      ['PS', 'HERBAL TEA'],
      ['C', 'VITAMIN D'],
      ['PS', null],
    ])
    expect(rows.event!.map(({ term }) => term)).toEqual(['HALLUCINATION, VISUAL', 'VOMITING'])
    expect(rows.outcome!.map(({ code }) => code)).toEqual(['HO'])
    expect(rows.case![0]!.extra).toBe('{"outcomes":["Visited Emergency Room"]}')
    expect(report.files[0]!.repairs).toEqual({ 'product-redacted': 1 })
  })
})

describe('openFdaAnimalAdapter', () => {
  it.each(forms)('reads %s', async (_, write) => {
    const { rows } = await load(openFdaAnimalAdapter, write(ANIMAL))
    expect(rows.case).toMatchObject([
      {
        caseId: 'USA-USFDACVM-2020-US-000001',
        receivedDate: 20200501,
        eventDate: 20200420,
        sex: 'M',
        ageYears: 2.5,
        weightKilograms: 20,
        serious: 1,
        senderCaseNumber: 'A200999',
      },
    ])
    expect(rows.drug!.map(({ role, verbatim, names, dechallenge }) => [role, verbatim, names, dechallenge])).toEqual([
      ['PS', 'Combo Chew', 'AFOXOLANER\u001fMILBEMYCIN OXIME', 'Y'],
      ['PS', null, null, null],
      ['PS', 'Plain Brand', 'PLAIN BRAND', null],
    ])
    expect(rows.therapy).toMatchObject([{ sequence: 1, startDate: 20200419, endDate: 20200419 }])
    expect(rows.event!.map(({ term }) => term)).toEqual(['Vomiting', 'Death by euthanasia'])
    expect(rows.outcome!.map(({ code }) => code)).toEqual(['DE'])
    expect(rows.case![0]!.extra).toContain('"species":"Dog"')
  })

  it('takes no age of a range', async () => {
    const animal = { gender: 'Mixed', age: { min: '1', max: '9', unit: 'Year' } }
    const { rows, report } = await load(openFdaAnimalAdapter, page({ ...ANIMAL, animal }))
    expect(rows.case).toMatchObject([{ sex: null, ageYears: Number.NaN }])
    expect(rows.case![0]!.extra).toContain('"max":"9"')
    expect(report.files[0]!.repairs).toMatchObject({ 'age-range': 1 })
  })
})

describe('the kinds of openFDA', () => {
  const adapters = [openFdaAdapter, openFdaDeviceAdapter, openFdaFoodAdapter, openFdaAnimalAdapter]

  it.each([
    [{ safetyreportid: '1', patient: {} }, 'openfda'],
    [DEVICE, 'openfda-device'],
    [FOOD, 'openfda-food'],
    [ANIMAL, 'openfda-animal'],
    [{ recall_number: 'F-1', report_number: '1' }, null],
  ])('are told apart: %#', async (report, source) => {
    for (const [, write] of forms) {
      const view = await sniffView(inputOf(write(report)))
      const known: string[] = []
      for (const adapter of adapters) if ((await adapter.sniff(view)) !== null) known.push(adapter.id)
      expect(known).toEqual(source === null ? [] : [source])
    }
  })

  it.each([
    [openFdaDeviceAdapter, DEVICE, 'mdr_report_key'],
    [openFdaFoodAdapter, FOOD, 'report_number'],
    [openFdaAnimalAdapter, ANIMAL, 'unique_aer_id_number'],
  ] as const)('conform, and keep what is damaged: %#', async (adapter, report, key) => {
    const damaged = `[\n${JSON.stringify(report)},\n{"${key}": 1 2},\n7]`
    expect(
      await checkAdapter({
        adapter,
        inputs: [inputOf(page(report, report), 'a.json'), inputOf(damaged, 'b.json')],
        broken: [
          { name: 'nothing', inputs: [inputOf('', 'a')], code: 'input/empty' },
          { name: 'another kind', inputs: [inputOf(page({ safetyreportid: '1' }), 'a')], code: 'input/not-recognised' },
          { name: 'cut off', inputs: [inputOf(page(report).slice(0, 300), 'a')], code: 'input/unreadable' },
        ],
        expected: { rowsIn: 5, quarantined: 2, rows: { case: 3 } },
      }),
    ).toEqual([])
  })
})
