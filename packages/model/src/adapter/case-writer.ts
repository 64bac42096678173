import { throwIfAborted } from '@aethersignal/core/errors'
import type { AbortLike } from '../cases/adapter.js'
import type { CaseBatch, PartKey } from '../cases/case-batch.js'
import type { CaseChild, CaseRow, WholeCase } from './case-row.js'
import { ColumnBuffer, type OpenColumns } from './column-buffer.js'
import { PackedBatch } from './packed-batch.js'

/** The tables that follow the cases of a part, in the order in which their batches come. */
const LATER_TABLES = ['drug', 'event', 'outcome', 'indication', 'therapy', 'reporter', 'deletion'] as const

/** A table that follows the cases of a part. */
type LaterTable = (typeof LATER_TABLES)[number]

type ChildTable = Exclude<LaterTable, 'deletion'>

/** What the buffers of all tables of rows that belong to a case have in common. */
type ChildBuffer = Pick<ColumnBuffer<'event'>, 'rows' | 'full' | 'take'> & {
  readonly columns: Pick<OpenColumns<'event'>, 'caseOrdinal' | 'orphanReportId' | 'file' | 'line'>
  add(row: CaseChild<ChildTable>): void
}

/**
 * Turns whole cases, one after the other, into the batches of one part as `CaseBatch` wants them: the rows of `case`
 * first. For sources that give a report with all that belongs to it, such as XML, JSON and line listings.
 *
 * ```ts
 * for (const report of reports) {
 *   writer.write(report)
 *   yield* writer.takeReady()
 * }
 * yield* writer.end(signal)
 * ```
 *
 * Memory: cases leave with `takeReady`; the other tables wait for `end`, packed by 4,096 rows. A drug row of FAERS then
 * takes some 120 bytes, a reaction some 20: a quarter of 1.8 million drugs and 1.35 million reactions 250 MB.
 */
export class CaseWriter {
  /** Cases written so far, which is the ordinal of the next. */
  cases = 0
  readonly #cases: ColumnBuffer<'case'>
  readonly #later: { readonly [T in LaterTable]: ColumnBuffer<T> }
  readonly #waiting: { readonly [T in LaterTable]: PackedBatch[] }
  readonly #ready: CaseBatch[] = []

  constructor(part: PartKey) {
    this.#cases = new ColumnBuffer(part, 'case')
    this.#later = {
      drug: new ColumnBuffer(part, 'drug'),
      event: new ColumnBuffer(part, 'event'),
      outcome: new ColumnBuffer(part, 'outcome'),
      indication: new ColumnBuffer(part, 'indication'),
      therapy: new ColumnBuffer(part, 'therapy'),
      reporter: new ColumnBuffer(part, 'reporter'),
      deletion: new ColumnBuffer(part, 'deletion'),
    }
    this.#waiting = { drug: [], event: [], outcome: [], indication: [], therapy: [], reporter: [], deletion: [] }
  }

  /** Writes one case with its rows and gives its ordinal. Without `generation` it is 0, and so are `nullified` and `eventDateForced`. */
  write(whole: WholeCase): number {
    const caseOrdinal = this.cases++
    this.#cases.add({ generation: 0, nullified: 0, eventDateForced: 0, ...whole.case })
    if (this.#cases.full) this.#ready.push(this.#cases.take())
    const { file, line } = whole.case
    const children = <T extends ChildTable>(table: T, rows: readonly CaseChild<T>[] = []) => {
      const buffer: ChildBuffer = this.#later[table]
      for (const row of rows as readonly CaseChild<ChildTable>[]) {
        const at = buffer.rows
        buffer.add(row)
        buffer.columns.caseOrdinal[at] = caseOrdinal
        buffer.columns.orphanReportId[at] = null
        buffer.columns.file[at] = row.file ?? file
        buffer.columns.line[at] = row.line ?? line
        if (buffer.full) this.#waiting[table].push(new PackedBatch(buffer.take()))
      }
    }
    children('drug', whole.drugs)
    children('event', whole.events)
    children('outcome', whole.outcomes)
    children('indication', whole.indications)
    children('therapy', whole.therapies)
    children('reporter', whole.reporters)
    return caseOrdinal
  }

  /**
   * Writes one row of another table by itself: a withdrawn case, a row of a case written before, or an orphan, whose
   * `caseOrdinal` is −1 and whose `orphanReportId` names the report that is not there.
   */
  add<T extends LaterTable>(table: T, row: CaseRow<T>): void {
    const buffer: ColumnBuffer<T> = this.#later[table]
    buffer.add(row)
    if (buffer.full) this.#waiting[table].push(new PackedBatch(buffer.take()))
  }

  /** The batches of cases that are full. */
  takeReady(): CaseBatch[] {
    return this.#ready.splice(0)
  }

  /**
   * The rest: the last cases, then every other table. Nothing may be written afterwards. Looks at the signal before each
   * batch.
   */
  *end(signal?: AbortLike): Generator<CaseBatch> {
    for (const batch of this.#rest()) {
      throwIfAborted(signal)
      yield batch
    }
  }

  *#rest(): Generator<CaseBatch> {
    yield* this.takeReady()
    if (this.#cases.rows > 0) yield this.#cases.take()
    for (const table of LATER_TABLES) {
      const waiting = this.#waiting[table].reverse()
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) yield next.unpack()
      if (this.#later[table].rows > 0) yield this.#later[table].take()
    }
  }
}
