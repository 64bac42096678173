import { type IcsrCase, ReportFields, type SafetyReport } from '@aethersignal/icsr'
import { normaliseName } from '@aethersignal/model'
import {
  type CaseChild,
  maudeEventType,
  maudeOutcome,
  type OutcomeCode,
  readCountry,
} from '@aethersignal/model/adapter'
import type { OpenFdaKind } from './openfda-kind.js'
import { ageOf, dateOf, extraOf, type Note, sexOf, weightOf } from './report-values.js'

/** Device events: the reports of MAUDE. */
export const DEVICE_EVENTS: OpenFdaKind = {
  source: 'openfda-device',
  version: '1',
  title: 'device events',
  endpoint: 'device/event',
  reportKey: 'mdr_report_key',
  caseOf: caseOfDeviceReport,
  caution: [
    'device-problems',
    'Events of device reports are problems of the device and problems of the patient, side by side; each says in its extra which it is. Devices stand in the place of drugs, under their generic name, else their brand.',
  ],
}

/**
 * The case of a report of MAUDE. Its number is `report_number`, which the supplements of a report share, else `mdr_report_key`;
 * of several versions the one changed or received last counts. A report on an injury is serious (21 CFR 803.3), and one
 * on a death has that outcome; a malfunction without outcomes is not serious.
 */
function caseOfDeviceReport(report: SafetyReport, note: Note): IcsrCase | null {
  const fields = new ReportFields(report)
  const key = fields.text('mdr_report_key', 'id')
  const number = fields.text('report_number', 'id')
  const caseId = number ?? key
  if (caseId === null) return null
  const received = dateOf(fields, 'date_received', note)
  const versionDate = dateOf(fields, 'date_changed', note) ?? received
  const patients = fields.objects('patient').map((patient) => new ReportFields(patient))
  const outcomes = new Set<OutcomeCode>()
  for (const patient of patients) {
    for (const written of patient.texts('sequence_number_outcome', 'attribute')) {
      const code = maudeOutcome(written)
      if (code === undefined) note('outcome-not-recognised')
      else if (code !== null) outcomes.add(code)
    }
  }
  const type = maudeEventType(fields.peek('event_type', 'attribute') ?? '')
  if (type === 'death') outcomes.add('DE')
  const events = [
    ...fields.texts('product_problems', 'event').map((term) => eventOf(term, 'device')),
    ...patients
      .flatMap((patient) => patient.texts('patient_problems', 'event'))
      .map((term) => eventOf(term, 'patient')),
  ]
  const country = readCountry(fields.text('event_country', 'country') ?? '')
  const drugs = fields.objects('device').map((device, at) => deviceOf(device, at + 1, note))
  const reporters = fields.texts('source_type', 'attribute').map((code) => ({ code }))
  const only = patients.length === 1 ? patients[0]! : null
  if (patients.length > 1) note('several-patients')
  const [, age = null, unit = null] = /^(\S+)\s*(.*)$/.exec(only?.text('patient_age', 'attribute') ?? '') ?? []
  const [, weight = null, weightUnit = null] =
    /^([\d.]+)\s*(.*)$/.exec(only?.text('patient_weight', 'attribute') ?? '') ?? []
  const sex = sexOf(only?.peek('patient_sex', 'attribute') ?? null)
  if (sex !== null) only?.take('patient_sex')
  const rest = patients.flatMap((patient) => {
    const extra = patient.extra()
    return extra === null ? [] : [JSON.parse(extra) as unknown]
  })
  return {
    nullified: false,
    case: {
      reportId: `${key ?? caseId}${versionDate === null ? '' : `-${versionDate}`}`,
      caseId,
      versionDate,
      receivedDate: received,
      eventDate: dateOf(fields, 'date_of_event', note),
      sex,
      ...ageOf(age, unit === 'DA' ? 'DY' : unit, note),
      ...weightOf(weight, weightUnit, note),
      country: country?.country ?? null,
      serious: outcomes.size > 0 || type === 'injury' ? 1 : type === 'malfunction' ? 0 : null,
      reporterType: fields.text('reporter_occupation_code', 'attribute'),
      reportType: fields.text('report_source_code', 'attribute'),
      sender: fields.text('manufacturer_name', 'text'),
      senderCaseNumber: key,
      extra: fields.extra(rest.length > 0 ? { patient: rest } : {}),
    },
    drugs,
    events,
    outcomes: [...outcomes].map((code) => ({ code })),
    indications: [],
    therapies: [],
    reporters,
  }
}

function eventOf(term: string, problem: 'device' | 'patient'): CaseChild<'event'> {
  return { term, extra: JSON.stringify({ problem }) }
}

function deviceOf(device: SafetyReport, sequence: number, note: Note): CaseChild<'drug'> {
  const fields = new ReportFields(device)
  const verbatim = fields.text('brand_name', 'drug')
  const ingredient = fields.text('generic_name', 'drug')
  const names = normaliseName(ingredient ?? '') ?? normaliseName(verbatim ?? '')
  if (names === null) note('missing-drug')
  return {
    sequence,
    role: 'PS',
    verbatim,
    ingredient,
    names,
    nameSource: names === null ? null : ingredient === null ? 'verbatim' : 'prod_ai',
    lot: fields.text('lot_number', 'attribute'),
    extra: extraOf(JSON.parse(fields.extra() ?? '{}') as Readonly<Record<string, unknown>>),
  }
}
