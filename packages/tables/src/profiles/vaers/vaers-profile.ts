import { type CaseBatch, MISSING_INTEGER, normaliseName } from '@aethersignal/model'
import { CaseWriter, presentText } from '@aethersignal/model/adapter'
import type { ProfilePart, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { CaseDirectory } from './case-directory.js'
import { readJoined } from './read-joined.js'
import { readWonder } from './read-wonder.js'
import { RowsByVersion } from './rows-by-version.js'
import { vaccinationDate, vaersCase } from './vaers-case.js'
import { VAERS_ID } from './vaers-id.js'
import { recogniseVaers } from './vaers-tables.js'

const VAX_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'VAERS_ID',
  'ORDER',
  'VAX_NAME',
  'VAX_ROUTE',
  'VAX_LOT',
])

/** The profile of VAERS: DATA, VAX and SYMPTOMS of a year, joined on VAERS_ID. */
export const vaersProfile: TableProfile = {
  id: 'vaers',
  version: '1',
  title: 'a VAERS file',
  tells:
    'The three files of a year have VAERS_ID with RECVDATE, with VAX_NAME or with SYMPTOM1 in their headers, an export of CDC WONDER has VAERS ID, Symptoms and Vaccine Type.',
  neededTables: ['data', 'vax', 'symptoms'],
  completeTables: ['joined', 'wonder'],
  recognise: recogniseVaers,
  read: readVaers,
}

/**
 * Reads VAERS as CDC publishes it: VAERSDATA, VAERSVAX and VAERSSYMPTOMS of one or several years, or the non-domestic ones,
 * in any order, tables that somebody joined of them, and the reports that CDC WONDER exports. Every vaccine of a report counts as a primary suspect, since VAERS does not rank them.
 */
export const vaersAdapter = /* @__PURE__ */ profileAdapter(vaersProfile)

async function* readVaers(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const writer = new CaseWriter(part.part)
  const directory = new CaseDirectory()
  const vaccinated: number[] = []
  for (const table of part.tables('data')) {
    const domestic = !/domestic/i.test(part.part.partition)
    const ids = new Set<string>()
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const key = keyOf(row)
        if (key === null) table.quarantine(row, 'case-id-invalid')
        else if (directory.has(key.id, key.order)) table.quarantine(row, 'report-repeated')
        else {
          ids.add(key.id)
          directory.add(key.id, key.order)
          vaccinated.push(vaccinationDate(row, table))
          writer.write(vaersCase(row, key.id, key.order, table, domestic))
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ids.size
  }
  for (const table of part.tables('joined')) await readJoined(table, writer, part)
  for (const table of part.tables('wonder')) await readWonder(table, writer, part)
  const sequences: number[] = []
  for (const table of part.tables('vax')) {
    await readChildren(table, directory, part, (ordinal, id, row) => {
      const name = presentText(row.get('VAX_NAME'), 'drug') ?? presentText(row.get('VAX_TYPE'), 'drug') ?? ''
      if (normaliseName(name) === null) return 'drug-missing'
      const sequence = ordinal < 0 ? null : (sequences[ordinal] ?? 0) + 1
      if (sequence !== null) sequences[ordinal] = sequence
      const at = { caseOrdinal: ordinal, orphanReportId: id, file: table.file, line: row.line }
      writer.add('drug', {
        ...at,
        sequence,
        role: 'PS',
        verbatim: name,
        names: normaliseName(name),
        nameSource: 'verbatim',
        route: row.get('VAX_ROUTE') || null,
        lot: row.get('VAX_LOT') || null,
        extra: row.extra(VAX_PLACED),
      })
      const startDate = vaccinated[ordinal] ?? MISSING_INTEGER
      if (startDate !== MISSING_INTEGER) writer.add('therapy', { ...at, sequence, startDate })
      return null
    })
  }
  for (const table of part.tables('symptoms')) {
    await readChildren(table, directory, part, (ordinal, id, row) => {
      const symptoms = [1, 2, 3, 4, 5].flatMap((at) => {
        const term = presentText(row.get(`SYMPTOM${at}`), 'event') ?? ''
        const version = row.get(`SYMPTOMVERSION${at}`)
        return term === '' ? [] : [{ term, extra: jsonOf(version === '' ? {} : { meddraVersion: version }) }]
      })
      const at = { caseOrdinal: ordinal, orphanReportId: id, file: table.file, line: row.line }
      for (const symptom of symptoms) writer.add('event', { ...at, ...symptom })
      return symptoms.length === 0 ? 'event-missing' : null
    })
  }
  part.warn(
    'follow-up-versions',
    `${part.part.partition}: follow-ups of reports, told apart by ORDER; the latest counts, and has the vaccines and symptoms of the one before where it brings none.`,
    directory.followUps,
  )
  part.warn(
    'data-use',
    'VAERS: reports are unverified, do not show that a vaccine caused an event, and have no denominator of doses given.',
  )
  yield* writer.end(part.signal)
}

/** Gives the rows of a table to their reports; `write` gives the reason why a row cannot be loaded. */
async function readChildren(
  table: ProfileTable,
  directory: CaseDirectory,
  part: ProfilePart,
  write: (ordinal: number, orphanReportId: string | null, row: ProfileRow) => string | null,
): Promise<void> {
  const byVersion = new RowsByVersion(directory)
  const ids = new Set<string>()
  const orphans = new Set<string>()
  const counted = new Set<ProfileRow>()
  for await (const rows of table.rows(part.signal)) {
    for (const row of rows) {
      const key = keyOf(row)
      if (key === null) {
        table.quarantine(row, 'case-id-invalid')
        continue
      }
      const ordinal = byVersion.take(key.id, key.order, row)
      if (ordinal === null) {
        ids.add(key.id)
        continue
      }
      const issue = write(ordinal ?? -1, ordinal === undefined ? key.id : null, row)
      if (issue !== null) {
        table.quarantine(row, issue)
        continue
      }
      table.loaded(row)
      ids.add(key.id)
      if (ordinal === undefined) {
        orphans.add(key.id)
        table.account.orphanRows++
      }
    }
  }
  for (const [ordinal, row] of byVersion.rest()) {
    const issue = write(ordinal, null, row)
    if (counted.has(row)) continue
    counted.add(row)
    if (issue === null) table.loaded(row)
    else table.quarantine(row, issue)
  }
  table.account.orphans = orphans.size
  table.account.distinctIds = ids.size
}

function keyOf(row: ProfileRow): { readonly id: string; readonly order: number } | null {
  const id = VAERS_ID.exec(row.get('VAERS_ID'))?.[1]
  const order = row.get('ORDER').replace(/\.0$/, '')
  if (id === undefined || !/^\d{0,4}$/.test(order)) return null
  return { id, order: order === '' ? 1 : Number(order) }
}
