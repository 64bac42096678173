import type { TableHead, TableMatch } from '../reading/profile.js'

/** What FDA names a column at one time or another. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  DEVICE_SEQUENCE_NUMBER: 'DEVICE_SEQUENCE_NO',
  DEVICE_PROBLEM_CODE: 'PROBLEM_CODE',
  PATIENT_PROBLEM_CODE: 'PROBLEM_CODE',
  TEXT: 'FOI_TEXT',
}

/** Files of problems, by report or as a list of what the codes mean; the first letter tells whose problems. */
const PROBLEM_FILE = /(device|dev|patient)[\s_-]*problem/i

const CODE_COLUMNS = /^(FDA_?)?(DEVICE_|PATIENT_)?(PROBLEM_)?CODE$/
const TERM_COLUMNS = /^(FDA_?)?(DEVICE_|PATIENT_)?(PROBLEM_)?(TERM|DESCRIPTION)$/

/**
 * Which file of MAUDE this is: by the columns of its header, or, for files of problems that FDA publishes without one, by the
 * name of the file and what stands in its cells. Null for another table, one that a user joined among them.
 */
export function recogniseMaude({ name, lines, records }: TableHead): TableMatch | null {
  const columns = records[0]!.map(columnName)
  if (columns.includes('MDR_REPORT_KEY')) return lines[0]!.includes('|') ? withHeader(name, columns) : null
  const whose = PROBLEM_FILE.exec(name)?.[1]
  if (whose === undefined) return null
  const kind = /^p/i.test(whose) ? 'patient' : 'device'
  const code = columns.findIndex((column) => CODE_COLUMNS.test(column))
  const term = columns.findIndex((column) => TERM_COLUMNS.test(column))
  if (code !== -1 && term !== -1) {
    const named = columns.map((column, at) => (at === code ? 'CODE' : at === term ? 'TERM' : column))
    return { ...matchOf(`${kind}-terms`, named, 0.85), notCases: true }
  }
  if (records.some((cells) => cells.length !== columns.length || !isNumber(cells[0]))) return null
  if (columns.length === 2 && records.every((cells) => !isNumber(cells[1]))) {
    return { ...matchOf(`${kind}-terms`, ['CODE', 'TERM'], 0.85), headerless: true, notCases: true }
  }
  const rest = { 2: ['PROBLEM_CODE'], 3: ['SEQUENCE', 'PROBLEM_CODE'] }[columns.length]
  if (rest === undefined || !lines[0]!.includes('|') || !records.every((cells) => isNumber(cells.at(-1)))) return null
  return { ...matchOf(`${kind}-problems`, ['MDR_REPORT_KEY', ...rest], 0.85), headerless: true }
}

function withHeader(name: string, columns: readonly string[]): TableMatch | null {
  const has = (...names: readonly string[]) => names.some((each) => columns.includes(each))
  const kinds = [
    ...(has('EVENT_TYPE', 'REPORT_NUMBER') ? ['mdrfoi'] : []),
    ...(has('BRAND_NAME', 'GENERIC_NAME') ? ['device'] : []),
    ...(has('SEQUENCE_NUMBER_OUTCOME', 'SEQUENCE_NUMBER_TREATMENT', 'PATIENT_AGE') ? ['patient'] : []),
    ...(has('FOI_TEXT') ? ['text'] : []),
    ...(has('PROBLEM_CODE')
      ? [/patient/i.test(name) || has('PATIENT_SEQUENCE_NO') ? 'patient-problems' : 'device-problems']
      : []),
  ]
  if (kinds.length > 1) return null
  if (kinds.length === 1) {
    const match = matchOf(kinds[0]!, columns, 0.95)
    return kinds[0] === 'patient' || kinds[0] === 'text' ? { ...match, notCases: true } : match
  }
  return {
    ...matchOf('none', columns, 0.8),
    refused: {
      what: 'a file of MAUDE with the columns of none that is read',
      remedy:
        'Give mdrfoi, device (foidev), foidevproblem and patientproblemcode with deviceproblemcodes and patientproblemcodes, and where wanted patient and foitext.',
    },
  }
}

function matchOf(table: string, columns: readonly string[], confidence: number): TableMatch {
  return {
    table,
    // Files of different years belong together: mdrfoithru2024, device2023, foidevproblem.
    partition: 'MAUDE',
    columns,
    unknownColumns: [],
    sniff: { confidence, reason: `It has the columns of ${table} of MAUDE.` },
  }
}

function columnName(written: string): string {
  const name = written
    .replace(/^\ufeff/, '')
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
  return OTHER_NAMES[name] ?? name
}

function isNumber(cell: string | undefined): boolean {
  return /^\s*\d+\s*$/.test(cell ?? '')
}
