import type { LoadedFile } from '../load/load-report.js'
import type { Findings } from './finding.js'
import { type FileRows, type ObservedReading, partKey } from './observed-reading.js'

const NO_ROWS: FileRows = { rows: 0, cases: 0, orphanRows: 0, parts: new Set() }

/** Whether the account of every file adds up, in itself and with the rows that were given. */
export function checkAccounts({ report, files }: ObservedReading, findings: Findings): void {
  for (const [index, file] of report.files.entries()) checkFile(file, files.get(index) ?? NO_ROWS, findings)
  for (const index of files.keys()) {
    if (index < 0 || index >= report.files.length) {
      findings.add('provenance', 'Rows name a file that is not in the report', `file ${index}`)
    }
  }
  const paths = report.files.map(({ path }) => path)
  if (new Set(paths).size < paths.length) findings.add('account', 'Two files of the report have one path', paths.join())
  for (const { code, message } of report.warnings) {
    if (code === '' || message === '') findings.add('report', 'A warning has no code or no message', code || message)
  }
}

function checkFile(file: LoadedFile, given: FileRows, findings: Findings): void {
  const { path, loaded, rowsIn, quarantined, repaired, repairs, orphans, orphanRows } = file
  const require = (holds: boolean, fault: string, place: string = path) => {
    if (!holds) findings.add('account', fault, place)
  }
  require(path !== '', 'A file has no path')
  require(/^[0-9a-f]{64}$/.test(file.sha256), 'A file has no SHA-256 in lower-case hexadecimal')
  const counts = { rowsIn, loaded, repaired, orphans, orphanRows, ...repairs }
  for (const [name, count] of [...Object.entries(counts), ['distinctIds', file.distinctIds] as const]) {
    require(Number.isInteger(count) && count >= 0, 'A count is no whole number', `${name} of ${path}`)
  }
  require(rowsIn ===
    loaded +
      quarantined.length, 'Rows in are not loaded and quarantined together', `${path}: ${rowsIn} in, ${loaded} loaded, ${quarantined.length} quarantined`)
  for (const { line, code, text } of quarantined) {
    require(Number.isInteger(line) && line >= 1, 'A quarantined row has no line', `${path}, line ${line}`)
    require(code !== '' && typeof text === 'string', 'A quarantined row lacks code or text', `${path}, line ${line}`)
  }
  const reasons = Object.values(repairs)
  const sum = reasons.reduce((total, count) => total + count, 0)
  require(repaired <= loaded, 'More rows are repaired than loaded')
  require(repaired <= sum && reasons.every((count) => count <= repaired), 'Repaired rows and their reasons differ')
  require(orphans <= orphanRows && orphanRows <= loaded, 'There are more orphans than rows')
  require(given.orphanRows > 0 === orphanRows > 0, 'Orphans that were given are not in the account')
  require(given.cases <=
    loaded, 'More cases and deletions were given than rows were loaded', `${path}: ${given.cases} given, ${loaded} loaded`)
  require(loaded <=
    given.rows, 'Fewer rows were given than were loaded', `${path}: ${given.rows} given, ${loaded} loaded`)
  require(loaded > 0 || given.rows === 0, 'Rows were given of a file of which none is loaded')
  const part = partKey(file)
  for (const other of given.parts) {
    if (other !== part) findings.add('provenance', 'Rows stand in another part than their file', `${path}: ${other}`)
  }
}
