import { atOnce, type Steps } from '@aethersignal/core'
import { type CaseBatch, caseFamily, FUNNEL_STEPS, type FunnelStep, type PartKey } from '@aethersignal/model'
import { CaseRows, caseKeyText } from './case-rows.js'
import { codedField } from './coded-field.js'
import { currentCases } from './current-cases.js'
import { DrugRows } from './drug-rows.js'
import { EventRows } from './event-rows.js'
import type { ExtraFields } from './extra-fields.js'
import { ExtraRows } from './extra-rows.js'
import { gatherIncidence } from './gather-incidence.js'
import { inStretches } from './in-stretches.js'
import { OutcomeRows } from './outcome-rows.js'
import { type Part, PartList } from './part-list.js'
import { NO_ROLE, OUTCOME_BITS, type ReportIndex, ROLE_BITS, SERIOUS_CODES } from './report-index.js'
import { ReportLines } from './report-lines.js'
import { type RowsByReport, rowsByReport } from './rows-by-report.js'
import type { Deletion } from './withdrawn-cases.js'
import { writtenDrugs } from './written-drugs.js'

/** An index and the lines of its reports. */
export interface IndexedReports {
  /** The reports, coded. */
  readonly index: ReportIndex
  /** What line listings show of them. */
  readonly lines: ReportLines
  /** The parts that its reports stand in, in order of source and partition. */
  readonly parts: readonly PartKey[]
  /** Kept fields of its reports, where they were asked for. */
  readonly extras?: ExtraFields
  /** Its drugs under the names that were written, in steps. */
  written(): Steps<ReportIndex['drugs']>
  /** The same of those of its reports that have 1 in `visible`, as if there had been no others, in steps. */
  only(visible: Uint8Array): Steps<IndexedReports>
}

/** An index, the way from the rows read to its reports, and the lines of its reports. */
export interface BuiltIndex extends IndexedReports {
  /** How many reports each step left. */
  readonly funnel: readonly FunnelStep[]
}

/** Rows handled between two steps. */
const STRETCH = 131_072

/**
 * Builds a report index in memory from case batches: finds the current cases over all parts (see `currentCases`), keeps
 * those with a drug in any role that could be read but "not administered" and an event, and codes them. The reports of the index, N, are
 * these analysable reports, in order of source, partition and row; the result does not depend on the order of the parts.
 */
export class ReportIndexBuilder {
  readonly #parts = new PartList()
  readonly #cases = new CaseRows()
  readonly #drugs = new DrugRows()
  readonly #events = new EventRows()
  readonly #outcomes = new OutcomeRows()
  readonly #extras: ExtraRows | undefined
  readonly #deletions: { readonly part: Part; readonly caseKey: string }[] = []

  /** @param extraFields whether fields that are no column of the index are kept for filters */
  constructor({ extraFields = false }: { readonly extraFields?: boolean } = {}) {
    this.#extras = extraFields ? new ExtraRows() : undefined
  }

