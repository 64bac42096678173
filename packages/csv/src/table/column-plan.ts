import { type ColumnMapping, type MappedColumn, NEEDED_FIELDS } from '../mapping/column-mapping.js'
import { CASE_FIELDS, type CaseField, namedField } from './case-columns.js'

/** Which column of a table is read as what. */
export interface ColumnPlan {
  /** Position of each field that was found; of the first where a field has several columns. */
  readonly at: ReadonlyMap<CaseField, number>
  /** Positions of drugs, and of the role that goes with each; −1 where there is none. */
  readonly drugs: readonly { readonly position: number; readonly role: number }[]
  readonly events: readonly number[]
  /** Columns that no field took, by position, as they are written. */
  readonly others: ReadonlyMap<number, string>
  /** Columns that are known names of a field which another column took. */
  readonly passedOver: readonly { readonly field: CaseField; readonly taken: string; readonly passed: string }[]
  /** Columns that were taken for a field although their names are not known ones. */
  readonly inferred: readonly MappedColumn[]
}

/** From here on a proposal is read without being asked about. */
const SURE_ENOUGH = 0.75

/** Leaves of a proposal what is sure enough: known names, and others of a confidence of 0.75 or more. */
export function sureColumns({ columns, unmapped }: ColumnMapping): ColumnMapping {
  const isSure = ({ column, field, confidence }: MappedColumn) =>
    confidence >= SURE_ENOUGH || namedField(column)?.field === field
  const sure = columns.filter(isSure)
  return {
    columns: sure,
    unmapped: [...unmapped, ...columns.filter((each) => !isSure(each)).map(({ column }) => column)],
    missing: NEEDED_FIELDS.filter((field) => !sure.some((each) => each.field === field)),
  }
}

/** How the columns of a mapping are read. */
export function columnPlan(header: readonly string[], { columns }: ColumnMapping): ColumnPlan {
  const of = (field: CaseField) =>
    columns.filter((each) => each.field === field).sort((left, right) => (left.number ?? 0) - (right.number ?? 0))
  const drugs = of('drug')
  const roles = of('role')
  const roleOf = ({ number }: MappedColumn) => {
    const own = roles.find((role) => role.number === number)
    return own?.position ?? (roles.length === 1 && roles[0]!.number === null ? roles[0]!.position : -1)
  }
  const taken = new Map(columns.map((each) => [each.position, each]))
  const at = new Map<CaseField, number>()
  for (const field of CASE_FIELDS) {
    const [first] = of(field)
    if (first !== undefined) at.set(field, first.position)
  }
  const others = [...header.entries()].filter(([position]) => !taken.has(position))
  return {
    at,
    drugs: drugs.map((drug) => ({ position: drug.position, role: roleOf(drug) })),
    events: of('event').map(({ position }) => position),
    others: new Map(others),
    passedOver: others.flatMap(([, passed]) => {
      const field = namedField(passed)?.field
      const position = field === undefined ? undefined : at.get(field)
      return field === undefined || position === undefined ? [] : [{ field, taken: header[position]!, passed }]
    }),
    inferred: columns.filter(({ column, field, confidence }) => confidence < 1 && namedField(column)?.field !== field),
  }
}
