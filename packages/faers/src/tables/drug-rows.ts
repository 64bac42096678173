import { type PartKey, ROLES } from '@aethersignal/model'
import { ColumnBuffer } from '@aethersignal/model/adapter'
import type { QuarantineReason } from '../load/reason-codes.js'
import { type DrugNames, detached } from '../values/drug-names.js'
import { ExtraColumns } from './extra-columns.js'
import type { ReportDirectory } from './report-directory.js'
import { ReportLink } from './report-link.js'
import { indexIn, type RowWriter, sequenceAt, textAt, type WriterContext } from './row-writer.js'

const PLACED = new Set([
  ...['primaryid', 'caseid', 'drug_seq', 'role_cod', 'drugname', 'prod_ai', 'route', 'dose_vbm', 'dechal', 'rechal'],
  ...['lot_num', 'nda_num'],
])

const MOST_ROUTES = 5000

const KNOWN_ROLES: ReadonlySet<string> = new Set(ROLES)

/** Writes DRUG as rows of `drug`. A drug counts under its `prod_ai` where there is one, else under the name as written. */
export class DrugRows implements RowWriter {
  readonly buffer: ColumnBuffer<'drug'>
  readonly #context: WriterContext
  readonly #extra: ExtraColumns
  readonly #link: ReportLink
  readonly #names: DrugNames
  readonly #routes = new Set<string>()
  readonly #at

  constructor(part: PartKey, context: WriterContext, reports: ReportDirectory, names: DrugNames) {
    const { header } = context
    this.buffer = new ColumnBuffer(part, 'drug')
    this.#context = context
    this.#extra = new ExtraColumns(header, PLACED)
    this.#link = new ReportLink(context, reports, this.#extra)
    this.#names = names
    this.#at = {
      sequence: indexIn(header, 'drug_seq'),
      role: indexIn(header, 'role_cod'),
      verbatim: indexIn(header, 'drugname'),
      ingredient: indexIn(header, 'prod_ai'),
      route: indexIn(header, 'route'),
      dose: indexIn(header, 'dose_vbm'),
      dechallenge: indexIn(header, 'dechal'),
      rechallenge: indexIn(header, 'rechal'),
      lot: indexIn(header, 'lot_num'),
      application: indexIn(header, 'nda_num'),
    }
  }

  /** Whether a route was met before. */
  knowsRoute(route: string): boolean {
    return this.#routes.has(route)
  }

  write(fields: readonly string[], key: number, line: number): QuarantineReason | null {
    const at = this.#at
    const { columns } = this.buffer
    const row = this.buffer.rows++
    this.#link.write(columns, row, fields, key, line)
    columns.sequence[row] = sequenceAt(fields, at.sequence, this.#context, this.#extra)
    columns.role[row] = this.#roleOf(textAt(fields, at.role))
    const verbatim = textAt(fields, at.verbatim)
    const ingredient = textAt(fields, at.ingredient)
    const fromIngredient = ingredient === null ? null : this.#names.ofIngredients(ingredient)
    const names = fromIngredient ?? (verbatim === null ? null : this.#names.ofVerbatim(verbatim))
    columns.verbatim[row] = verbatim
    columns.ingredient[row] = ingredient
    columns.names[row] = names
    if (names === null) this.#context.wanting('missing-drug')
    columns.nameSource[row] = names === null ? null : fromIngredient === null ? 'verbatim' : 'prod_ai'
    const route = textAt(fields, at.route)
    if (route !== null && this.#routes.size < MOST_ROUTES && !this.#routes.has(route)) this.#routes.add(detached(route))
    columns.route[row] = route
    columns.dose[row] = textAt(fields, at.dose)
    columns.dechallenge[row] = textAt(fields, at.dechallenge)
    columns.rechallenge[row] = textAt(fields, at.rechallenge)
    columns.lot[row] = textAt(fields, at.lot)
    columns.applicationNumber[row] = textAt(fields, at.application)
    columns.extra[row] = this.#extra.of(fields)
    return null
  }

  #roleOf(written: string | null): string | null {
    if (written === null) {
      this.#context.wanting('role-missing')
      return null
    }
    const role = written.toUpperCase()
    if (!KNOWN_ROLES.has(role)) this.#context.note('role-not-recognised')
    return role
  }
}
