import type { PartKey } from '@aethersignal/model'
import { type CodedColumn, ColumnBuffer, isMissing, readRole } from '@aethersignal/model/adapter'
import { CellReading } from '../cells/cell-reading.js'
import { TextList } from '../cells/text-list.js'
import type { QuarantineReason } from '../rows/reason-codes.js'
import type { DrugNames } from '../values/drug-names.js'
import { ExtraColumns } from './extra-columns.js'
import { numberReader } from './number-reader.js'
import type { ReportDirectory } from './report-directory.js'
import { ReportLink } from './report-link.js'
import { indexIn, type RowWriter, type WriterContext } from './row-writer.js'

const PLACED = new Set([
  ...['primaryid', 'caseid', 'drug_seq', 'role_cod', 'drugname', 'prod_ai', 'route', 'dose_vbm', 'dechal', 'rechal'],
  ...['lot_num', 'nda_num'],
])

/** Columns of the file that stand in a column of the case table as they are. */
const AS_WRITTEN = {
  route: 'route',
  dose: 'dose_vbm',
  dechallenge: 'dechal',
  rechallenge: 'rechal',
  lot: 'lot_num',
  applicationNumber: 'nda_num',
} as const

/** Columns of names, which go to `extra` where they only say that none is known. */
const NAMES = { verbatim: 'drugname', ingredient: 'prod_ai' } as const

const MOST_ROUTES = 5000

/** Writes DRUG as rows of `drug`. A drug counts under its `prod_ai` where there is one, else under the name as written. */
export class DrugRows implements RowWriter {
  readonly buffer: ColumnBuffer<'drug'>
  readonly #context: WriterContext
  readonly #extra: ExtraColumns
  readonly #link: ReportLink
  readonly #routes = new Set<string>()
  readonly #asWritten: readonly { readonly column: CodedColumn; readonly index: number }[]
  readonly #names: readonly {
    readonly source: string
    readonly column: CodedColumn
    readonly index: number
    readonly missing: CellReading<boolean>
  }[]
  readonly #coded
  readonly #sources = new TextList()
  readonly #sequence
  readonly #role
  readonly #roles = new TextList()
  readonly #nameOfIngredients
  readonly #nameOfVerbatim
  readonly #route

  constructor(part: PartKey, context: WriterContext, reports: ReportDirectory, names: DrugNames) {
    const { cells, header } = context
    this.buffer = new ColumnBuffer(part, 'drug')
    this.#context = context
    this.#extra = new ExtraColumns(header, PLACED, cells)
    this.#link = new ReportLink(context, reports, this.#extra)
    this.#asWritten = Object.entries(AS_WRITTEN).map(([name, column]) => {
      const index = indexIn(header, column)
      return { column: this.buffer.coded(name, cells.dictionaryAt(index)), index }
    })
    this.#names = Object.entries(NAMES).map(([name, source]) => {
      const index = indexIn(header, source)
      const missing = new CellReading(cells, index, false, (text) => isMissing(text, 'drug'))
      return { source, column: this.buffer.coded(name, cells.dictionaryAt(index)), index, missing }
    })
    const counting = new TextList()
    for (const list of [this.#roles, counting, this.#sources]) cells.alongWith(list)
    this.#coded = {
      role: this.buffer.coded('role', this.#roles),
      names: this.buffer.coded('names', counting),
      nameSource: this.buffer.coded('nameSource', this.#sources),
      extra: this.buffer.coded('extra', this.#extra),
    }
    const reading = <T>(column: string, missing: T, read: (text: string) => T) =>
      new CellReading(cells, indexIn(header, column), missing, read)
    this.#sequence = numberReader('drug_seq', 'sequence-not-numeric', context, this.#extra)
    this.#role = reading('role_cod', null, (text) => {
      const role = readRole(text)
      return role === null ? null : { code: this.#roles.codeOf(role ?? text.toUpperCase()), known: role !== undefined }
    })
    this.#nameOfIngredients = reading('prod_ai', -1, (text) => counting.codeOf(names.ofIngredients(text)))
    this.#nameOfVerbatim = reading('drugname', -1, (text) => counting.codeOf(names.ofVerbatim(text)))
    this.#route = reading('route', false, (text) => this.#routes.size < MOST_ROUTES && this.#routes.add(text).size > 0)
  }

  /** Whether a route was met before, in the first so many that were. */
  knowsRoute(route: string): boolean {
    return this.#routes.has(route)
  }

  write(line: number): QuarantineReason | null {
    const { cells } = this.#context
    const { role, names, nameSource, extra } = this.#coded
    const row = this.buffer.rows++
    this.#link.write(this.buffer.columns, row, line)
    this.buffer.columns.sequence[row] = this.#sequence()
    role.codes[row] = this.#codeOfRole()
    for (const { column, index } of this.#asWritten) column.codes[row] = cells.codeAt(index)
    for (const { source, column, index, missing } of this.#names) {
      const isNone = missing.get()
      column.codes[row] = isNone ? -1 : cells.codeAt(index)
      if (isNone) this.#extra.add(source, cells.textAt(index)!)
    }
    const fromIngredient = this.#nameOfIngredients.get()
    const name = fromIngredient < 0 ? this.#nameOfVerbatim.get() : fromIngredient
    if (name < 0) this.#context.note('missing-drug')
    names.codes[row] = name
    nameSource.codes[row] = name < 0 ? -1 : this.#sources.codeOf(fromIngredient < 0 ? 'verbatim' : 'prod_ai')
    this.#route.get()
    extra.codes[row] = this.#extra.codeOfRecord()
    return null
  }

  #codeOfRole(): number {
    const role = this.#role.get()
    if (role === null) {
      this.#context.note('role-missing')
      return -1
    }
    if (!role.known) this.#context.note('role-not-recognised')
    return role.code
  }
}
