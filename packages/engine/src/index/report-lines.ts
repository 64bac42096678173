import type { CaseLine } from '@aethersignal/model'
import type { CaseRows } from './case-rows.js'
import { type DrugRows, roleOfBit } from './drug-rows.js'
import { isoDate } from './iso-date.js'
import type { OutcomeRows } from './outcome-rows.js'
import type { Part } from './part-list.js'
import { type ReportIndex, SERIOUS_CODES } from './report-index.js'
import type { RowsByReport } from './rows-by-report.js'

/** Where the lines are read from. */
interface Sources {
  /** The reports, coded. */
  readonly index: ReportIndex
  /** Row of the case table of each report. */
  readonly caseRows: Uint32Array
  /** The parts, in the order of their rows. */
  readonly parts: readonly Part[]
  /** Rows of the case table. */
  readonly cases: CaseRows
  /** Rows of the drug table. */
  readonly drugs: DrugRows
  /** Which of them are of each report. */
  readonly drugRows: RowsByReport
  /** Rows of the outcome table. */
  readonly outcomes: OutcomeRows
  /** Which of them are of each report. */
  readonly outcomeRows: RowsByReport
}

/** What a line listing shows of each report of an index. */
export class ReportLines {
  readonly #of: Sources

  constructor(sources: Sources) {
    this.#of = sources
  }

  /**
   * The line of a report of the index.
   *
   * @param files paths of the files of the load report, to which the rows point
   */
  line(report: number, files: readonly string[]): CaseLine {
    const { index, cases, caseRows, parts } = this.#of
    const row = caseRows[report]!
    const part = parts.find(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows)!
    const age = cases.ageYears.values()[row]!
    const serious = index.serious[report]
    const line = cases.line.values()[row]!
    return {
      caseId: cases.caseId(row) ?? '',
      reportId: cases.reportId[row] ?? '',
      source: part.source,
      partition: part.partition,
      sex: (['', 'F', 'M'] as const)[index.sex[report]!] || null,
      ageYears: Number.isNaN(age) ? null : age,
      country: cases.countries.text(cases.country.values()[row]!),
      eventDate: isoDate(index.eventDate[report]!),
      receivedDate: isoDate(index.receivedDate[report]!),
      serious: serious === SERIOUS_CODES.unknown ? null : serious === SERIOUS_CODES.yes,
      outcomes: this.#outcomes(report),
      reporterType: cases.reporterTypes.text(cases.reporterType.values()[row]!),
      drugs: this.#drugs(report),
      events: this.#events(report),
      file: files[cases.file.values()[row]!] ?? null,
      line: line >= 0 ? line : null,
    }
  }

  #drugs(report: number): CaseLine['drugs'] {
    const { drugs, drugRows } = this.#of
    return Array.from(rowsOf(drugRows, report)).flatMap((row) => {
      const verbatim = drugs.verbatims.text(drugs.verbatim.values()[row]!)
      const role = roleOfBit(drugs.role.values()[row]!)
      return drugs.names(row).map((name) => ({ name, verbatim, role }))
    })
  }

  #events(report: number): string[] {
    const { names, incidence } = this.#of.index.events
    return Array.from(
      incidence.codes.subarray(incidence.offsets[report], incidence.offsets[report + 1]),
      (code) => names[code]!,
    )
  }

  #outcomes(report: number): string[] {
    const { outcomes, outcomeRows } = this.#of
    const codes = Array.from(rowsOf(outcomeRows, report), (row) => outcomes.codes.text(outcomes.code.values()[row]!))
    return [...new Set(codes.filter((code) => code !== null))]
  }
}

function rowsOf({ offsets, rows }: RowsByReport, report: number): Uint32Array {
  return rows.subarray(offsets[report], offsets[report + 1])
}
