import { type CaseBatch, NAME_SEPARATOR, normaliseName } from '@aethersignal/model'
import { CaseWriter, outcomesOf, presentText, readRole, readWeight, type WholeCase } from '@aethersignal/model/adapter'
import { meaningOf } from '../../values/meaning-of.js'
import { FieldReader } from '../reading/field-reader.js'
import type { ProfilePart, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { type RowPlace, readChildren } from '../reading/read-children.js'
import { recogniseCanada } from './canada-tables.js'

const REPORT_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ `REPORT_ID REPORT_NO VERSION_NO DATRECEIVED DATINTRECEIVED REPORT_TYPE_ENG REPORT_TYPE_FR GENDER_ENG GENDER_FR AGE AGE_UNIT_ENG
  AGE_UNIT_FR WEIGHT WEIGHT_UNIT_ENG WEIGHT_UNIT_FR SERIOUSNESS_ENG SERIOUSNESS_FR DEATH DISABILITY CONGENITAL_ANOMALY
  LIFE_THREATENING HOSP_REQUIRED OTHER_MEDICALLY_IMP_COND REPORTER_TYPE_ENG REPORTER_TYPE_FR E2B_IMP_SAFETYREPORT_ID`.split(
    /\s+/,
  ),
)

const DRUG_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'REPORT_ID DRUGNAME DRUGINVOLV_ENG DRUGINVOLV_FR ROUTEADMIN_ENG ROUTEADMIN_FR UNIT_DOSE_QTY DOSE_UNIT_ENG DOSE_UNIT_FR'.split(
    ' ',
  ),
)

/** The profile of the Canada Vigilance extract. */
export const canadaVigilanceProfile: TableProfile = {
  id: 'canada-vigilance',
  version: '1',
  title: 'a file of the Canada Vigilance extract',
  tells:
    'Its files are named reports.txt, report_drug.txt, reactions.txt and so on, have no header and are separated by $.',
  neededTables: ['reports', 'report_drug', 'reactions'],
  recognise: recogniseCanada,
  read: readCanada,
}

/**
 * Reads the extract of the Canada Vigilance database: reports, report_drug and reactions, and where they are given
 * report_drug_indication, drug_product_ingredients and report_links. A drug counts under the ingredients of its product. A
 * suspect is taken for a primary suspect.
 */
export const canadaVigilanceAdapter = /* @__PURE__ */ profileAdapter(canadaVigilanceProfile)