  /** Takes a batch. @throws AetherError when it does not fit what the adapter gave before. */
  add(batch: CaseBatch): void {
    const part = this.#parts.at(batch.part, this.#cases.length)
    const caseRowOf = (ordinal: number) => this.#parts.caseRow(part, ordinal)
    const firstCase = this.#cases.length
    switch (batch.table) {
      case 'case':
        this.#parts.addCaseRows(part, batch.rows, this.#cases.length)
        this.#cases.add(part.source, batch.columns, batch.rows)
        break
      case 'drug':
        this.#drugs.add(batch.columns, batch.rows, caseRowOf)
        break
      case 'event':
        this.#events.add(batch.columns, batch.rows, caseRowOf)
        break
      case 'outcome':
        this.#outcomes.add(batch.columns, batch.rows, caseRowOf)
        break
      case 'deletion':
        this.#addDeletions(part, batch.columns.caseId)
        break
    }
    const { columns } = batch
    this.#extras?.add(batch, (row) =>
      'caseOrdinal' in columns ? caseRowOf(columns.caseOrdinal[row]!) : firstCase + row,
    )
  }

  /** The index of everything added so far. */
  build(): BuiltIndex {
    return atOnce(this.buildInSteps())
  }

  /** {@link build} in steps. Nothing may be added before the last of them. */
  *buildInSteps(): Steps<BuiltIndex> {
    const cases = this.#cases
    const parts = this.#parts.ranked()
    const current = yield* currentCases(cases, parts, this.#knownDeletions())
    const withDrug = current.rows.filter(marked(yield* this.#rowsWithDrug(ROLE_BITS.DN)))
    const withRole = withDrug.filter(marked(yield* this.#rowsWithDrug(ROLE_BITS.DN, NO_ROLE)))
    const caseRows = withRole.filter(marked(yield* this.#rowsWithEvent()))
    const left = [
      cases.length,
      current.distinctReports,
      current.latestVersion,
      current.latestGeneration,
      current.notDeleted,
      withDrug.length,
      withRole.length,
      caseRows.length,
    ]
    return {
      ...(yield* this.#indexed(caseRows, parts)),
      funnel: FUNNEL_STEPS.map((step, at) => ({
        step,
        reports: left[at]!,
        removed: (left[at - 1] ?? left[0]!) - left[at]!,
      })),
    }
  }

  /** The reports that some case rows stand for. */
  *#indexed(caseRows: Uint32Array, parts: readonly Part[]): Steps<IndexedReports> {
    const cases = this.#cases
    const reports = caseRows.length
    const reportOf = new Int32Array(cases.length).fill(-1)
    for (let report = 0; report < reports; report++) reportOf[caseRows[report]!] = report
    const drugRows = yield* rowsByReport(this.#drugs.caseRow.values(), reportOf, reports)
    const eventRows = yield* rowsByReport(this.#events.caseRow.values(), reportOf, reports)
    const outcomeRows = yield* rowsByReport(this.#outcomes.caseRow.values(), reportOf, reports)

    const column = <A extends Uint8Array | Int32Array | Float32Array>(into: A, from: ArrayLike<number>): A => {
      for (let report = 0; report < reports; report++) into[report] = from[caseRows[report]!]!
      return into
    }
    const country = cases.country.values()
    const partOf = new Uint32Array(cases.length)
    for (const [at, part] of parts.entries()) partOf.fill(at, part.firstRow, part.firstRow + part.rows)
    const { outcomes, serious } = yield* this.#seriousness(
      reports,
      outcomeRows,
      column(new Uint8Array(reports), cases.serious.values()),
    )
    const index: ReportIndex = {
      reports,
      drugs: yield* this.#drugIndex(reports, drugRows),
      events: yield* this.#eventIndex(reports, eventRows),
      ageYears: column(new Float32Array(reports), cases.ageYears.values()),
      sex: column(new Uint8Array(reports), cases.sex.values()),
      serious,
      outcomes,
      country: yield* codedField(reports, 'countries', (report) => cases.countries.text(country[caseRows[report]!]!)),
      source: yield* codedField(reports, 'sources', (report) => parts[partOf[caseRows[report]!]!]!.source),
      eventDate: column(new Int32Array(reports), cases.eventDate.values()),
      receivedDate: column(new Int32Array(reports), cases.receivedDate.values()),
      versionDate: column(new Int32Array(reports), cases.versionDate.values()),
    }
    return {
      index,
      lines: new ReportLines({
        index,
        caseRows,
        parts,
        cases,
        drugs: this.#drugs,
        drugRows,
        outcomes: this.#outcomes,
        outcomeRows,
      }),
      parts: partsOf(caseRows, partOf, parts),
      ...(this.#extras && { extras: this.#extras.of(reportOf, reports) }),
      written: () => writtenDrugs(reports, drugRows, this.#drugs),
      only: (visible) =>
        this.#indexed(
          caseRows.filter((_, report) => visible[report] === 1),
          parts,
        ),
    }
  }

  #addDeletions(part: Part, caseIds: readonly (string | null)[]): void {
    const { family } = caseFamily(part.source)
    for (const caseId of caseIds) {
      if (caseId !== null) this.#deletions.push({ part, caseKey: caseKeyText(family, caseId) })
    }
  }

  /** Deletions of cases that are there. */
  #knownDeletions(): Deletion[] {
    return this.#deletions.flatMap(({ part, caseKey }) => {
      const code = this.#cases.caseKeys.code(caseKey)
      return code === 0 ? [] : [{ part, caseKey: code }]
    })
  }

  /** Rows of cases with a drug in another role than these. */
  *#rowsWithDrug(...but: readonly number[]): Steps<Uint8Array> {
    const rows = new Uint8Array(this.#cases.length)
    const caseRow = this.#drugs.caseRow.values()
    const role = this.#drugs.role.values()
    const nameSet = this.#drugs.nameSet.values()
    yield* inStretches(caseRow.length, STRETCH, (from, to) => {
      for (let row = from; row < to; row++) {
        if (!but.includes(role[row]!) && nameSet[row] !== 0) rows[caseRow[row]!] = 1
      }
    })
    return rows
  }

  *#rowsWithEvent(): Steps<Uint8Array> {
    const rows = new Uint8Array(this.#cases.length)
    const caseRow = this.#events.caseRow.values()
    yield* inStretches(caseRow.length, STRETCH, (from, to) => {
      for (let row = from; row < to; row++) rows[caseRow[row]!] = 1
    })
    return rows
  }

  *#drugIndex(reports: number, { offsets, rows }: RowsByReport): Steps<ReportIndex['drugs']> {
    const { names, codes } = yield* this.#drugs.vocabulary({ offsets, rows })
    const nameSet = this.#drugs.nameSet.values()
    const role = this.#drugs.role.values()
    const { incidence, bits } = yield* gatherIncidence(reports, names.length, (report, take) => {
      for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
        const row = rows[at]!
        for (const code of codes[nameSet[row]!]!) take(code, role[row]!)
      }
    })
    return { names, incidence, roles: bits }
  }

  *#eventIndex(reports: number, { offsets, rows }: RowsByReport): Steps<ReportIndex['events']> {
    const { names, codes } = yield* this.#events.vocabulary({ offsets, rows })
    const spelling = this.#events.spelling.values()
    const { incidence } = yield* gatherIncidence(reports, names.length, (report, take) => {
      for (let at = offsets[report]!; at < offsets[report + 1]!; at++) take(codes[spelling[rows[at]!]!]!, 1)
    })
    return { names, incidence }
  }

  *#seriousness(reports: number, { offsets, rows }: RowsByReport, serious: Uint8Array) {
    const outcomes = new Uint8Array(reports)
    const code = this.#outcomes.code.values()
    yield* inStretches(reports, STRETCH, (from, to) => {
      for (let report = from; report < to; report++) {
        for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
          const written = this.#outcomes.codes.text(code[rows[at]!]!)
          if (written === null) continue
          serious[report] = SERIOUS_CODES.yes
          outcomes[report]! |= OUTCOME_BITS[written] ?? 0
        }
      }
    })
    return { outcomes, serious }
  }
}

/** @param partOf place of the part of each case row */
function partsOf(caseRows: Uint32Array, partOf: Uint32Array, parts: readonly Part[]): readonly PartKey[] {
  const used = new Uint8Array(parts.length)
  for (const row of caseRows) used[partOf[row]!] = 1
  return parts.filter((_, at) => used[at] === 1).map(({ source, partition }) => ({ source, partition }))
}

function marked(marks: Uint8Array): (row: number) => boolean {
  return (row) => marks[row] === 1
}
