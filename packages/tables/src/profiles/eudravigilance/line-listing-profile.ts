import type { CaseBatch } from '@aethersignal/model'
import { CaseWriter, presentText } from '@aethersignal/model/adapter'
import { matchHeader } from '../reading/header-match.js'
import type { ProfilePart, TableHead, TableMatch, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { lineListingCase } from './line-listing-case.js'
import { LINE_LISTING_COLUMNS, listColumn } from './line-listing-columns.js'

/** The profile of line listings of EudraVigilance (adrreports.eu and EVDAS). */
export const eudraVigilanceProfile: TableProfile = {
  id: 'eudravigilance',
  version: '1',
  title: 'a line listing of EudraVigilance',
  tells: 'Its header has the columns EU Local Number, Reaction List PT and Suspect/interacting Drug List.',
  workbooks: true,
  neededTables: ['cases'],
  recognise,
  read: readLineListings,
}

/**
 * Reads line listings of EudraVigilance, as CSV or workbooks; each file is a part. Their nested lists are parsed from the
 * right, with balanced brackets. A listing holds the cases of one substance: without listings of others there is no
 * background, and the report warns of it.
 */
export const eudraVigilanceAdapter = /* @__PURE__ */ profileAdapter(eudraVigilanceProfile)

function recognise({ name, records }: TableHead): TableMatch | null {
  const match = matchHeader(records[0]!.map(listColumn), LINE_LISTING_COLUMNS, [
    'EU Local Number',
    'Reaction List',
    'Suspect Drug List',
  ])
  if (match === null) return null
  return {
    table: 'cases',
    partition: name,
    ...match,
    sniff: {
      confidence: 0.98,
      reason:
        'The header has the columns of a EudraVigilance line listing: EU Local Number, Reaction List and Suspect Drug List.',
    },
  }
}

async function* readLineListings(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const writer = new CaseWriter(part.part)
  for (const table of part.tables('cases')) {
    const ids = new Set<string>()
    let groups = 0
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const id = presentText(row.get('EU Local Number'), 'id') ?? ''
        if (id === '') table.quarantine(row, 'case-id-missing')
        else if (ids.has(id)) table.quarantine(row, 'report-repeated')
        else {
          const whole = lineListingCase(row, id, table)
          if ((whole.drugs ?? []).length + (whole.events ?? []).length === 0) {
            table.quarantine(row, 'missing-drug-and-event')
            continue
          }
          ids.add(id)
          if (whole.case.ageIssue === 'age-group') groups++
          writer.write(whole)
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ids.size
    part.warn(
      'no-background',
      `${table.name}: a line listing holds the cases of one substance. Measures of disproportionality mean nothing unless the listings of all substances, or of many, are loaded together.`,
    )
    part.warn(
      'age-group',
      `${table.name}: ages are told as groups only; they have no years and stay as written.`,
      groups,
    )
    part.warn(
      'no-versions',
      `${table.name}: a line listing tells nothing of earlier versions, and of the country only whether it lies in the EEA.`,
    )
  }
  yield* writer.end(part.signal)
}
