import { CASE_FIELDS, type CaseField } from '../table/case-columns.js'
import { type ColumnMapping, type MappedColumn, NEEDED_FIELDS } from '../table/column-mapping.js'
import { nameTokens } from '../table/name-tokens.js'
import { namedField } from '../table/named-field.js'
import { isBareRole, isMark } from '../table/suspect-names.js'
import { assignColumns } from './assign-columns.js'
import { columnsOfField } from './columns-of-field.js'
import { contentEvidence, type KnownTerms } from './content-evidence.js'
import { nameEvidence } from './name-evidence.js'

/** The beginning of a table. */
export interface TableSample {
  /** Names of the columns, as written. */
  readonly header: readonly string[]
  /** Some rows, cut into cells in the order of the header. */
  readonly rows: readonly (readonly string[])[]
}

/** Below this a column is left unmapped: nothing but a doubtful name or common values speaks for it. */
const LEAST_CONFIDENCE = 0.35

/** Values alone say little of a field that many columns could be. */
const MOST_BY_CONTENT: Readonly<Record<CaseField, number>> = {
  caseId: 0.5,
  drug: 0.6,
  event: 0.6,
  role: 0.6,
  sex: 0.6,
  age: 0.3,
  ageUnit: 0.5,
  receivedDate: 0.4,
  eventDate: 0.39,
  country: 0.3,
  serious: 0.3,
  version: 0,
  weight: 0,
  weightUnit: 0,
  outcome: 0,
}

/**
 * Proposes what the columns of a table hold. For every column and field the name and the values are weighed: with s the
 * score of the name and c the share of values that fit, the confidence is 1 − (1 − s)(1 − c/2) where c ≥ ½, else
 * s(0.7 + 0.6c); s where the column has no values; c times a limit of the field where the name says nothing. Then every field
 * gets one column at most and every column one field, so that the sum of confidences is largest (`assignColumns`).
 * Columns with numbers (`drug1`, `drug2`) and others of the same meaning are kept together (`columnsOfField`).
 */
export function proposeMapping({ header, rows }: TableSample, known: KnownTerms = {}): ColumnMapping {
  const values = header.map((_, position) => rows.map((cells) => cells[position] ?? ''))
  const candidates = CASE_FIELDS.map((field) =>
    header.map((column, position) => weigh(column, position, field, values[position]!, known)),
  )
  const assigned = assignColumns(
    candidates.map((row) => row.map(({ confidence }) => (confidence < LEAST_CONFIDENCE ? 0 : confidence))),
  )
  const columns = assigned.flatMap((position, field) => (position === -1 ? [] : [candidates[field]![position]!]))
  const all = CASE_FIELDS.flatMap((field, index) => {
    const first = columns.find((each) => each.field === field)
    return first === undefined ? [] : columnsOfField(first, candidates[index]!, values)
  })
  const taken = new Set(all.map(({ position }) => position))
  all.sort((left, right) => left.position - right.position)
  return {
    columns: all,
    unmapped: header.filter((_, position) => !taken.has(position)),
    missing: NEEDED_FIELDS.filter((field) => !all.some((each) => each.field === field)),
  }
}

function weigh(
  column: string,
  position: number,
  field: CaseField,
  values: readonly string[],
  known: KnownTerms,
): MappedColumn {
  const name = nameEvidence(column, field)
  const content = contentEvidence(values, field, known)
  const { share } = content
  const { score } = name
  let confidence = score
  const named = namedField(column)
  // A known name never means another field.
  const isOther =
    named?.field !== field || isCount(column, field, values) || (named.role !== undefined && areMarks(column, values))
  if (named !== null && isOther) confidence = 0
  else if (score === 0) confidence = (share ?? 0) * MOST_BY_CONTENT[field]
  else if (share !== null) confidence = share >= 0.5 ? 1 - (1 - score) * (1 - share / 2) : score * (0.7 + 0.6 * share)
  const reason = name.words === '' ? `${upperFirst(content.words)}.` : `${name.words}; ${content.words}.`
  return { column, position, field, number: name.number, confidence: Math.round(confidence * 1000) / 1000, reason }
}

/** A plural above numbers, such as `events` above 3, counts them. */
function isCount(column: string, field: CaseField, values: readonly string[]): boolean {
  if (!/s$/i.test(column.trim()) || (field !== 'drug' && field !== 'event')) return false
  const present = values.filter((value) => value.trim() !== '')
  return present.length > 0 && present.every((value) => /^[\s\d.,]+$/.test(value))
}

/** Whether a name such as `suspect` stands above marks, such as `Y`, or above nothing. */
function areMarks(column: string, values: readonly string[]): boolean {
  if (!isBareRole(nameTokens(column).words)) return false
  return values.every((value) => isMark(value))
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
