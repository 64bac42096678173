import { type CaseField, REPEATED_FIELDS } from '../table/case-columns.js'
import type { MappedColumn } from '../table/column-mapping.js'
import { nameTokens } from '../table/name-tokens.js'
import { namedField } from '../table/named-field.js'
import { kindOf, readCell } from '../values/missing.js'

/** A column with less than this share of the values of another of the same meaning comes behind it. */
const NEARLY_EMPTY = 0.5

/** Columns that are named alike, numbers aside. */
interface Alike {
  readonly columns: readonly MappedColumn[]
  readonly rank: number
  /** For each row whether one of them has a value. */
  readonly filled: readonly boolean[]
}

/**
 * All columns that hold a field, beside the one that was found for it.
 *
 * - Drugs, events and roles: columns that differ in their numbers or are named alike (`drug`, `drug`) are several of the
 *   report, and so are columns of drugs whose names say another role (`suspect_drugs`, `concomitant_drugs`).
 * - Others of the same meaning are alternatives, read where the ones before have no value: in the order of the names of the
 *   field, but those with less than half as many values as another come last.
 * - Ids of cases are alternatives only where rows of the sample have one or the other and none has both: two ids of one row are of two kinds.
 */
export function columnsOfField(
  first: MappedColumn,
  candidates: readonly MappedColumn[],
  values: readonly (readonly string[])[],
): readonly MappedColumn[] {
  const { field } = first
  const named = candidates.filter(({ column, confidence }) => confidence > 0 && namedField(column)?.field === field)
  if (!named.includes(first)) return [first]
  if (field === 'caseId') {
    const others = named.filter((column) => column !== first).map((column) => alikeOf([column], values))
    const own = alikeOf([first], values)
    const complements = others.filter(
      ({ filled }) => filled.includes(true) && !filled.some((has, row) => has && own.filled[row]),
    )
    return [first, ...complements.flatMap(({ columns }) => columns).map(asAlternative)]
  }
  if (!(REPEATED_FIELDS as readonly CaseField[]).includes(field)) {
    return ordered(namedAlike(named, values))
      .flatMap(({ columns }) => columns)
      .map((column, index) => (index === 0 ? column : asAlternative(column, index - 1)))
  }
  const kinds = drugKinds(groupedBy(named, ({ column }) => namedField(column)?.role ?? ''))
  return kinds.flatMap((columns) => severalOf(ordered(namedAlike(columns, values))))
}

function namedAlike(columns: readonly MappedColumn[], values: readonly (readonly string[])[]): readonly Alike[] {
  const groups = groupedBy(columns, ({ column }) => nameTokens(column).words.join(''))
  return [...groups.values()].map((each) => alikeOf(each, values))
}

/**
 * A column of suspects says more than one of drugs, which is then read only where there is no suspect; where concomitant ones
 * have a column too, the drugs may be all together and are left aside.
 */
function drugKinds(kinds: ReadonlyMap<string, readonly MappedColumn[]>): readonly (readonly MappedColumn[])[] {
  const general = kinds.get('') ?? []
  const suspects = kinds.get('PS') ?? []
  const others = [...kinds].filter(([role]) => role !== '' && role !== 'PS').map(([, columns]) => columns)
  if (suspects.length === 0) return [general, ...others]
  return [others.length === 0 ? [...suspects, ...general] : suspects, ...others]
}

/** The first that are named alike are several of the report; the others are alternatives to those of the same number. */
function severalOf(alike: readonly Alike[]): MappedColumn[] {
  const columns: MappedColumn[] = []
  const alternatives = new Map<number | null, number>()
  for (const [place, group] of alike.entries()) {
    const own = new Set<number | null>()
    for (const column of group.columns) {
      let { number } = column
      for (let next = own.size + 1; own.has(number); next++) number = next
      own.add(number)
      const before = place === 0 ? undefined : alternatives.get(number)
      alternatives.set(number, (before ?? -1) + 1)
      columns.push({ ...column, number, ...(before !== undefined && { alternative: before + 1 }) })
    }
  }
  return columns
}

function ordered(alike: readonly Alike[]): readonly Alike[] {
  const count = ({ filled }: Alike) => filled.filter(Boolean).length
  const most = Math.max(...alike.map(count))
  const last = (each: Alike) => (count(each) < most * NEARLY_EMPTY ? 1 : 0)
  return [...alike].sort((left, right) => last(left) - last(right) || left.rank - right.rank)
}

function alikeOf(columns: readonly MappedColumn[], values: readonly (readonly string[])[]): Alike {
  const rows = values[columns[0]!.position]!
  return {
    columns,
    rank: Math.min(...columns.map(({ column }) => rankOf(column))),
    filled: rows.map((_, row) =>
      columns.some(({ position, field }) => readCell(values[position]![row]!, kindOf(field)) !== null),
    ),
  }
}

/** Drugs whose name says their role come first. */
function rankOf(column: string): number {
  const { rank, role } = namedField(column)!
  return role === undefined ? rank : -1
}

function asAlternative(column: MappedColumn, index: number): MappedColumn {
  return { ...column, alternative: index + 1 }
}

function groupedBy(
  columns: readonly MappedColumn[],
  keyOf: (column: MappedColumn) => string,
): ReadonlyMap<string, readonly MappedColumn[]> {
  const groups = new Map<string, MappedColumn[]>()
  for (const column of columns) groups.set(keyOf(column), [...(groups.get(keyOf(column)) ?? []), column])
  return groups
}
