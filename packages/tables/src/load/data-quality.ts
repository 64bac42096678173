import type { DataQuality, FieldQuality, QualityPart } from '@aethersignal/model'
import { CASE_FIELDS, type CaseField } from '../table/case-columns.js'
import type { TableLayout } from '../table/table-layout.js'
import { repeatedReports } from './repeated-reports.js'
import type { TableRows } from './table-rows.js'

const NEEDED: ReadonlySet<string> = /* @__PURE__ */ new Set<CaseField>(['caseId', 'drug', 'event'])

/** Times that the completeness of a needed field counts. */
const NEEDED_WEIGHT = 3

const OUT_OF_BOUNDS = ['date-too-late', 'date-too-early', 'date-first-of-century', 'event-after-report']

/**
 * Rates the data of a table that was read to its end. Each part is a share of what was found good:
 *
 * - rows (weight 0.2): rows loaded, of all rows;
 * - completeness (0.25): values present, over the fields that have a column, the needed ones counting three times;
 * - validity (0.25): values that could be read, of those present;
 * - identity (0.15): cases, of those that can be compared, that are not the same as another under another id;
 * - dates (0.1): dates within bounds, of those that could be read;
 * - exposure (0.25, only where a column tells roles): reports with a drug in a role that is known, of those with a drug; the others are
 *   counted under no choice of roles;
 * - plausibility (0.05): names and ages that are not suspicious, of those present;
 * - lists (0.4), only where a column leaves open whether its cells hold several names: rows that are not in doubt, of the
 *   drugs or of the events, whichever are fewer; every count of such a column may be wrong.
 */
export function dataQuality(rows: TableRows, layout: TableLayout): DataQuality {
  const { header, columns } = layout
  const columnsOf = (field: CaseField): readonly string[] => {
    if (field === 'drug') return columns.drugs.map(({ position }) => header[position]!)
    if (field === 'event') return columns.events.map(({ position }) => header[position]!)
    const position = columns.at.get(field)
    return position === undefined ? [] : [header[position]!]
  }
  const fields = CASE_FIELDS.filter((field) => columns.at.has(field)).map((field) =>
    rows.quality.field(field, columnsOf(field)),
  )
  const parts = [
    rowsPart(rows),
    completenessPart(fields),
    validityPart(fields),
    identityPart(rows),
    datesPart(fields),
    exposurePart(rows, columns.at.has('role')),
    plausibilityPart(fields),
    ...listsPart(rows),
  ]
  const rated = parts.flatMap(({ score, weight }) => (score === null ? [] : [{ score, weight }]))
  const weight = rated.reduce((sum, part) => sum + part.weight, 0)
  const mean = rated.reduce((sum, part) => sum + part.score * part.weight, 0) / weight
  return { score: rated.length === 0 ? null : Math.round(mean * 1000) / 10, parts, fields }
}

function rowsPart({ loaded, rowsIn }: TableRows): QualityPart {
  return part('rows', 0.2, loaded, rowsIn, `${loaded} of ${rowsIn} rows were loaded.`)
}

function completenessPart(fields: readonly FieldQuality[]): QualityPart {
  const weightOf = ({ field }: FieldQuality) => (NEEDED.has(field) ? NEEDED_WEIGHT : 1)
  const present = total(fields, (field) => field.present * weightOf(field))
  const rows = total(fields, (field) => field.rows * weightOf(field))
  const least = [...fields].sort((left, right) => left.present / left.rows - right.present / right.rows)[0]
  const worst = least === undefined || least.present === least.rows ? '' : `; least complete is ${least.field}`
  const share = rows === 0 ? 0 : Math.round((present / rows) * 1000) / 10
  return part(
    'completeness',
    0.25,
    present,
    rows,
    `${share} % of values are there, needed fields counting three times${worst}.`,
  )
}

function validityPart(fields: readonly FieldQuality[]): QualityPart {
  const present = total(fields, (field) => field.present)
  const valid = total(fields, (field) => field.valid)
  return part('validity', 0.25, valid, present, `${valid} of ${present} values could be read.`)
}

function identityPart({ cases, drugs, events }: TableRows): QualityPart {
  const repeated = repeatedReports(cases, drugs, events)
  const { comparable } = repeated
  const reason =
    comparable === 0
      ? 'No case has sex, age and date of the event, so that cases cannot be compared.'
      : `${repeated.cases} of ${comparable} cases with sex, age and date of the event equal another under another id.`
  return part('identity', 0.15, comparable - repeated.cases, comparable, reason)
}

function datesPart(fields: readonly FieldQuality[]): QualityPart {
  const dates = fields.filter(({ field }) => field === 'receivedDate' || field === 'eventDate')
  const valid = total(dates, (field) => field.valid)
  const outside = total(dates, ({ suspicious }) => sum(OUT_OF_BOUNDS.map((code) => suspicious[code] ?? 0)))
  const reason = valid === 0 ? 'There are no dates.' : `${outside} of ${valid} dates are out of bounds.`
  return part('dates', 0.1, Math.max(0, valid - outside), valid, reason)
}

function exposurePart(rows: TableRows, hasRoles: boolean): QualityPart {
  const { exposed, without } = hasRoles ? rows.exposedReports() : { exposed: 0, without: 0 }
  const reason = hasRoles
    ? `${exposed} of ${exposed + without} reports with a drug have one in a role that is known.`
    : 'No column tells the roles of drugs.'
  return part('exposure', 0.25, exposed, exposed + without, reason)
}

function plausibilityPart(fields: readonly FieldQuality[]): QualityPart {
  const rated = fields.filter(({ field }) => field === 'drug' || field === 'event' || field === 'age')
  const present = total(rated, (field) => field.present)
  const odd = total(rated, ({ suspicious }) => sum(Object.values(suspicious)))
  const reason = `${odd} of ${present} names and ages should be looked at.`
  return part('plausibility', 0.05, Math.max(0, present - odd), present, reason)
}

function listsPart({ splits }: TableRows): QualityPart[] {
  const shares = (['drug', 'event'] as const).map((field) => {
    const all = sum(splits[field].map(({ rows }) => rows))
    const doubtful = sum(splits[field].map((column) => column.doubtful))
    return { field, all, doubtful, share: all === 0 ? 0 : doubtful / all }
  })
  const [worst] = shares.sort((left, right) => right.share - left.share)
  if (worst === undefined || worst.doubtful === 0) return []
  const { field, all, doubtful } = worst
  const reason = `${doubtful} of ${all} cells of ${field}s may hold several names and were taken for one.`
  return [part('lists', 0.4, all - doubtful, all, reason)]
}

function part(name: QualityPart['part'], weight: number, good: number, all: number, reason: string): QualityPart {
  return { part: name, score: all === 0 ? null : good / all, weight, reason }
}

function total(fields: readonly FieldQuality[], of: (field: FieldQuality) => number): number {
  return sum(fields.map(of))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0)
}
