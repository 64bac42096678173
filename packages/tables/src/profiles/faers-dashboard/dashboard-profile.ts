import type { CaseBatch } from '@aethersignal/model'
import { CaseWriter } from '@aethersignal/model/adapter'
import { matchHeader } from '../reading/header-match.js'
import type { ProfilePart, TableHead, TableMatch, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { dashboardCase } from './dashboard-case.js'
import { DASHBOARD_COLUMNS } from './dashboard-columns.js'

const NEEDED = ['Case ID', 'Suspect Product Active Ingredients', 'Reactions', 'Latest FDA Received Date']

/** The profile of workbooks that the FAERS Public Dashboard exports. */
export const faersDashboardProfile: TableProfile = {
  id: 'faers-dashboard',
  version: '1',
  title: 'an export of the FAERS Public Dashboard',
  tells: `Its header has the columns ${NEEDED.join(', ')}.`,
  workbooks: true,
  neededTables: ['cases'],
  recognise,
  read: readDashboard,
}

/**
 * Reads what the FAERS Public Dashboard exports, as workbooks or saved as CSV; each export is a part. A case that stands in
 * several exports counts once: the one with the latest date on which FDA received it, else the last by name.
 */
export const faersDashboardAdapter = /* @__PURE__ */ profileAdapter(faersDashboardProfile)

function recognise({ name, records }: TableHead): TableMatch | null {
  const match = matchHeader(records[0]!, DASHBOARD_COLUMNS, NEEDED)
  if (match === null) return null
  return {
    table: 'cases',
    partition: name,
    ...match,
    sniff: {
      confidence: 0.95,
      reason: `The header has the columns of the FAERS Public Dashboard: ${NEEDED.join(', ')}.`,
    },
  }
}

async function* readDashboard(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const writer = new CaseWriter(part.part)
  for (const table of part.tables('cases')) {
    const ids = new Set<string>()
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const id = row.get('Case ID')
        if (!/^\d{1,15}$/.test(id)) table.quarantine(row, 'case-id-invalid')
        else if (ids.has(id)) table.quarantine(row, 'report-repeated')
        else {
          ids.add(id)
          writer.write(dashboardCase(row, id, table))
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ids.size
    part.warn(
      'query-universe',
      `${table.name}: the cases answer one query of the dashboard. Measures of disproportionality within them compare with that query only, not with all of FAERS.`,
    )
    part.warn(
      'suspects-only',
      `${table.name}: the drugs are suspects without ranks, each taken for primary; concomitant products stand beside the case and do not count.`,
    )
  }
  yield* writer.end(part.signal)
}
