import type { TableHead, TableMatch, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'

const SCORE =
  'Counts are for aethersignal score, which needs a, b, c, d, or a with the totals of drug, event and all, in columns of these names.'

/** Tables of publishers that are known and hold no cases by themselves, by columns that each has, in letters and digits. */
const TABLES: readonly {
  readonly what: string
  readonly remedy: string
  readonly columns: readonly (readonly string[])[]
}[] = [
  {
    what: 'a medicine summary of DAEN (TGA), which counts cases by reaction and has none of them',
    remedy: `Export the list of reports in its place. ${SCORE}`,
    columns: [
      ['meddrareactionterm', 'reactionterm', 'meddrareactionterms'],
      ['numberofcases', 'noofcases'],
    ],
  },
  {
    what: 'a drug analysis print of the MHRA, which counts reactions and has no cases',
    remedy: `Give the case, event and drug files of the profile (iDAP) in its place. ${SCORE}`,
    columns: [
      ['reactionname', 'preferredterm', 'pt', 'reaction', 'adr', 'systemorganclass', 'soc'],
      ['totalfatal', 'fatal', 'fatalreports', 'totalfatalreports', 'totalfatals'],
      ['total', 'totalreports', 'totalreactions', 'totalunreported', 'all'],
    ],
  },
]

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Columns of numbers of cases: a table that has one lists cases, whatever else it has. */
const CASE_NUMBER =
  /^(?:case|report|adr|isr|primary)(?:id|no|number|num)$|^(?:primaryid|caseid|safetyreportid|casenumber)$/

/** The profile of tables that are known, and refused by their names. */
export const notCasesProfile: TableProfile = {
  id: 'not-cases',
  version: '1',
  title: 'a table that is refused by name',
  tells: 'It is none of those.',
  workbooks: true,
  neededTables: [],
  recognise,
  async *read() {},
}

/** Refuses tables of publishers that hold no cases, saying what they are and what to do. */
export const notCasesAdapter = /* @__PURE__ */ profileAdapter(notCasesProfile)

function recognise({ name, records }: TableHead): TableMatch | null {
  const header = records[0]!.map(plain)
  if (header.some((column) => CASE_NUMBER.test(column))) return null
  const known = TABLES.find(({ columns }) => columns.every((names) => names.some((each) => header.includes(each))))
  if (known === undefined) return null
  const { what, remedy } = known
  return {
    table: 'none',
    partition: name,
    columns: records[0]!,
    unknownColumns: [],
    refused: { what, remedy },
    sniff: { confidence: 0.8, reason: `It is ${what}.` },
  }
}
