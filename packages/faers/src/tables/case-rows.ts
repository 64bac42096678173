import { MISSING_INTEGER, type PartKey } from '@aethersignal/model'
import { ColumnBuffer, readAge, readWeight } from '@aethersignal/model/adapter'
import type { QuarantineReason } from '../load/reason-codes.js'
import { detached } from '../values/drug-names.js'
import { readIdentifier } from '../values/identifier.js'
import { dateReader } from './date-reader.js'
import { ExtraColumns } from './extra-columns.js'
import type { ReportDirectory } from './report-directory.js'
import { fieldAt, indexIn, type RowWriter, textAt, type WriterContext } from './row-writer.js'

const PLACED = new Set([
  ...[
    'primaryid',
    'caseid',
    'caseversion',
    'fda_dt',
    'init_fda_dt',
    'event_dt',
    'sex',
    'age',
    'age_cod',
    'wt',
    'wt_cod',
  ],
  ...['reporter_country', 'occr_country', 'occp_cod', 'rept_cod', 'mfr_sndr', 'mfr_num'],
])

/** FAERS FAQ 21: this text stands for a country that is not known. */
const NO_COUNTRY = 'COUNTRY NOT SPECIFIED'

const MOST_SENDERS = 20_000

/** Writes DEMO as rows of `case` and enters each report in the directory of its quarter. */
export class CaseRows implements RowWriter {
  readonly buffer: ColumnBuffer<'case'>
  readonly #context: WriterContext
  readonly #reports: ReportDirectory
  readonly #extra: ExtraColumns
  readonly #senders = new Set<string>()
  readonly #at
  readonly #eventDate
  readonly #versionDate
  readonly #receivedDate

