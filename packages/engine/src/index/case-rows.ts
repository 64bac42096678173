import { type CaseColumns, caseFamily, MISSING_INTEGER } from '@aethersignal/model'
import { GrowableColumn } from './growable-column.js'
import { SERIOUS_CODES, SEX_CODES } from './report-index.js'
import { TextCodes } from './text-codes.js'

/** The rows of the case table of all parts, in the order in which they came, in columns. */
export class CaseRows {
  /** Number of the report; null where the row has none. */
  readonly reportId: (string | null)[] = []
  /** Identity of the case with the family of its source, as a code of {@link caseKeys}; 0 where the row names neither case nor report. */
  readonly caseKey = new GrowableColumn(Uint32Array)
  /** Identities of cases, by code. */
  readonly caseKeys = new TextCodes()
  /** Generation of the partition, later ones taking the place of earlier ones. */
  readonly generation = new GrowableColumn(Int32Array)
  /** Version of the case; NaN where the row has none. */
  readonly version = new GrowableColumn(Float64Array)
  /** 1 where the row withdraws the case. */
  readonly nullified = new GrowableColumn(Uint8Array)
  /** Date of the version, YYYYMMDD. */
  readonly versionDate = new GrowableColumn(Int32Array)
  /** Date of receipt, YYYYMMDD. */
  readonly receivedDate = new GrowableColumn(Int32Array)
  /** When the event began, YYYYMMDD. */
  readonly eventDate = new GrowableColumn(Int32Array)
  /** Codes of `SEX_CODES`. */
  readonly sex = new GrowableColumn(Uint8Array)
  /** Age in years; NaN where unknown. */
  readonly ageYears = new GrowableColumn(Float64Array)
  /** Codes of {@link CaseRows.countries}. */
  readonly country = new GrowableColumn(Uint32Array)
  /** Countries, by code. */
  readonly countries = new TextCodes()
  /** Codes of `SERIOUS_CODES`. */
  readonly serious = new GrowableColumn(Uint8Array)
  /** Codes of {@link CaseRows.reporterTypes}. */
  readonly reporterType = new GrowableColumn(Uint32Array)
  /** Types of reporters, by code. */
  readonly reporterTypes = new TextCodes()
  /** Position of the file in the load report. */
  readonly file = new GrowableColumn(Int32Array)
  /** Line in the file. */
  readonly line = new GrowableColumn(Int32Array)

  /** How many rows. */
  get length(): number {
    return this.reportId.length
  }

  /** Takes a batch of a source. */
  add(source: string, columns: CaseColumns<'case'>, rows: number): void {
    const { family } = caseFamily(source)
    for (let row = 0; row < rows; row++) {
      const reportId = columns.reportId[row] ?? null
      const caseId = columns.caseId[row] ?? reportId
      const sex = columns.sex[row]
      this.reportId.push(reportId)
      this.caseKey.push(caseId === null ? 0 : this.caseKeys.add(caseKeyText(family, caseId)))
      this.generation.push(columns.generation[row]!)
      this.version.push(columns.version[row]!)
      this.nullified.push(columns.nullified[row] === 1 ? 1 : 0)
      this.versionDate.push(dateOrZero(columns.versionDate[row]!))
      this.receivedDate.push(dateOrZero(columns.receivedDate[row]!))
      this.eventDate.push(dateOrZero(columns.eventDate[row]!))
      this.sex.push(sex === 'F' || sex === 'M' ? SEX_CODES[sex] : SEX_CODES.unknown)
      this.ageYears.push(columns.ageYears[row]!)
      this.country.push(this.countries.add(columns.country[row]))
      this.serious.push(seriousCode(columns.serious[row]!))
      this.reporterType.push(this.reporterTypes.add(columns.reporterType[row]))
      this.file.push(columns.file[row]!)
      this.line.push(columns.line[row]!)
    }
  }

  /** Identity of the case as its source writes it. */
  caseId(row: number): string | null {
    const key = this.caseKeys.text(this.caseKey.values()[row]!)
    return key === null ? null : key.slice(key.indexOf('\u0000') + 1)
  }
}

/** Case ids of different families never meet. */
export function caseKeyText(family: string, caseId: string): string {
  return `${family}\u0000${caseId}`
}

function dateOrZero(date: number): number {
  return date === MISSING_INTEGER ? 0 : date
}

function seriousCode(serious: number): number {
  if (serious === 1) return SERIOUS_CODES.yes
  return serious === 0 ? SERIOUS_CODES.no : SERIOUS_CODES.unknown
}
