import { type ReportIndex, SERIOUS_CODES, SEX_CODES } from '@aethersignal/engine'
import { AetherError, type CaseLine, NAME_SEPARATOR, ROLES } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Catalogue } from '../store/catalogue.js'
import { isoDate } from './iso-date.js'
import type { SnapshotReports } from './snapshot-reports.js'

type Value = string | number | null
type Rows = readonly Readonly<Record<string, Value>>[]

/** A report of the view `report`: its number, and where its rows stand. */
interface Place {
  readonly report: number
  readonly part: number
  readonly ordinal: number
}

/** Reads the lines of some current reports, given by their numbers in `of`, in that order. */
export async function readCaseLines(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  { index, events, numberOf }: SnapshotReports,
  reports: readonly number[],
): Promise<CaseLine[]> {
  if (reports.length === 0) return []
  const numbers = reports.map(numberOf)
  const places = (await rowsOf(
    connection,
    `SELECT report, part, ordinal FROM report
     WHERE report IN (SELECT unnest(CAST($1 AS INTEGER[]))) AND report ${rangeOf(numbers)}`,
    [JSON.stringify(numbers)],
  )) as unknown as readonly Place[]
  const cases = byReport(await rowsOfCases(connection, 'case', places, CASE_COLUMNS))
  const drugs = byReport(await rowsOfCases(connection, 'drug', places, ['names', 'verbatim', 'role']))
  const outcomes = byReport(await rowsOfCases(connection, 'outcome', places, ['code']))
  const partOf = new Map(places.map(({ report, part }) => [report, part]))
  return reports.map((report, at) => {
    const number = numbers[at]!
    const row = cases.get(number)?.[0]
    const part = catalogue.parts[partOf.get(number) ?? -1]
    if (row === undefined || part === undefined) {
      throw new AetherError('store/corrupt', `Report ${number} of the listing has no row in its part.`)
    }
    return {
      caseId: text(row['caseId']) ?? text(row['reportId']) ?? '',
      reportId: text(row['reportId']) ?? '',
      source: part.source,
      partition: part.partition,
      sex: SEXES[index.sex[report]!] ?? null,
      ageYears: numeric(row['ageYears']),
      country: text(row['country']),
      eventDate: isoDate(numeric(row['eventDate'])),
      receivedDate: isoDate(numeric(row['receivedDate'])),
      serious: seriousOf(index.serious[report]),
      outcomes: distinct((outcomes.get(number) ?? []).map((outcome) => text(outcome['code']))),
      reporterType: text(row['reporterType']),
      drugs: (drugs.get(number) ?? []).flatMap(drugsOf),
      events: eventsOf(events, report),
      file: part.files[numeric(row['file']) ?? -1]?.path ?? null,
      line: numeric(row['line']),
    }
  })
}

const SEXES: readonly (string | null)[] = Object.entries(SEX_CODES).map(([sex, code]) => (code === 0 ? null : sex))

const CASE_COLUMNS = [
  'caseId',
  'reportId',
  'ageYears',
  'country',
  'eventDate',
  'receivedDate',
  'reporterType',
  'file',
  'line',
]

/** Each name of a drug row. */
function drugsOf(row: Rows[number]): CaseLine['drugs'][number][] {
  const verbatim = text(row['verbatim'])
  const role = ROLES.find((one) => one === row['role']) ?? null
  const names = text(row['names'])?.split(NAME_SEPARATOR) ?? []
  return names.filter((name) => name !== '').map((name) => ({ name, verbatim, role }))
}

/** Events of a report as it was published: groups choose reports, and a line says what of the group a report has. */
function eventsOf({ names, incidence }: ReportIndex['events'], report: number): string[] {
  const codes = incidence.codes.subarray(incidence.offsets[report], incidence.offsets[report + 1])
  return Array.from(codes, (code) => names[code]!)
}

async function rowsOfCases(
  connection: DuckDBConnection,
  table: 'case' | 'drug' | 'outcome',
  places: readonly Place[],
  columns: readonly string[],
): Promise<Rows> {
  const ordinal = table === 'case' ? 'ordinal' : '"caseOrdinal"'
  const list = columns.map((column) => `t."${column}"`).join(', ')
  const parts = [...new Set(places.map(({ part }) => part))].map(Number)
  // Rows stand in the order of their cases in each part.
  const range = parts.length === 1 ? `AND t.${ordinal} ${rangeOf(places.map((place) => place.ordinal))}` : ''
  return rowsOf(
    connection,
    `WITH place AS (SELECT unnest(CAST($1 AS STRUCT(report INTEGER, part INTEGER, ordinal INTEGER)[]), recursive := true))
     SELECT place.report, ${list} FROM "${table}" t JOIN place ON t.part = place.part AND t.${ordinal} = place.ordinal
     WHERE t.part IN (${parts.join(', ')}) ${range} ORDER BY place.report, t.place`,
    [JSON.stringify(places.map(({ report, part, ordinal: row }) => ({ report, part, ordinal: row })))],
  )
}

/** Between the least and the greatest, as numbers: by them, not by parameters, row groups are known that need no reading. */
function rangeOf(numbers: readonly number[]): string {
  const [least, greatest] = [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))]
  return `BETWEEN ${Number(least)} AND ${Number(greatest)}`
}

async function rowsOf(connection: DuckDBConnection, sql: string, values: Value[]): Promise<Rows> {
  const reader = await connection.runAndReadAll(sql, values)
  return reader.getRowObjectsJS() as unknown as Rows
}

function byReport(rows: Rows): Map<number, Rows> {
  const groups = new Map<number, Readonly<Record<string, Value>>[]>()
  for (const row of rows) {
    const report = row['report'] as number
    const group = groups.get(report)
    if (group === undefined) groups.set(report, [row])
    else group.push(row)
  }
  return groups
}

function seriousOf(code: number | undefined): boolean | null {
  if (code === SERIOUS_CODES.yes) return true
  return code === SERIOUS_CODES.no ? false : null
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))]
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function numeric(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null
}