  constructor(part: PartKey, context: WriterContext, reports: ReportDirectory) {
    const { header } = context
    this.buffer = new ColumnBuffer(part, 'case')
    this.#context = context
    this.#reports = reports
    this.#extra = new ExtraColumns(header, PLACED)
    this.#at = {
      key: indexIn(header, 'primaryid'),
      caseId: indexIn(header, 'caseid'),
      version: indexIn(header, 'caseversion'),
      initial: indexIn(header, 'i_f_code'),
      sex: indexIn(header, 'sex'),
      age: indexIn(header, 'age'),
      ageUnit: indexIn(header, 'age_cod'),
      weight: indexIn(header, 'wt'),
      weightUnit: indexIn(header, 'wt_cod'),
      reporterCountry: indexIn(header, 'reporter_country'),
      occurrenceCountry: indexIn(header, 'occr_country'),
      occupation: indexIn(header, 'occp_cod'),
      reportType: indexIn(header, 'rept_cod'),
      sender: indexIn(header, 'mfr_sndr'),
      senderNumber: indexIn(header, 'mfr_num'),
    }
    this.#eventDate = dateReader('event_dt', 'happened', context, this.#extra)
    this.#versionDate = dateReader('fda_dt', 'received', context, this.#extra)
    this.#receivedDate = dateReader('init_fda_dt', 'received', context, this.#extra)
  }

  /** Whether a sender was met before, in the first so many that were. */
  knowsSender(sender: string): boolean {
    return this.#senders.has(sender)
  }

  write(fields: readonly string[], key: number, line: number): QuarantineReason | null {
    const at = this.#at
    const { legacy } = this.#context.header
    const caseText = fieldAt(fields, at.caseId)
    const caseId = readIdentifier(caseText)
    if (Number.isNaN(caseId)) return caseText === '' ? 'case-id-missing' : 'case-id-not-numeric'
    if (fieldAt(fields, at.key).includes('.')) this.#context.note('float-integer')

    const { columns } = this.buffer
    const row = this.buffer.rows++
    this.#reports.enter(key, caseId)
    columns.reportId[row] = String(key)
    columns.caseId[row] = String(caseId)
    columns.generation[row] = legacy ? 0 : 1
    columns.nullified[row] = 0
    columns.version[row] = legacy ? key : this.#version(fields, key, caseId)
    const versionDate = this.#versionDate(fields)
    columns.versionDate[row] = versionDate
    // AERS has no date of the first version; that of an initial report is its own.
    const isFirst = legacy && fieldAt(fields, at.initial).toUpperCase() === 'I'
    columns.receivedDate[row] = legacy ? (isFirst ? versionDate : MISSING_INTEGER) : this.#receivedDate(fields)
    const eventDate = this.#eventDate(fields)
    columns.eventDate[row] = eventDate
    columns.eventDateForced[row] = legacy && eventDate > 0 && eventDate % 100 === 1 ? 1 : 0
    columns.sex[row] = this.#sex(fields)
    this.#writeAge(fields, row)
    this.#writeWeight(fields, row)
    const reporterCountry = countryAt(fields, at.reporterCountry)
    columns.reporterCountry[row] = reporterCountry
    columns.country[row] = countryAt(fields, at.occurrenceCountry) ?? reporterCountry
    // In FAERS a report without a row in OUTC is not serious; AERS does not tell (FAERS ASC_NTS).
    columns.serious[row] = legacy ? MISSING_INTEGER : 0
    columns.reporterType[row] = textAt(fields, at.occupation)
    columns.reportType[row] = textAt(fields, at.reportType)
    const sender = textAt(fields, at.sender)
    if (sender !== null && this.#senders.size < MOST_SENDERS && !this.#senders.has(sender)) {
      this.#senders.add(detached(sender))
    }
    columns.sender[row] = sender
    columns.senderCaseNumber[row] = textAt(fields, at.senderNumber)
    columns.extra[row] = this.#extra.of(fields)
    columns.file[row] = this.#context.file
    columns.line[row] = line
    return null
  }

  /** CASEVERSION, else what PRIMARYID has behind CASEID, of which it is made (ASC_NTS). */
  #version(fields: readonly string[], key: number, caseId: number): number {
    const written = readIdentifier(fieldAt(fields, this.#at.version))
    if (!Number.isNaN(written)) return written
    const suffix = String(key).startsWith(String(caseId)) ? String(key).slice(String(caseId).length) : ''
    if (suffix === '') {
      this.#context.note('version-missing')
      return Number.NaN
    }
    this.#context.note('version-derived')
    return Number(suffix)
  }

  #sex(fields: readonly string[]): string | null {
    const written = fieldAt(fields, this.#at.sex)
    const sex = written.toUpperCase()
    if (sex === 'F' || sex === 'M') return sex
    if (sex !== '') this.#extra.add('sex', written)
    return null
  }

  #writeAge(fields: readonly string[], row: number): void {
    const age = fieldAt(fields, this.#at.age)
    const unit = fieldAt(fields, this.#at.ageUnit)
    const { years, issue } = readAge(age, unit)
    const { columns } = this.buffer
    columns.ageYears[row] = years
    columns.ageVerbatim[row] = verbatim(age, unit)
    columns.ageIssue[row] = issue
    if (issue !== null) this.#context.note(issue)
  }

  #writeWeight(fields: readonly string[], row: number): void {
    const weight = fieldAt(fields, this.#at.weight)
    const unit = fieldAt(fields, this.#at.weightUnit)
    const { kilograms, issue } = readWeight(weight, unit)
    this.buffer.columns.weightKilograms[row] = kilograms
    this.buffer.columns.weightVerbatim[row] = verbatim(weight, unit)
    if (issue !== null) this.#context.note(issue)
  }
}

function verbatim(amount: string, unit: string): string | null {
  if (amount === '') return unit === '' ? null : unit
  return unit === '' ? amount : `${amount} ${unit}`
}

function countryAt(fields: readonly string[], index: number): string | null {
  const country = textAt(fields, index)
  return country !== null && country.toUpperCase() === NO_COUNTRY ? null : country
}
