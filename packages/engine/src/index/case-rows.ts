import { type CaseColumns, caseFamily, MISSING_INTEGER } from '@aethersignal/model'
import { GrowableColumn } from './growable-column.js'
import { SERIOUS_CODES, SEX_CODES } from './report-index.js'
import { TextCodes } from './text-codes.js'

/** The rows of the case table of all parts, in the order in which they came, in columns. */
export class CaseRows {
  readonly reportId: (string | null)[] = []
  /** Identity of the case with the family of its source, as a code of {@link caseKeys}; 0 where the row names neither case nor report. */
  readonly caseKey = new GrowableColumn(Uint32Array)
  readonly caseKeys = new TextCodes()
  readonly generation = new GrowableColumn(Int32Array)
  readonly version = new GrowableColumn(Float64Array)
  readonly nullified = new GrowableColumn(Uint8Array)
  readonly versionDate = new GrowableColumn(Int32Array)
  readonly receivedDate = new GrowableColumn(Int32Array)
  readonly eventDate = new GrowableColumn(Int32Array)
  readonly sex = new GrowableColumn(Uint8Array)
  readonly ageYears = new GrowableColumn(Float64Array)
  readonly country = new GrowableColumn(Uint32Array)
  readonly countries = new TextCodes()
  readonly serious = new GrowableColumn(Uint8Array)
  readonly reporterType = new GrowableColumn(Uint32Array)
  readonly reporterTypes = new TextCodes()
  readonly file = new GrowableColumn(Int32Array)
  readonly line = new GrowableColumn(Int32Array)

  get length(): number {
    return this.reportId.length
  }

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
