import { type CaseBatch, normaliseName } from '@aethersignal/model'
import { CaseWriter, type OutcomeCode, type WholeCase } from '@aethersignal/model/adapter'
import { meaningOf } from '../../values/meaning-of.js'
import { FieldReader } from '../reading/field-reader.js'
import type { ProfilePart, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { type RowPlace, readChildren } from '../reading/read-children.js'
import { AGE_GROUPS, BASES, REGIONS, SERIOUSNESS } from './vigibase-codes.js'
import { recogniseVigiBase } from './vigibase-tables.js'

/** Names of what VigiBase gives as numbers, from dictionaries that the user is licensed for. */
export interface VigiBaseNames {
  /** WHODrug names by DrecNo, the number of the substance or preferred base. */
  readonly drugs?: ReadonlyMap<string, string>
  /** MedDRA terms by code. */
  readonly reactions?: ReadonlyMap<string, string>
}

const DEMO_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'UMCReportId AgeGroup Gender DateDatabase FirstDateDatabase Region'.split(' '),
)

const DRUG_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'UMCReportId Drug_Id Basis Route'.split(' '),
)

/** The profile of a VigiBase extract. */
export function vigiBaseProfile(names: VigiBaseNames = {}): TableProfile {
  return {
    id: 'vigibase',
    version: '1',
    title: 'a table of a VigiBase extract',
    tells:
      'Its tables have UMCReportId with AgeGroup (DEMO), with DrecNo (DRUG) or with MedDRA_Id (ADR), or are of fixed width and named so.',
    neededTables: ['demo', 'drug', 'adr'],
    recognise: recogniseVigiBase,
    read: (part) => readVigiBase(part, names),
  }
}

/**
 * Reads a VigiBase extract, in fixed width or as CSV: DEMO, DRUG and ADR, and where they are given OUT, SRCE, FOLLOWUP and
 * SUSPECTEDDUPLICATES. Reports that a follow-up replaced and suspected duplicates are withdrawn. Drugs and reactions are
 * numbers, read as `WHODrug 000123` and `MedDRA 10019211`: see {@link vigiBaseAdapterWith}. Up to 16 million reports.
 */
export const vigiBaseAdapter = /* @__PURE__ */ profileAdapter(/* @__PURE__ */ vigiBaseProfile())

/** {@link vigiBaseAdapter} with the names of drugs and reactions. */
export function vigiBaseAdapterWith(names: VigiBaseNames) {
  return profileAdapter(vigiBaseProfile(names))
}

