import type { Role } from '@aethersignal/model'
import { CASE_FIELDS, type CaseField, plainName } from './case-columns.js'
import { type ColumnMapping, type MappedColumn, NEEDED_FIELDS } from './column-mapping.js'
import { namedField } from './named-field.js'

/** A column, and those of the same meaning that are read in turn where it has no value. */
export interface PlannedColumn {
  readonly position: number
  readonly alternatives: readonly number[]
}

/** A column of drugs. */
export interface DrugColumn extends PlannedColumn {
  /** Position of the roles of these drugs; −1 where there is none. */
  readonly role: number
  /** The role that the name of the column says, for drugs without one beside them; null where it says none. */
  readonly named: Role | null
}

/** Which column of a table is read as what. */
export interface ColumnPlan {
  /** Position of each field that was found; of the first where a field has several columns. */
  readonly at: ReadonlyMap<CaseField, number>
  /** Positions that are read in turn where the first column of a field has no value; fields without such are not there. */
  readonly alternatives: ReadonlyMap<CaseField, readonly number[]>
  readonly drugs: readonly DrugColumn[]
  readonly events: readonly PlannedColumn[]
  /** Position of the number of the report where another column has that of the case, as FAERS has both; −1 where there is none. */
  readonly reportId: number
  /** Columns that no field took, by position, as they are written. */
  readonly others: ReadonlyMap<number, string>
  /** Columns that are known names of a field which another column took. */
  readonly passedOver: readonly {
    readonly field: CaseField
    readonly taken: string
    readonly passed: string
    readonly position: number
  }[]
  /** Columns that were taken for a field although their names are not known ones. */
  readonly inferred: readonly MappedColumn[]
}

/** Names of columns that number the versions of a case, without punctuation. */
const REPORT_NUMBERS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'primaryid',
  'isr',
  'reportversionid',
  'versionid',
])

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
  const of = (field: CaseField) => {
    const all = columns.filter((each) => each.field === field)
    const first = all.filter((each) => each.alternative === undefined)
    // Where the first was told to be another field, its alternative takes its place.
    return (first.length > 0 ? first : all.slice(0, 1)).sort((left, right) => (left.number ?? 0) - (right.number ?? 0))
  }
  const alternativesOf = ({ field, number, column }: MappedColumn) =>
    columns
      .filter((each) => each.field === field && each.number === number && each.alternative !== undefined)
      .filter((each) => field !== 'drug' || !isOfOtherRole(roleIn(each.column), roleIn(column)))
      .sort((left, right) => left.alternative! - right.alternative!)
      .map(({ position }) => position)
  const planned = (column: MappedColumn) => ({ position: column.position, alternatives: alternativesOf(column) })
  const drugs = of('drug')
  const roles = of('role')
  const taken = new Map(columns.map((each) => [each.position, each]))
  const at = new Map<CaseField, number>()
  const alternatives = new Map<CaseField, readonly number[]>()
  for (const field of CASE_FIELDS) {
    const [first] = of(field)
    if (first === undefined) continue
    at.set(field, first.position)
    if (field !== 'drug' && field !== 'event' && alternativesOf(first).length > 0) {
      alternatives.set(field, alternativesOf(first))
    }
  }
  const reportId = at.has('caseId')
    ? header.findIndex((name, position) => REPORT_NUMBERS.has(plainName(name)) && !taken.has(position))
    : -1
  const others = [...header.entries()].filter(([position]) => !taken.has(position) && position !== reportId)
  return {
    at,
    alternatives,
    drugs: drugs.map((drug) => ({ ...planned(drug), role: roleColumn(drug, roles), named: roleIn(drug.column) })),
    events: of('event').map(planned),
    reportId,
    others: new Map(others),
    passedOver: others.flatMap(([position, passed]) => {
      const field = namedField(passed)?.field
      const taken = field === undefined ? undefined : at.get(field)
      return field === undefined || taken === undefined ? [] : [{ field, taken: header[taken]!, passed, position }]
    }),
    inferred: columns.filter(({ column, field, confidence }) => confidence < 1 && namedField(column)?.field !== field),
  }
}

/** The roles of the same number, else the one column of roles, which says nothing of drugs that are not suspects by name. */
function roleColumn({ column, number }: MappedColumn, roles: readonly MappedColumn[]): number {
  const own = roles.find((role) => role.number === number && number !== null)
  const only = roles.length === 1 && roles[0]!.number === null ? roles[0] : roles.find((role) => role.number === number)
  return (own ?? (isOfOtherRole(roleIn(column), 'PS') ? undefined : only))?.position ?? -1
}

function roleIn(column: string): Role | null {
  return namedField(column)?.role ?? null
}

function isOfOtherRole(role: Role | null, than: Role | null): boolean {
  return role !== null && than !== null && role !== than
}