async function* readCanada(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const { signal } = part
  const writer = new CaseWriter(part.part)
  const ingredients = await lookedUp(
    part,
    'drug_product_ingredients',
    'DRUG_PRODUCT_ID',
    (row) => presentText(row.get('ACTIVE_INGREDIENT_NAME'), 'drug') ?? '',
  )
  const links = await lookedUp(part, 'report_links', 'REPORT_ID', (row) =>
    `${row.get('RECORD_TYPE_ENG')} ${row.get('REPORT_LINK_NO')}`.trim(),
  )
  const ordinals = new Map<string, number>()
  for (const table of part.tables('reports')) {
    for await (const rows of table.rows(signal)) {
      for (const row of rows) {
        const id = keyOf(row)
        if (id === null) table.quarantine(row, 'case-id-missing')
        else if (ordinals.has(id)) table.quarantine(row, 'report-repeated')
        else {
          ordinals.set(id, writer.write(caseOf(row, id, table, links.get(id) ?? [])))
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ordinals.size
  }
  for (const table of part.tables('report_drug')) {
    const write = (row: ProfileRow, place: RowPlace) => writeDrug(writer, row, place, table, ingredients)
    await readChildren(table, ordinals, keyOf, write, signal)
  }
  for (const table of part.tables('reactions')) {
    const write = (row: ProfileRow, place: RowPlace) => {
      const term = presentText(row.get('PT_NAME_ENG'), 'event') ?? presentText(row.get('PT_NAME_FR'), 'event') ?? ''
      if (term === '') return 'event-missing'
      const kept = { meddraVersion: row.get('MEDDRA_VERSION'), socName: row.get('SOC_NAME_ENG') }
      writer.add('event', { ...place, term, extra: jsonOf(withValues(kept)) })
      return null
    }
    await readChildren(table, ordinals, keyOf, write, signal)
  }
  for (const table of part.tables('report_drug_indication')) {
    const write = (row: ProfileRow, place: RowPlace) => {
      const term = row.get('INDICATION_NAME_ENG') || row.get('INDICATION_NAME_FR')
      if (term === '') return 'term-missing'
      writer.add('indication', { ...place, sequence: sequenceOf(row), term })
      return null
    }
    await readChildren(table, ordinals, keyOf, write, signal)
  }
  part.warn(
    'linked-reports',
    `${part.part.partition}: reports that Health Canada links to others, as duplicates or otherwise; all count, and the links stand beside the case.`,
    [...links.keys()].filter((id) => ordinals.has(id)).length,
  )
  if (ingredients.size === 0) {
    part.warn(
      'no-ingredients',
      `${part.part.partition}: without drug_product_ingredients drugs count under their brands.`,
    )
  }
  part.warn(
    'data-use',
    'Canada Vigilance: reports do not show that a product caused an event, and have no denominator of use.',
  )
  yield* writer.end(signal)
}

/** Values of a table that is no table of cases, by a number. Rows that cannot be cut into cells are told. */
async function lookedUp(
  part: ProfilePart,
  name: string,
  key: string,
  readValue: (row: ProfileRow) => string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const values = new Map<string, string[]>()
  for (const table of part.tables(name)) {
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const value = readValue(row)
        if (value !== '') values.set(row.get(key), [...(values.get(row.get(key)) ?? []), value])
      }
    }
    part.warn('lookup-rows-unread', `${table.name}: rows that could not be read.`, table.account.quarantined.length)
    table.account.quarantined.length = 0
  }
  return values
}

function caseOf(row: ProfileRow, id: string, table: ProfileTable, links: readonly string[]): WholeCase {
  const fields = new FieldReader(row, table)
  const ticked = (column: string) => row.get(column) === '1'
  const codes = outcomesOf({
    death: ticked('DEATH'),
    lifeThreatening: ticked('LIFE_THREATENING'),
    hospitalisation: ticked('HOSP_REQUIRED'),
    disability: ticked('DISABILITY'),
    congenitalAnomaly: ticked('CONGENITAL_ANOMALY'),
    other: ticked('OTHER_MEDICALLY_IMP_COND'),
  })
  const weight = readWeight(row.get('WEIGHT'), row.get('WEIGHT_UNIT_ENG'))
  if (weight.issue !== null) table.note(weight.issue)
  const version = row.get('VERSION_NO')
  const serious =
    meaningOf({ yes: 1, no: 0 }, row.get('SERIOUSNESS_ENG').toLowerCase()) ?? (codes.length > 0 ? 1 : null)
  const versionDate = fields.date('DATRECEIVED', null)
  const receivedDate = fields.date('DATINTRECEIVED', null)
  const sex = fields.sex('GENDER_ENG')
  return {
    case: {
      reportId: id,
      caseId: row.get('REPORT_NO') || id,
      version: /^\d+$/.test(version) ? Number(version) : null,
      versionDate,
      receivedDate,
      sex,
      ...fields.age(row.get('AGE'), row.get('AGE_UNIT_ENG')),
      weightKilograms: weight.kilograms,
      weightVerbatim: `${row.get('WEIGHT')} ${row.get('WEIGHT_UNIT_ENG')}`.trim() || null,
      country: 'CA',
      serious,
      reporterType: fields.text('REPORTER_TYPE_ENG'),
      reportType: fields.text('REPORT_TYPE_ENG'),
      senderCaseNumber: fields.text('E2B_IMP_SAFETYREPORT_ID'),
      extra: fields.extra(REPORT_PLACED, links.length === 0 ? {} : { links: links.join('; ') }),
      file: table.file,
      line: row.line,
    },
    outcomes: codes.map((code) => ({ code })),
  }
}

function writeDrug(
  writer: CaseWriter,
  row: ProfileRow,
  place: RowPlace,
  table: ProfileTable,
  ingredients: ReadonlyMap<string, readonly string[]>,
): string | null {
  const verbatim = presentText(row.get('DRUGNAME'), 'drug') ?? ''
  const written = ingredients.get(row.get('DRUG_PRODUCT_ID')) ?? []
  const names = [...new Set((written.length > 0 ? written : [verbatim]).flatMap((name) => normaliseName(name) ?? []))]
  if (names.length === 0) return 'drug-missing'
  const involvement = row.get('DRUGINVOLV_ENG')
  const role = involvement === '' ? null : readRole(involvement)
  table.noteRole(role)
  writer.add('drug', {
    ...place,
    sequence: sequenceOf(row),
    role: role ?? null,
    verbatim: verbatim || null,
    ingredient: written.length > 0 ? written.join('; ') : null,
    names: names.join(NAME_SEPARATOR),
    nameSource: written.length > 0 ? 'prod_ai' : 'verbatim',
    route: row.get('ROUTEADMIN_ENG') || null,
    dose: `${row.get('UNIT_DOSE_QTY')} ${row.get('DOSE_UNIT_ENG')}`.trim() || null,
    extra: row.extra(DRUG_PLACED, role === undefined ? { DRUGINVOLV_ENG: involvement } : {}),
  })
  return null
}

function sequenceOf(row: ProfileRow): number | null {
  const number = row.get('REPORT_DRUG_ID')
  return /^\d{1,15}$/.test(number) ? Number(number) : null
}

function keyOf(row: ProfileRow): string | null {
  const id = row.get('REPORT_ID')
  return /^\d{1,15}$/.test(id) ? id : null
}

function withValues(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
