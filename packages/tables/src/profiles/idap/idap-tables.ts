import { namedField } from '../../table/named-field.js'
import { type ColumnNames, matchHeader } from '../reading/header-match.js'
import { partitionName } from '../reading/partition-name.js'
import type { TableHead, TableMatch } from '../reading/profile.js'

const NUMBER: readonly string[] = [
  'ID',
  'ADR ID',
  'ADR Number',
  'ADR No',
  'Case ID',
  'Case',
  'Case Number',
  'Report ID',
]

/** The files of a profile of the MHRA (iDAP), joined by the number of the report in their first columns. */
const TABLES: readonly { table: string; file: RegExp; columns: ColumnNames; needed: readonly string[] }[] = [
  {
    table: 'event',
    file: /event/i,
    columns: { ADR: NUMBER, PT: ['Preferred Term'], HLT: [], HLGT: [], SOC_ABBREV: ['SOC'], FATAL_YN: ['Fatal'] },
    needed: ['ADR', 'PT'],
  },
  {
    table: 'drug',
    file: /drug/i,
    columns: {
      ADR: NUMBER,
      DRUG: ['Drug Name', 'Substance', 'Drug Substance', 'Active Ingredient', 'Ingredient', 'Product', 'Product Name'],
      ROUTE: ['Route of Administration', 'Drug Route'],
      ROLE: ['Drug Role', 'Characterisation'],
    },
    needed: ['ADR', 'DRUG'],
  },
  {
    table: 'case',
    file: /case/i,
    columns: {
      ADR: NUMBER,
      SEX: ['Gender'],
      AGE: ['Age Group', 'Age 10', 'Patient Age'],
      SEVERITY: ['Seriousness', 'Serious', 'Serious YN', 'Report Severity'],
      YEAR: ['Year Received', 'Received Year', 'Recvd Year', 'Report Year'],
      FATAL_YN: ['Fatal'],
    },
    needed: ['ADR', 'SEX'],
  },
]

/** A file of a profile has no column of what stands in its other files: one of cases, drugs and events is a table of another kind. */
const OTHER_TABLES: ReadonlySet<string | undefined> = /* @__PURE__ */ new Set(['caseId', 'drug', 'event'])

const ENDING = /[_-](case|drug|event|info|summary)(?:\.csv)?(?:\.gz)?$/i

/**
 * Which file of a profile this is: by its columns and its name, since columns such as `ID` and `SEX` stand in other tables too. Those of one
 * profile share the beginnings of their names.
 */
export function recogniseIdap({ name, records }: TableHead): TableMatch | null {
  const ending = ENDING.exec(name)?.[1]?.toLowerCase()
  const partition = partitionName(name, /[_-](case|drug|event|info|summary)$/gi, 'iDAP')
  for (const { table, columns, needed } of TABLES) {
    const match = matchHeader(records[0]!, columns, needed)
    if (match === null || match.columns.indexOf('ADR') !== 0) continue
    const told = table === 'event' ? ['HLT', 'HLGT', 'SOC_ABBREV'].some((name) => match.columns.includes(name)) : false
    if (ending !== table && !told) continue
    if (match.unknownColumns.some((column) => OTHER_TABLES.has(namedField(column)?.field))) continue
    return {
      table,
      partition,
      ...match,
      sniff: {
        confidence: 0.9,
        reason: `Its name and its columns are those of the ${table} file of an iDAP of the MHRA: ${needed.join(', ')}.`,
      },
    }
  }
  if (ending !== 'info' && ending !== 'summary') return null
  if (!/^UK_/i.test(name)) return null
  return {
    table: ending,
    partition,
    columns: records[0]!.map((cell) => cell.trim()),
    unknownColumns: [],
    notCases: true,
    sniff: { confidence: 0.85, reason: `Its name is that of the ${ending} file of an iDAP of the MHRA.` },
  }
}
