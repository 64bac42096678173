import { MISSING_INTEGER, type PartKey } from '@aethersignal/model'
import {
  type CodedColumn,
  ColumnBuffer,
  isMissing,
  readAge,
  readCountry,
  readWeight,
} from '@aethersignal/model/adapter'
import { AmountReading } from '../cells/amount-reading.js'
import { CellReading } from '../cells/cell-reading.js'
import { TextList } from '../cells/text-list.js'
import type { QuarantineReason } from '../rows/reason-codes.js'
import { readIdentifier } from '../values/identifier.js'
import { dateReader } from './date-reader.js'
import { ExtraColumns } from './extra-columns.js'
import type { ReportDirectory } from './report-directory.js'
import { indexIn, type RowWriter, type WriterContext } from './row-writer.js'

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

interface CountryCell {
  readonly code: number
  readonly known: boolean
}

const NO_COUNTRY: CountryCell = { code: -1, known: true }

const MOST_SENDERS = 20_000

/** Columns of the file that stand in a column of the case table as they are. */
const AS_WRITTEN = {
  reporterType: 'occp_cod',
  reportType: 'rept_cod',
  sender: 'mfr_sndr',
  senderCaseNumber: 'mfr_num',
} as const

/** Writes DEMO as rows of `case` and enters each report in the directory of its quarter. */
export class CaseRows implements RowWriter {
  readonly buffer: ColumnBuffer<'case'>
  readonly #context: WriterContext
  readonly #reports: ReportDirectory
  readonly #extra: ExtraColumns
  readonly #senders = new Set<string>()
  readonly #asWritten: readonly { readonly column: CodedColumn; readonly index: number }[]
  readonly #coded
  readonly #sexIndex: number
  readonly #sex
  readonly #version
  readonly #isInitial
  readonly #age
  readonly #weight
  readonly #reporterCountry
  readonly #occurrenceCountry
  readonly #sender
  readonly #eventDate
  readonly #versionDate
  readonly #receivedDate

