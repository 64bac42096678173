import { type CaseBatch, normaliseName } from '@aethersignal/model'
import { CaseWriter, presentText, readRole } from '@aethersignal/model/adapter'
import { FieldReader } from '../reading/field-reader.js'
import type { ProfilePart, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import type { ProfileRow } from '../reading/profile-row.js'
import { readChildren } from '../reading/read-children.js'
import { recogniseIdap } from './idap-tables.js'

const CASE_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(['ADR', 'SEX', 'AGE', 'YEAR'])
const EVENT_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(['ADR', 'PT'])
const DRUG_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(['ADR', 'DRUG', 'ROUTE', 'ROLE'])

/** The profile of interactive drug analysis profiles (iDAP) of the MHRA, United Kingdom. */
export const idapProfile: TableProfile = {
  id: 'mhra-idap',
  version: '1',
  title: 'a file of an iDAP of the MHRA',
  tells:
    'Its files end in _case.csv, _drug.csv and _event.csv, each with the number of the report (ADR) in its first column.',
  neededTables: ['case', 'drug', 'event'],
  recognise: recogniseIdap,
  read: readIdap,
}

/**
 * Reads interactive drug analysis profiles of the MHRA as they are downloaded: the case, drug and event files of a substance, joined by the
 * number of the report. A profile holds the reports on one substance: the report warns of it.
 */
export const idapAdapter = /* @__PURE__ */ profileAdapter(idapProfile)

const keyOf = (row: ProfileRow) => presentText(row.get('ADR'), 'id')

async function* readIdap(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const writer = new CaseWriter(part.part)
  const ordinals = new Map<string, number>()
  for (const table of part.tables('case')) {
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const id = keyOf(row)
        if (id === null) table.quarantine(row, 'case-id-missing')
        else if (ordinals.has(id)) table.quarantine(row, 'report-repeated')
        else {
          const fields = new FieldReader(row, table)
          // Nothing says that one number is one report in the profiles of two substances.
          const caseId = `${part.part.partition} ${id}`
          const group = fields.text('AGE')
          const severity = row.get('SEVERITY')
          const received = fields.date('YEAR', null)
          const fatal = /^(y(es)?|fatal)$/i.test(row.get('FATAL_YN')) || /^(f|fatal)$/i.test(severity)
          const serious = fatal || /^(s|y|yes|serious)$/i.test(severity)
          ordinals.set(
            id,
            writer.write({
              case: {
                ...{ reportId: caseId, caseId, versionDate: received, receivedDate: received, sex: fields.sex('SEX') },
                ...{ ageVerbatim: group, ageIssue: group === null ? null : 'age-group', country: 'GB' },
                serious: serious ? 1 : /^(n|no|non-?serious)$/i.test(severity) ? 0 : null,
                extra: fields.extra(CASE_PLACED),
                ...{ file: table.file, line: row.line },
              },
              outcomes: fatal ? [{ code: 'DE' }] : [],
            }),
          )
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ordinals.size
  }
  const sequences = new Map<number, number>()
  for (const table of part.tables('drug')) {
    const take = (row: ProfileRow, place: Parameters<Parameters<typeof readChildren>[3]>[1]) => {
      const verbatim = presentText(row.get('DRUG'), 'drug')
      if (verbatim === null) return 'drug-missing'
      const role = readRole(row.get('ROLE'))
      table.noteRole(role)
      const sequence = (sequences.get(place.caseOrdinal) ?? 0) + 1
      sequences.set(place.caseOrdinal, sequence)
      const route = presentText(row.get('ROUTE'), 'attribute')
      const names = normaliseName(verbatim)
      const written = role === undefined ? { ROLE: row.get('ROLE') } : {}
      writer.add('drug', {
        ...{ ...place, sequence, role: table.hasColumn('ROLE') ? (role ?? null) : 'PS', verbatim, names, route },
        ...{ nameSource: names === null ? null : 'verbatim', extra: row.extra(DRUG_PLACED, written) },
      })
      return null
    }
    await readChildren(table, ordinals, keyOf, take, part.signal)
  }
  for (const table of part.tables('event')) {
    const take = (row: ProfileRow, place: Parameters<Parameters<typeof readChildren>[3]>[1]) => {
      const term = presentText(row.get('PT'), 'event')
      if (term !== null) writer.add('event', { ...place, term, extra: row.extra(EVENT_PLACED) })
      return term === null ? 'event-missing' : null
    }
    await readChildren(table, ordinals, keyOf, take, part.signal)
  }
  part.warn(
    'query-universe',
    `${part.part.partition}: an iDAP holds the reports on one substance. Measures of disproportionality in it are biased unless the profiles of many are loaded together; a report that stands in several counts in each, since their numbers are taken for those of one profile.`,
  )
  yield* writer.end(part.signal)
}