async function* readVigiBase(part: ProfilePart, names: VigiBaseNames): AsyncGenerator<CaseBatch> {
  const { signal } = part
  const writer = new CaseWriter(part.part)
  const ordinals = new Map<string, number>()
  const outcomes = await readOutcomes(part)
  for (const table of part.tables('demo')) {
    for await (const rows of table.rows(signal)) {
      for (const row of rows) {
        const id = keyOf(row)
        if (id === null) table.quarantine(row, 'case-id-missing')
        else if (ordinals.has(id)) table.quarantine(row, 'report-repeated')
        else {
          ordinals.set(id, writer.write(caseOf(row, id, table, outcomes.get(id))))
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ordinals.size
  }
  const read = async (
    name: string,
    write: (row: ProfileRow, place: RowPlace, table: ProfileTable) => string | null,
  ) => {
    for (const table of part.tables(name)) {
      await readChildren(table, ordinals, keyOf, (row, place) => write(row, place, table), signal)
    }
  }
  await read('drug', (row, place, table) => writeDrug(writer, row, place, table, names))
  await read('adr', (row, place) => {
    const code = row.get('MedDRA_Id')
    if (code === '') return 'event-missing'
    const outcome = row.get('Outcome')
    const term = names.reactions?.get(code) ?? `MedDRA ${code}`
    writer.add('event', {
      ...place,
      term,
      extra: jsonOf({ MedDRA_Id: code, ...(outcome !== '' && { Outcome: outcome }) }),
    })
    return null
  })
  await read('srce', (row, place) => {
    writer.add('reporter', { ...place, code: row.get('Type') || null })
    return null
  })
  part.warn(
    'lookup-orphans',
    `${part.part.partition}: reports with a seriousness in OUT but no row in DEMO.`,
    [...outcomes.keys()].filter((id) => !ordinals.has(id)).length,
  )
  const replaced = await withdraw(part, writer, 'followup', 'ReplacedUMCReportId', ordinals)
  const duplicates = await withdraw(part, writer, 'suspectedduplicates', 'SuspectedduplicateReportId', ordinals)
  warn(part, names, replaced, duplicates)
  yield* writer.end(signal)
}

/** Writes the reports that a table names as withdrawn; gives how many of them are here. */
async function withdraw(
  part: ProfilePart,
  writer: CaseWriter,
  name: string,
  column: string,
  ordinals: ReadonlyMap<string, number>,
): Promise<number> {
  const withdrawn = new Set<string>()
  for (const table of part.tables(name)) {
    const ids = new Set<string>()
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const caseId = row.get(column)
        if (caseId === '') {
          table.quarantine(row, 'case-id-missing')
          continue
        }
        writer.add('deletion', { caseId, file: table.file, line: row.line })
        table.loaded(row)
        ids.add(caseId)
        if (ordinals.has(caseId)) withdrawn.add(caseId)
      }
    }
    table.account.distinctIds = ids.size
  }
  return withdrawn.size
}

function warn(part: ProfilePart, names: VigiBaseNames, replaced: number, duplicates: number): void {
  const { partition } = part.part
  part.warn('superseded-reports', `${partition}: reports that a follow-up replaced; they are withdrawn.`, replaced)
  part.warn(
    'suspected-duplicates',
    `${partition}: reports that UMC suspects to be duplicates; they are withdrawn.`,
    duplicates,
  )
  if (part.tables('link').length > 0) {
    part.warn(
      'table-not-read',
      `${partition}: LINK (dechallenge, rechallenge and time to onset of a drug and a reaction) is not read.`,
    )
  }
  if (names.drugs === undefined || names.reactions === undefined) {
    part.warn(
      'codes-without-names',
      `${partition}: ${[...(names.drugs ? [] : ['drugs stand as numbers of WHODrug']), ...(names.reactions ? [] : ['reactions as codes of MedDRA'])].join(' and ')}; give the names of dictionaries that you are licensed for.`,
    )
  }
  part.warn(
    'data-use',
    'VigiBase: reports come from many sources and are not homogeneous, and do not show that a drug caused an event; results must carry the caveat of the Uppsala Monitoring Centre.',
  )
}

interface Seriousness {
  readonly serious: 0 | 1 | null
  readonly codes: readonly OutcomeCode[]
}

/** OUT by report. It says of most reports that they are not serious, which is an attribute of the case and no outcome. */
async function readOutcomes(part: ProfilePart): Promise<ReadonlyMap<string, Seriousness>> {
  const kinds = new Map<string, Seriousness>()
  const outcomes = new Map<string, Seriousness>()
  for (const table of part.tables('out')) {
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const id = row.get('UMCReportId')
        const before = outcomes.get(id)
        const code = meaningOf(SERIOUSNESS, row.get('Seriousness'))
        const codes = [...new Set([...(before?.codes ?? []), ...(code === undefined ? [] : [code])])].sort()
        const written = meaningOf({ Y: 1, N: 0 } as const, row.get('Serious').toUpperCase()) ?? null
        const serious =
          codes.length > 0 || written === 1 || before?.serious === 1 ? 1 : (written ?? before?.serious ?? null)
        const kind = `${serious} ${codes.join()}`
        const shared = kinds.get(kind) ?? { serious, codes }
        kinds.set(kind, shared)
        outcomes.set(id, shared)
      }
    }
    part.warn('lookup-rows-unread', `${table.name}: rows that could not be read.`, table.account.quarantined.length)
    table.account.quarantined.length = 0
  }
  return outcomes
}

function caseOf(row: ProfileRow, id: string, table: ProfileTable, outcome: Seriousness | undefined): WholeCase {
  const fields = new FieldReader(row, table)
  const group = meaningOf(AGE_GROUPS, row.get('AgeGroup')) ?? null
  const region = row.get('Region')
  const versionDate = fields.date('DateDatabase', null)
  const receivedDate = fields.date('FirstDateDatabase', null)
  const sex = meaningOf({ '1': 'M', '2': 'F' }, row.get('Gender')) ?? null
  return {
    case: {
      reportId: id,
      caseId: id,
      versionDate,
      receivedDate,
      sex,
      ageVerbatim: group,
      ageIssue: group === null ? null : 'age-group',
      serious: outcome?.serious ?? null,
      extra: fields.extra(DEMO_PLACED, region === '' ? {} : { region: meaningOf(REGIONS, region) ?? region }),
      file: table.file,
      line: row.line,
    },
    outcomes: (outcome?.codes ?? []).map((code) => ({ code })),
  }
}

function writeDrug(
  writer: CaseWriter,
  row: ProfileRow,
  place: RowPlace,
  table: ProfileTable,
  { drugs }: VigiBaseNames,
): string | null {
  const number = row.get('DrecNo')
  if (number === '') return 'drug-missing'
  const name = drugs?.get(number) ?? `WHODrug ${number}`
  const basis = row.get('Basis')
  const role = basis === '' ? null : meaningOf(BASES, basis)
  table.noteRole(role)
  const sequence = row.get('Drug_Id')
  writer.add('drug', {
    ...place,
    sequence: /^\d{1,15}$/.test(sequence) ? Number(sequence) : null,
    role: role ?? null,
    verbatim: name,
    names: normaliseName(name),
    nameSource: 'verbatim',
    route: row.get('Route') || null,
    extra: row.extra(DRUG_PLACED, role === undefined ? { Basis: basis } : {}),
  })
  return null
}

function keyOf(row: ProfileRow): string | null {
  const id = row.get('UMCReportId')
  return /^\d{1,15}$/.test(id) ? id : null
}
