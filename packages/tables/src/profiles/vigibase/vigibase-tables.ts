import { columnNames, matchHeader } from '../reading/header-match.js'
import { partitionName } from '../reading/partition-name.js'
import type { TableHead, TableMatch } from '../reading/profile.js'

type Widths = readonly (readonly [column: string, first: number, last: number])[]

interface VigiBaseTable {
  readonly table: string
  /** Columns of the older deliveries, of fixed width, positions counted from 1. */
  readonly widths: Widths
  /** Columns that only deliveries as CSV have, and other names in them. */
  readonly further?: Readonly<Record<string, readonly string[]>>
  readonly needed: readonly string[]
  readonly notCases?: boolean
}

const REPORT: Widths[number] = ['UMCReportId', 1, 11]

/** Main tables of a VigiBase extract (case level), as UMC delivered them in fixed width and, later, as CSV. */
const TABLES: readonly VigiBaseTable[] = [
  {
    table: 'demo',
    widths: [
      REPORT,
      ['AgeGroup', 12, 12],
      ['Gender', 13, 13],
      ['DateDatabase', 14, 21],
      ['Type', 22, 22],
      ['Region', 23, 23],
      ['FirstDateDatabase', 24, 31],
    ],
    needed: ['UMCReportId', 'AgeGroup', 'FirstDateDatabase'],
  },
  {
    table: 'drug',
    widths: [
      REPORT,
      ['Drug_Id', 12, 22],
      ['MedicinalProd_Id', 23, 33],
      ['DrecNo', 34, 39],
      ['Seq1', 40, 41],
      ['Seq2', 42, 44],
      ['Route', 45, 46],
      ['Basis', 47, 47],
      ['Amount', 48, 52],
      ['AmountU', 53, 54],
      ['Frequency', 55, 56],
      ['FrequencyU', 57, 59],
    ],
    further: { MedicinalProd_Id: ['Record_Id'] },
    needed: ['UMCReportId', 'Drug_Id', 'DrecNo', 'Basis'],
  },
  {
    table: 'adr',
    widths: [REPORT, ['Adr_Id', 12, 22], ['MedDRA_Id', 23, 30], ['Outcome', 31, 31]],
    needed: ['UMCReportId', 'Adr_Id', 'MedDRA_Id'],
  },
  {
    table: 'link',
    widths: [
      ['Drug_Id', 1, 11],
      ['Adr_Id', 12, 22],
      ['Dechallenge1', 23, 23],
      ['Dechallenge2', 24, 24],
      ['Rechallenge1', 25, 25],
      ['Rechallenge2', 26, 26],
      ['TimeToOnsetMin', 27, 37],
      ['TimeToOnsetMax', 38, 48],
    ],
    needed: ['Drug_Id', 'Adr_Id', 'Dechallenge1'],
    notCases: true,
  },
  {
    table: 'out',
    widths: [REPORT, ['Seriousness', 12, 13], ['Serious', 14, 14]],
    needed: ['UMCReportId', 'Seriousness', 'Serious'],
    notCases: true,
  },
  { table: 'srce', widths: [REPORT, ['Type', 12, 13]], needed: ['UMCReportId', 'Type'] },
  {
    table: 'followup',
    widths: [REPORT, ['ReplacedUMCReportId', 12, 22]],
    needed: ['UMCReportId', 'ReplacedUMCReportId'],
  },
  {
    table: 'suspectedduplicates',
    widths: [REPORT, ['SuspectedduplicateReportId', 12, 22]],
    needed: ['UMCReportId', 'SuspectedduplicateReportId'],
  },
]

const FILE = /(demo|drug|adr|link|out|srce|followup|suspectedduplicates)/i

/** Which main table of an extract this is: by its header or, in fixed width, by its name and the length of its lines. */
export function recogniseVigiBase({ name, records, lines }: TableHead): TableMatch | null {
  const partition = partitionName(
    name,
    /vigibase|demo|drug|adr|link|out|srce|followup|suspectedduplicates/gi,
    'extract',
  )
  for (const { table, widths, further = {}, needed, notCases = false } of TABLES) {
    const known = { ...columnNames(widths.map(([column]) => column).join(' ')), ...further }
    const match = matchHeader(records[0]!, known, needed)
    if (match === null) continue
    const reason = `The header has the columns of ${table.toUpperCase()} in VigiBase: ${needed.join(', ')}.`
    return { table, partition, ...match, notCases, sniff: { confidence: 0.9, reason } }
  }
  const word = FILE.exec(name)?.[1]?.toLowerCase()
  const found = TABLES.find(({ table }) => table === word)
  if (found === undefined) return null
  const { table, widths, notCases = false } = found
  const length = widths.at(-1)![2]
  // The last columns may be blank, and blanks at the end cut off.
  if (!lines.every((line) => line.trimEnd().length <= length && /^\s*\d+[\s\d]*$/.test(line.slice(0, 11)))) return null
  return {
    table,
    partition,
    columns: widths.map(([column]) => column),
    unknownColumns: [],
    headerless: true,
    notCases,
    cut: (line) => widths.map(([, first, last]) => line.slice(first - 1, last)),
    sniff: {
      confidence: 0.6,
      reason: `Named ${table.toUpperCase()}, with lines of at most ${length} characters that begin with a number, as in VigiBase.`,
    },
  }
}