  constructor(part: PartKey, context: WriterContext, reports: ReportDirectory) {
    const { cells, header } = context
    this.buffer = new ColumnBuffer(part, 'case')
    this.#context = context
    this.#reports = reports
    this.#extra = new ExtraColumns(header, PLACED, cells)
    this.#asWritten = Object.entries(AS_WRITTEN).map(([name, column]) => {
      const index = indexIn(header, column)
      return { column: this.buffer.coded(name, cells.dictionaryAt(index)), index }
    })
    const texts = new TextList()
    cells.alongWith(texts)
    this.#coded = {
      sex: this.buffer.coded('sex', texts),
      ageVerbatim: this.buffer.coded('ageVerbatim', texts),
      ageIssue: this.buffer.coded('ageIssue', texts),
      weightVerbatim: this.buffer.coded('weightVerbatim', texts),
      reporterCountry: this.buffer.coded('reporterCountry', texts),
      country: this.buffer.coded('country', texts),
      extra: this.buffer.coded('extra', this.#extra),
    }
    const reading = <T>(column: string, missing: T, read: (text: string) => T) =>
      new CellReading(cells, indexIn(header, column), missing, read)
    const country = (text: string): CountryCell => {
      const read = readCountry(text)
      return read === null ? NO_COUNTRY : { code: texts.codeOf(read.country), known: read.known }
    }
    this.#sexIndex = indexIn(header, 'sex')
    this.#sex = reading('sex', -1, (text) => (/^[FM]$/i.test(text) ? texts.codeOf(text.toUpperCase()) : -1))
    this.#version = reading('caseversion', Number.NaN, readIdentifier)
    this.#isInitial = reading('i_f_code', false, (text) => text.toUpperCase() === 'I')
    this.#reporterCountry = reading('reporter_country', NO_COUNTRY, country)
    this.#occurrenceCountry = reading('occr_country', NO_COUNTRY, country)
    this.#sender = reading(
      'mfr_sndr',
      false,
      (text) => this.#senders.size < MOST_SENDERS && this.#senders.add(text).size > 0,
    )
    this.#age = new AmountReading(cells, indexIn(header, 'age'), indexIn(header, 'age_cod'), (age, unit) => {
      const { years, issue } = readAge(age, unit || header.ageUnit)
      return {
        years,
        issue,
        verbatim: texts.codeOf(verbatim(age, unit || (age === '' ? '' : header.ageUnit))),
        issueCode: texts.codeOf(issue),
      }
    })
    this.#weight = new AmountReading(cells, indexIn(header, 'wt'), indexIn(header, 'wt_cod'), (weight, unit) => {
      const { kilograms, issue } = readWeight(weight, unit || header.weightUnit)
      return { kilograms, issue, verbatim: texts.codeOf(verbatim(weight, unit)) }
    })
    this.#eventDate = dateReader('event_dt', 'happened', context, this.#extra)
    this.#versionDate = dateReader('fda_dt', 'received', context, this.#extra)
    this.#receivedDate = dateReader('init_fda_dt', 'received', context, this.#extra)
  }

  /** Whether a sender was met before, in the first so many that were. */
  knowsSender(sender: string): boolean {
    return this.#senders.has(sender)
  }

  write(line: number): QuarantineReason | null {
    const { cells, file, header } = this.#context
    const { legacy } = header
    const { key, caseId } = cells
    if (Number.isNaN(caseId)) return isMissing(cells.caseText(), 'id') ? 'case-id-missing' : 'case-id-not-numeric'
    if (cells.keyHasPoint) this.#context.note('float-integer')

    const { columns } = this.buffer
    const row = this.buffer.rows++
    this.#reports.enter(key, caseId)
    columns.reportId[row] = String(key)
    columns.caseId[row] = String(caseId)
    columns.generation[row] = legacy ? 0 : 1
    columns.nullified[row] = 0
    columns.version[row] = legacy ? key : this.#versionOf(key, caseId)
    const versionDate = this.#versionDate()
    columns.versionDate[row] = versionDate
    // AERS has no date of the first version; that of an initial report is its own.
    const isFirst = legacy && this.#isInitial.get()
    columns.receivedDate[row] = legacy ? (isFirst ? versionDate : MISSING_INTEGER) : this.#receivedDate()
    const eventDate = this.#eventDate()
    columns.eventDate[row] = eventDate
    columns.eventDateForced[row] = legacy && eventDate > 0 && eventDate % 100 === 1 ? 1 : 0
    // In FAERS a report without a row in OUTC is not serious (ASC_NTS); AERS does not tell, nor a quarter without OUTC.
    columns.serious[row] = legacy || !this.#context.outcomesKnown ? MISSING_INTEGER : 0
    columns.file[row] = file
    columns.line[row] = line
    this.#writeTexts(row)
    return null
  }

  #writeTexts(row: number): void {
    const { cells } = this.#context
    const { columns } = this.buffer
    const coded = this.#coded
    const sex = this.#sex.get()
    coded.sex.codes[row] = sex
    if (sex < 0 && cells.codeAt(this.#sexIndex) >= 0) this.#extra.add('sex', cells.textAt(this.#sexIndex)!)
    const age = this.#age.get()
    columns.ageYears[row] = age.years
    coded.ageVerbatim.codes[row] = age.verbatim
    coded.ageIssue.codes[row] = age.issueCode
    if (age.issue !== null) this.#context.note(age.issue)
    const weight = this.#weight.get()
    columns.weightKilograms[row] = weight.kilograms
    coded.weightVerbatim.codes[row] = weight.verbatim
    if (weight.issue !== null) this.#context.note(weight.issue)
    const reporterCountry = this.#reporterCountry.get()
    const occurrenceCountry = this.#occurrenceCountry.get()
    coded.reporterCountry.codes[row] = reporterCountry.code
    coded.country.codes[row] = occurrenceCountry.code < 0 ? reporterCountry.code : occurrenceCountry.code
    if (!reporterCountry.known || !occurrenceCountry.known) this.#context.note('country-not-recognised')
    for (const { column, index } of this.#asWritten) column.codes[row] = cells.codeAt(index)
    this.#sender.get()
    coded.extra.codes[row] = this.#extra.codeOfRecord()
  }

  /** CASEVERSION, else what PRIMARYID has behind CASEID, of which it is made (ASC_NTS). */
  #versionOf(key: number, caseId: number): number {
    const written = this.#version.get()
    if (!Number.isNaN(written)) return written
    const suffix = String(key).startsWith(String(caseId)) ? String(key).slice(String(caseId).length) : ''
    if (suffix === '') {
      this.#context.note('version-missing')
      return Number.NaN
    }
    this.#context.note('version-derived')
    return Number(suffix)
  }
}

function verbatim(amount: string, unit: string): string | null {
  if (amount === '') return unit === '' ? null : unit
  return unit === '' ? amount : `${amount} ${unit}`
}
