import type { ReportIndex } from '@aethersignal/engine'
import type { TherapyDates, TherapyQuery } from '@aethersignal/engine/analyses'
import { AetherError, NAME_SEPARATOR } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from '../database/open-database.js'
import { readColumns } from '../database/read-columns.js'
import { type DrugNaming, readDrugNames } from '../index/drug-naming.js'
import { isoDate } from './iso-date.js'

/** Which therapies of which reports, as `TherapyQuery` of the engine says, by the names that drugs have before they are grouped. */
export interface TherapyRows extends Omit<TherapyQuery, 'drug'> {
  /** Only therapies of these drugs, all of one name or group. Without them, of any. */
  readonly drugs?: readonly string[]
}

/**
 * Reads the dates of reports. A therapy belongs to the drug of its report that has its sequence number. Where drugs are
 * named anew, the therapies of a drug are those of every way of writing that counts under its name.
 */
export async function readTherapyDates(
  connection: DuckDBConnection,
  index: Pick<ReportIndex, 'reports'>,
  { reports, roles, drugs }: TherapyRows,
  signal?: AbortSignal,
  naming?: Pick<DrugNaming, 'learn'>,
): Promise<TherapyDates> {
  const names = await conditionOf(connection, drugs, naming, signal)
  const rowOf = new Map(reports.map((report, row) => [report, row]))
  if (
    rowOf.size !== reports.length ||
    reports.some((report) => !Number.isInteger(report) || report < 0 || report >= index.reports)
  ) {
    throw new AetherError('usage/invalid', 'Reports are to be given by their numbers in the index, each once.')
  }
  const starts = Array<string | null>(reports.length).fill(null)
  const events = Array<string | null>(reports.length).fill(null)
  let widened = 0
  await connection.run('CREATE OR REPLACE TEMP TABLE dated_report AS SELECT unnest(CAST($1 AS INTEGER[])) AS report', [
    JSON.stringify(reports),
  ])
  try {
    await readColumns(
      connection,
      `SELECT report, min("startDate") FROM dated_report JOIN report USING (report)
       JOIN drug ON drug.part = report.part AND drug."caseOrdinal" = report.ordinal
       JOIN therapy ON therapy.part = drug.part AND therapy."caseOrdinal" = drug."caseOrdinal"
         AND therapy.sequence = drug.sequence
       WHERE "startDate" > 0 AND ${names} AND role IN (${roles.map(sqlText).join(', ') || 'NULL'}) GROUP BY report`,
      ([report, start], rows) => {
        for (let row = 0; row < rows; row++) {
          starts[rowOf.get(Number(report!.getItem(row)))!] = isoDate(Number(start!.getItem(row)))
        }
      },
      signal,
    )
    await readColumns(
      connection,
      `SELECT report, "case"."eventDate", "eventDateForced" FROM dated_report JOIN report USING (report)
       JOIN "case" ON "case".part = report.part AND "case".ordinal = report.ordinal WHERE "case"."eventDate" > 0`,
      ([report, event, forced], rows) => {
        for (let row = 0; row < rows; row++) {
          const written = Number(event!.getItem(row))
          const known = forced!.getItem(row) === 1 ? withoutForcedParts(written) : written
          if (known !== written) widened += 1
          events[rowOf.get(Number(report!.getItem(row)))!] = isoDate(known)
        }
      },
      signal,
    )
  } finally {
    await connection.run('DROP TABLE dated_report')
  }
  return { starts, events, widened }
}

/** Which rows of drugs count as one of some drugs, in SQL; without any given, those that have a name. */
async function conditionOf(
  connection: DuckDBConnection,
  drugs: readonly string[] | undefined,
  naming: Pick<DrugNaming, 'learn'> | undefined,
  signal: AbortSignal | undefined,
): Promise<string> {
  if (drugs === undefined) return "names <> ''"
  if (naming === undefined) {
    if (drugs.length === 0) return 'false'
    return `list_has_any(string_split(names, ${SEPARATOR}), [${drugs.map(sqlText).join(', ')}])`
  }
  const wanted = new Set(drugs)
  const written = await readDrugNames(connection, signal)
  const named = naming.learn(written)
  const counted = written.filter((row) => {
    // Asked as when the index was built.
    const given = named({ ...row, verbatim: row.verbatim || null, ingredient: row.ingredient || null }) ?? []
    return (given.length > 0 ? given : row.names).some((name) => wanted.has(name))
  })
  const texts = counted.map((row) =>
    [row.names.join(NAME_SEPARATOR), row.verbatim ?? '', row.ingredient ?? ''].map(sqlText).join(', '),
  )
  if (texts.length === 0) return 'false'
  return `(names, coalesce(verbatim, ''), coalesce(ingredient, '')) IN (${texts.map((text) => `(${text})`).join(', ')})`
}

const SEPARATOR = `chr(${NAME_SEPARATOR.charCodeAt(0)})`

/** What a date says if its parts that are 01 may have been unknown: 20080101 is some day of 2008. */
function withoutForcedParts(date: number): number {
  if (date % 100 !== 1) return date
  return date % 10_000 === 101 ? date - 101 : date - 1
}
