import type { CaseBatch } from '@aethersignal/model'
import { CaseWriter, type WholeCase } from '@aethersignal/model/adapter'
import { FieldReader } from '../reading/field-reader.js'
import { type ColumnNames, matchHeader } from '../reading/header-match.js'
import type { ProfilePart, TableHead, TableMatch, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { medicinesOf } from './medicines.js'

/** Columns of the list of reports that DAEN exports. */
const COLUMNS: ColumnNames = {
  'Case number': [],
  'Report entry date': [],
  'Age (years)': ['Age'],
  Gender: ['Sex'],
  'Medicines reported as being taken': ['Medicines reported as taken', 'Medicines'],
  'MedDRA reaction terms': ['Reaction terms', 'MedDRA reaction term'],
}

const NEEDED = ['Case number', 'Medicines reported as being taken', 'MedDRA reaction terms']

const PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(/* @__PURE__ */ Object.keys(COLUMNS))

/** The profile of lists of reports of DAEN, the Database of Adverse Event Notifications of the TGA (Australia). */
export const daenProfile: TableProfile = {
  id: 'daen',
  version: '1',
  title: 'a list of reports of DAEN',
  tells: `Its header has the columns ${NEEDED.join(', ')}.`,
  workbooks: true,
  neededTables: ['cases'],
  recognise,
  read: readDaen,
}

/**
 * Reads lists of reports that DAEN of the TGA exports, as CSV or workbooks; each file is a part. Medicines count under what stands in
 * brackets behind their trade names; "Not suspected" is a concomitant. Dates are day first. A list answers one query: the report
 * warns of it.
 */
export const daenAdapter = /* @__PURE__ */ profileAdapter(daenProfile)

function recognise({ name, records }: TableHead): TableMatch | null {
  const match = matchHeader(records[0]!, COLUMNS, NEEDED)
  if (match === null) return null
  return {
    table: 'cases',
    partition: name,
    ...match,
    sniff: { confidence: 0.95, reason: `The header has the columns of DAEN: ${NEEDED.join(', ')}.` },
  }
}

async function* readDaen(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const writer = new CaseWriter(part.part)
  for (const table of part.tables('cases')) {
    const ids = new Set<string>()
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const id = row.get('Case number')
        if (!/^[\w-]{1,20}$/.test(id)) table.quarantine(row, 'case-id-invalid')
        else if (ids.has(id)) table.quarantine(row, 'report-repeated')
        else {
          const whole = daenCase(row, id, table)
          if ((whole.drugs ?? []).length + (whole.events ?? []).length === 0) {
            table.quarantine(row, 'missing-drug-and-event')
            continue
          }
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
      `${table.name}: a list of DAEN holds the answer to one query. Measures of disproportionality in it are biased unless the lists of many medicines are loaded together.`,
    )
  }
  yield* writer.end(part.signal)
}

function daenCase(row: ProfileRow, id: string, table: ProfileTable): WholeCase {
  const fields = new FieldReader(row, table)
  const received = fields.date('Report entry date', 'day-first')
  const sex = fields.sex('Gender')
  const age = fields.text('Age (years)')
  const drugs = medicinesOf(row.get('Medicines reported as being taken')).map((medicine, at) => {
    const { product, ingredients, names, role, roleWritten } = medicine
    table.noteRole(role)
    return {
      sequence: at + 1,
      role: role ?? null,
      verbatim: product,
      ingredient: ingredients,
      names,
      nameSource: names === null ? null : ingredients === null ? ('verbatim' as const) : ('prod_ai' as const),
      extra: jsonOf(role === undefined ? { role: roleWritten } : {}),
    }
  })
  const terms = row
    .get('MedDRA reaction terms')
    .split(/\s*[;\n\r•]\s*/)
    .map((term) => term.trim())
    .filter((term) => term !== '')
  return {
    case: {
      reportId: id,
      caseId: id,
      versionDate: received,
      receivedDate: received,
      sex,
      ...fields.age(age ?? '', age === null ? '' : 'YR'),
      country: 'AU',
      extra: fields.extra(PLACED),
      file: table.file,
      line: row.line,
    },
    drugs,
    events: [...new Set(terms)].map((term) => ({ term })),
  }
}
