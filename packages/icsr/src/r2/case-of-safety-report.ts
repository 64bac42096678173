import {
  type CaseChild,
  outcomesOf,
  readAge,
  readWeight,
  rolesOfE2b,
  type WholeCase,
} from '@aethersignal/model/adapter'
import { countryOf } from '../country-of.js'
import { fromCodes, REPORT_TYPES, REPORTER_SOURCES, REPORTER_TYPES, SEXES } from '../e2b-codes.js'
import type { IcsrCase } from '../icsr-case.js'
import type { NoteRepair } from '../reason-codes.js'
import { drugOf } from './drug-of-r2.js'
import { eventOf } from './event-of-r2.js'
import { earliest, readDate } from './read-date.js'
import { ReportFields } from './report-fields.js'
import type { SafetyReport } from './safety-report.js'

/** FDA's XML quarters write the date of the event so (FAERS FAQ 34). */
const NARRATIVE_DATE = /CASE EVENT DATE:\s*(\d{4,8})\b/i

const SERIOUSNESS = {
  death: 'seriousnessdeath',
  lifeThreatening: 'seriousnesslifethreatening',
  hospitalisation: 'seriousnesshospitalization',
  disability: 'seriousnessdisabling',
  congenitalAnomaly: 'seriousnesscongenitalanomali',
  other: 'seriousnessother',
} as const

/**
 * The case of a report under the names of E2B(R2): of ICSR XML, of FDA's XML quarters and of openFDA. Null where it has no
 * `safetyreportid`. `note` is told what was made good.
 *
 * The report id is the case id and `-v` with the version; without a version it is the case id. The current version of a
 * case has the highest `safetyreportversion`, then the latest date of most recent information. Codes become those of
 * FAERS (`PS`, `MD`, `Y`); what the tables have no column for, or cannot read, stays in `extra` under its name.
 *
 * Drugs and reactions are looked for in `patient`, and, as some writers put them, in the report itself.
 */
export function caseOfSafetyReport(report: SafetyReport, note: NoteRepair = () => undefined): IcsrCase | null {
  const fields = new ReportFields(report)
  const [patientReport = {}, ...otherPatients] = fields.objects('patient')
  const patient = new ReportFields(patientReport)
  const caseId = fields.text('safetyreportid', 'id')
  if (caseId === null) return null
  const version = fields.peek('safetyreportversion')
  const versionNumber = version !== null && /^\d{1,15}$/.test(version) ? Number(version) : null
  if (versionNumber !== null) fields.take('safetyreportversion')
  const nullified = isNullified(fields)
  if (!nullified && mentionsNullification(fields)) note('nullification-unclear')
  const events: CaseChild<'event'>[] = []
  const reactions = [...patient.objects('reaction'), ...fields.objects('reaction')]
  const drugs = [...patient.objects('drug'), ...fields.objects('drug')]
  const onsets: number[] = []
  for (const reaction of reactions) {
    const { row, onset } = eventOf(reaction, note)
    events.push(row)
    onsets.push(onset)
  }
  const roles = rolesOfE2b(drugs.map((drug) => new ReportFields(drug).peek('drugcharacterization')))
  const drugRows = drugs.map((drug, index) => drugOf(drug, index + 1, roles[index], note))
  const eventDate = earliest(onsets) ?? narrativeDate(fields, patientReport, note)
  const age = ageOf(patient, note)
  const weight = weightOf(patient, note)
  const sources = fields.objects('primarysource')
  const source = new ReportFields(sources[0] ?? {})
  const duplicate = new ReportFields(new ReportFields(report).objects('reportduplicate')[0] ?? {})
  const reporterCountry = countryOf(source.peek('reportercountry', 'country'), note)
  const latest = fields.peek('dateofmostrecentinformation') === null ? 'receiptdate' : 'dateofmostrecentinformation'
  const sex = fromCodes(SEXES, patient.peek('patientsex'))
  if (sex !== undefined) patient.take('patientsex')
  const caseRow = {
    reportId: versionNumber === null ? caseId : `${caseId}-v${versionNumber}`,
    caseId,
    version: versionNumber,
    versionDate: readDate(fields, latest, note),
    receivedDate: readDate(fields, 'receivedate', note),
    eventDate,
    sex,
    ...age,
    ...weight,
    country:
      countryOf(fields.text('occurcountry', 'country'), note) ??
      countryOf(fields.peek('primarysourcecountry', 'country'), note) ??
      reporterCountry,
    reporterCountry,
    serious: seriousnessOf(fields),
    reporterType: fromCodes(REPORTER_TYPES, source.peek('qualification')),
    reportType: reportTypeOf(fields),
    sender: duplicate.peek('duplicatesource') ?? senderOf(report),
    senderCaseNumber: fields.text('companynumb') ?? fields.text('authoritynumb') ?? duplicate.peek('duplicatenumb'),
  }
  const outcomes = outcomesOf(flagsOf(fields)).map((code) => ({ code }))
  const patientExtra = patient.extra()
  const extra = fields.extra({
    ...(patientExtra !== null && { patient: JSON.parse(patientExtra) as unknown }),
    ...(otherPatients.length > 0 && { otherPatients }),
    ...(nullified && { nullified: true, drug: drugs, reaction: reactions }),
  })
  return {
    nullified,
    case: { ...caseRow, extra },
    // A nullified report counts for nothing: what it held stays in `extra`.
    drugs: nullified ? [] : drugRows.map(({ drug }) => drug),
    events: nullified ? [] : events,
    outcomes: nullified ? [] : outcomes,
    indications: nullified ? [] : drugRows.flatMap(({ indications }) => indications),
    therapies: nullified ? [] : drugRows.flatMap(({ therapies }) => therapies),
    reporters: sources.map(reporterOf),
  }
}

