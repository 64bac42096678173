import { type CaseBatch, normaliseName } from '@aethersignal/model'
import { CaseWriter, presentText, type WholeCase } from '@aethersignal/model/adapter'
import { FieldReader } from '../reading/field-reader.js'
import { type ColumnNames, matchHeader } from '../reading/header-match.js'
import type { ProfilePart, TableHead, TableMatch, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import type { ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { listedNames } from './listed-names.js'

/** Columns of the line listing of adrreports.eu for veterinary medicines (EVVet3). */
const COLUMNS: ColumnNames = {
  'Case number': ['Worldwide case number', 'AER number'],
  'AER form': ['ICSR form'],
  'Received date': ['Receipt date', 'EV Gateway receipt date'],
  Reporter: ['Primary reporter', 'Reporter type'],
  Country: [],
  Gender: ['Sex'],
  Species: [],
  Breed: [],
  Drug: ['Drugs', 'Product', 'Products', 'Veterinary medicinal product'],
  Reaction: ['Reactions', 'VeDDRA terms', 'Reaction list'],
  'Animals affected': ['Number of animals affected'],
  'Animals treated': ['Number of animals treated'],
  'Animals died': ['Number of animals died'],
}

const NEEDED = ['Case number', 'Species', 'Drug', 'Reaction', 'Animals affected']

const PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...['Case number', 'Received date', 'Reporter', 'Country', 'Gender', 'Drug', 'Reaction'],
])

/** The profile of line listings of EudraVigilance Veterinary. */
export const evvetProfile: TableProfile = {
  id: 'evvet',
  version: '1',
  title: 'a line listing of EudraVigilance Veterinary',
  tells: `Its header has the columns ${NEEDED.join(', ')}.`,
  workbooks: true,
  neededTables: ['cases'],
  recognise,
  read: readEvvet,
}

/**
 * Reads line listings of EudraVigilance Veterinary (adrreports.eu/vet), as CSV or workbooks; each file is a part. A report may be of
 * several animals and counts once. Products and reactions are lists whose commas stand in names too. The listing says no roles.
 */
export const evvetAdapter = /* @__PURE__ */ profileAdapter(evvetProfile)

function recognise({ name, records }: TableHead): TableMatch | null {
  const match = matchHeader(records[0]!, COLUMNS, NEEDED)
  if (match === null) return null
  return {
    table: 'cases',
    partition: name,
    ...match,
    sniff: {
      confidence: 0.95,
      reason: `The header has the columns of a listing of EudraVigilance Veterinary: ${NEEDED.join(', ')}.`,
    },
  }
}

async function* readEvvet(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const writer = new CaseWriter(part.part)
  for (const table of part.tables('cases')) {
    const ids = new Set<string>()
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const id = presentText(row.get('Case number'), 'id')
        const whole = id === null ? null : caseOf(row, id, table)
        if (id === null || whole === null) table.quarantine(row, 'case-id-missing')
        else if (ids.has(id)) table.quarantine(row, 'report-repeated')
        else if ((whole.drugs ?? []).length + (whole.events ?? []).length === 0)
          table.quarantine(row, 'missing-drug-and-event')
        else {
          ids.add(id)
          writer.write(whole)
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ids.size
    part.warn(
      'query-universe',
      `${table.name}: a listing of EudraVigilance Veterinary holds the reports on one product. Without the listings of others there is no background.`,
    )
  }
  part.warn(
    'animal-reports',
    'Reports on animals: a report may be of several, and counts once. They say no roles, so that every product counts as a primary suspect; reactions are terms of VeDDRA, not of MedDRA. Lists are parted at commas before capital letters.',
  )
  yield* writer.end(part.signal)
}

function caseOf(row: ProfileRow, id: string, table: ProfileTable): WholeCase {
  const fields = new FieldReader(row, table)
  const received = fields.date('Received date', 'day-first')
  // MIXED is of several animals, and stays.
  const mixed = /^(mixed|both)$/i.test(row.get('Gender'))
  const died = Number(row.get('Animals died')) > 0
  const drugs = listedNames(presentText(row.get('Drug'), 'drug') ?? '')
  return {
    case: {
      reportId: id,
      caseId: id,
      versionDate: received,
      receivedDate: received,
      sex: mixed ? null : fields.sex('Gender'),
      country: fields.country('Country'),
      serious: died ? 1 : null,
      reporterType: fields.text('Reporter'),
      extra: fields.extra(PLACED, mixed ? { Gender: row.get('Gender') } : {}),
      file: table.file,
      line: row.line,
    },
    drugs: drugs.map((verbatim, at) => {
      const names = normaliseName(verbatim)
      return { sequence: at + 1, role: 'PS', verbatim, names, nameSource: names === null ? null : 'verbatim' }
    }),
    events: listedNames(presentText(row.get('Reaction'), 'event') ?? '').map((term) => ({ term })),
    outcomes: died ? [{ code: 'DE' }] : [],
  }
}
