import { calendarDate } from '../adapter/calendar-date.js'
import type { CaseBatch } from '../cases/case-batch.js'
import { CASE_TABLES, type ColumnKind, MISSING_INTEGER } from '../cases/case-tables.js'
import type { Findings } from './finding.js'

type Column = readonly (string | null)[] | Int32Array | Float64Array

const STORAGE = { text: Array, integer: Int32Array, number: Float64Array } as const

/** Whether a batch has the columns of its table, each of its kind and of the length of the others. */
export function checkShape(batch: CaseBatch, findings: Findings): boolean {
  const fault = (what: string, place = '') => {
    findings.add('shape', what, place)
    return false
  }
  if (!Object.hasOwn(CASE_TABLES, batch.table)) return fault('A batch is of no table of CASE_TABLES', batch.table)
  if (!Number.isInteger(batch.rows) || batch.rows <= 0) return fault('A batch has no rows', batch.table)
  const kinds: Readonly<Record<string, ColumnKind>> = CASE_TABLES[batch.table]
  const columns = batch.columns as Readonly<Record<string, Column>>
  let sound = true
  for (const name of Object.keys(columns)) {
    if (!Object.hasOwn(kinds, name)) sound = fault('A batch has a column that its table has not', at(batch, name))
  }
  for (const [name, kind] of Object.entries(kinds)) {
    const column = columns[name]
    if (column === undefined) sound = fault('A batch lacks a column of its table', at(batch, name))
    else if (!(column instanceof STORAGE[kind])) {
      sound = fault(`A column of kind ${kind} is not of ${STORAGE[kind].name}`, at(batch, name))
    } else if (column.length !== batch.rows) sound = fault('A column is not as long as the batch', at(batch, name))
    else if (kind === 'text') {
      const strange = (column as readonly unknown[]).findIndex((value) => value !== null && typeof value !== 'string')
      if (strange !== -1) sound = fault('A text is neither a string nor null', at(batch, name, strange))
    }
  }
  return sound && checkCodes(batch, columns, kinds, findings)
}

/** Whether what stands in codes too says what the columns say. */
function checkCodes(
  batch: CaseBatch,
  columns: Readonly<Record<string, Column>>,
  kinds: Readonly<Record<string, ColumnKind>>,
  findings: Findings,
): boolean {
  for (const [name, { codes, texts }] of Object.entries(batch.textCodes ?? {})) {
    const column = columns[name]
    const fits =
      kinds[name] === 'text' && codes.length === batch.rows && codes.every((code) => code >= -1 && code < texts.length)
    const differs = fits ? codes.findIndex((code, row) => (texts[code] ?? null) !== column![row]) : 0
    if (differs === -1) continue
    findings.add('shape', 'The codes of a column do not say what the column says', at(batch, name, differs))
    return false
  }
  return true
}

/** Whether the values of a batch of sound shape are such as the case tables define them. */
export function checkValues(batch: CaseBatch, findings: Findings): void {
  for (let row = 0; row < batch.rows; row++) {
    const require = (holds: boolean, fault: string, column: string) => {
      if (!holds) findings.add('values', fault, at(batch, column, row))
    }
    if (batch.table === 'case') checkCase(batch, row, require)
    if (batch.table === 'drug') {
      const { names, nameSource } = batch.columns
      require((names[row] === null) === (nameSource[row] === null), 'names come without nameSource', 'names')
    }
    if (batch.table === 'therapy') {
      require(isDate(batch.columns.startDate[row]!), 'A date is none', 'startDate')
      require(isDate(batch.columns.endDate[row]!), 'A date is none', 'endDate')
    }
    if (batch.table !== 'deletion') {
      const extra = batch.columns.extra[row]!
      require(extra === null || isJsonObject(extra), 'extra is no JSON object with something in it', 'extra')
    } else require(batch.columns.caseId[row] !== null, 'A deletion names no case', 'caseId')
  }
}

function checkCase(
  { columns }: Extract<CaseBatch, { table: 'case' }>,
  row: number,
  require: (holds: boolean, fault: string, column: string) => void,
): void {
  require(columns.reportId[row] !== null, 'A case has no reportId', 'reportId')
  require(columns.caseId[row] !== null, 'A case has no caseId', 'caseId')
  require(columns.generation[row]! >= 0, 'A case has no generation', 'generation')
  for (const name of ['versionDate', 'receivedDate', 'eventDate'] as const) {
    require(isDate(columns[name][row]!), 'A date is none', name)
  }
  require([0, 1].includes(columns.nullified[row]!), 'nullified is neither 0 nor 1', 'nullified')
  require([0, 1].includes(columns.eventDateForced[row]!), 'eventDateForced is neither 0 nor 1', 'eventDateForced')
  require([null, 'F', 'M'].includes(columns.sex[row]!), 'sex is neither F, M nor missing', 'sex')
  const age = columns.ageYears[row]!
  require(Number.isNaN(age) || (age >= 0 && age <= 120), 'ageYears is not within 0 to 120', 'ageYears')
  require(columns.ageIssue[row] === null || Number.isNaN(age), 'An age has years and an issue', 'ageIssue')
  const weight = columns.weightKilograms[row]!
  require(Number.isNaN(weight) || (weight > 0 && Number.isFinite(weight)), 'A weight is not above 0', 'weightKilograms')
  require([0, 1, MISSING_INTEGER].includes(columns.serious[row]!), 'serious is neither 0, 1 nor missing', 'serious')
}

function isDate(date: number): boolean {
  return (
    date === MISSING_INTEGER || calendarDate(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100) > 0
  )
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  } catch {
    return false
  }
}

function at(batch: CaseBatch, column: string, row?: number): string {
  const { source, partition } = batch.part
  const where = `${column} of ${batch.table} in ${source} ${partition}`
  return row === undefined ? where : `${where}, row ${row} of a batch`
}