/** E2B(R2) A.1.13; `reportnullification` is what some writers call it. */
const NULLIFICATION = ['casenullification', 'reportnullification']

function isNullified(fields: ReportFields): boolean {
  return NULLIFICATION.some((name) => /^(1|true|yes)$/i.test(fields.peek(name)?.trim() ?? ''))
}

/** Whether there is a reason for a nullification (A.1.13.1), or a value in its place that says neither yes nor no. */
function mentionsNullification(fields: ReportFields): boolean {
  if ((fields.peek('nullificationreason') ?? '').trim() !== '') return true
  return NULLIFICATION.some((name) => !/^(|0|2|false|no)$/i.test(fields.peek(name)?.trim() ?? ''))
}

function flagsOf(fields: ReportFields) {
  return Object.fromEntries(Object.entries(SERIOUSNESS).map(([flag, name]) => [flag, fields.peek(name) === '1']))
}

function seriousnessOf(fields: ReportFields): number | null {
  const written = fields.peek('serious')
  const flags = Object.values(SERIOUSNESS)
  const flagged = flags.some((name) => fields.peek(name) === '1')
  if (flags.every((name) => ['1', '2', null].includes(fields.peek(name)))) fields.take(...flags)
  if (written === '1' || written === '2') fields.take('serious')
  if (written === '1' || flagged) return 1
  return written === '2' ? 0 : null
}

function reportTypeOf(fields: ReportFields): string | null {
  const type = fromCodes(REPORT_TYPES, fields.peek('reporttype'))
  if (type !== undefined) fields.take('reporttype')
  return type ?? null
}

function senderOf(report: SafetyReport): string | null {
  return new ReportFields(new ReportFields(report).objects('sender')[0] ?? {}).peek('senderorganization')
}

function reporterOf(source: SafetyReport): CaseChild<'reporter'> {
  const fields = new ReportFields(source)
  return { code: fromCodes(REPORTER_SOURCES, fields.peek('qualification')), extra: fields.extra() }
}

function ageOf(patient: ReportFields, note: NoteRepair): Partial<WholeCase['case']> {
  const written = patient.text('patientonsetage')
  const unit = patient.text('patientonsetageunit')
  if (written === null) return {}
  const { years, issue } = readAge(written, unit ?? '')
  if (issue !== null) note(issue)
  return { ageYears: years, ageVerbatim: unit === null ? written : `${written} ${unit}`, ageIssue: issue }
}

function weightOf(patient: ReportFields, note: NoteRepair): Partial<WholeCase['case']> {
  const written = patient.text('patientweight')
  if (written === null) return {}
  const { kilograms, issue } = readWeight(written, 'KG')
  if (issue !== null) note(issue)
  return { weightKilograms: kilograms, weightVerbatim: `${written} kg` }
}

function narrativeDate(fields: ReportFields, patient: SafetyReport, note: NoteRepair): number | null {
  const summary = new ReportFields(new ReportFields(patient).objects('summary')[0] ?? {})
  const narrative = summary.peek('narrativeincludeclinical') ?? fields.peek('narrativeincludeclinical')
  const written = NARRATIVE_DATE.exec(narrative ?? '')?.[1]
  if (written === undefined) return null
  return readDate(new ReportFields({ eventdate: written }), 'eventdate', note)
}
