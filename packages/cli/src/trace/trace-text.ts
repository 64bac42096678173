import type { CaseTrace, RowOrigin, TracedRow, TracedVersion, VersionStanding } from '@aethersignal/duckdb'
import { textTable } from '../output/text-table.js'
import { terminalLine } from '../terminal-text.js'

const REASONS: Readonly<Record<VersionStanding, string>> = {
  current: 'counts: it is the latest version',
  'no-drug': 'is the latest version, but names no drug that counts',
  'no-event': 'is the latest version, but names no reaction that counts',
  duplicate: 'is the latest version, but the case is a duplicate of another that counts',
  withdrawn: 'does not count: the publisher took the case back',
  'repeated-in-part': 'does not count: a later row of the same part has this report id',
  'older-generation': 'does not count: the case was numbered anew since',
  'older-version': 'does not count: there is a newer version',
  'older-date': 'does not count: this version was published again with a later date',
  'other-source-preferred': 'does not count: another source has the same version and goes before',
  'repeated-later': 'does not count: a later part has the same version',
  'lower-report-id': 'does not count: a report equal in all else has the higher id',
}

/** Traces for a person: each version with its reason, and a table of values with file and line. */
export function traceText(traces: readonly CaseTrace[]): string {
  return traces.map(oneTrace).join('\n\n')
}

function oneTrace(trace: CaseTrace): string {
  const { caseId, family, withdrawn, versions } = trace
  const count = versions.length === 1 ? '1 version' : `${versions.length} versions`
  const files = fileNumbers(trace)
  return [
    `case ${caseId} of ${family}: ${count}${withdrawn ? ', withdrawn' : ''}`,
    ...versions.flatMap((version) => ['', ...versionLines(version, files)]),
    ...listed('deletions', trace.deletions, ({ source, partition, ...origin }) => [
      `${source} ${partition}: ${place(origin, files)}`,
    ]),
    ...listed('rows whose report is missing', trace.orphans, ({ source, partition, table, values, ...origin }) => [
      `${source} ${partition} ${table}: ${place(origin, files)}: ${JSON.stringify(values)}`,
    ]),
    ...listed('quarantined rows that name it', trace.quarantined, ({ source, partition, code, text, ...origin }) => [
      `${source} ${partition} ${code}: ${place(origin, files)}: ${JSON.stringify(text)}`,
    ]),
    ...listed('duplicates', trace.duplicates === null ? [] : [trace.duplicates], (decision) => [
      `${decision.action} decided by ${decision.by} at ${decision.at}: ${decision.reason}`,
      ...decision.members.map((member) => `${member.source} case ${member.caseId}, report ${member.reportId}`),
    ]),
    ...listed('files', [...files], ([key, number]) => {
      const [path, sha256, archive] = JSON.parse(key) as [string, string, string | null]
      return [`[${number}] ${path}  sha256 ${sha256}${archive === null ? '' : `, of the archive ${archive}`}`]
    }),
  ].join('\n')
}

function listed<T>(title: string, items: readonly T[], lines: (item: T) => readonly string[]): readonly string[] {
  if (items.length === 0) return []
  return ['', `${title}:`, ...items.flatMap(lines).map((line) => `  ${terminalLine(line)}`)]
}

function versionLines(version: TracedVersion, files: ReadonlyMap<string, number>): readonly string[] {
  const { source, partition, reader, loadedAt, reportId, version: number, standing } = version
  const by = reader === null ? '' : `, read by ${reader.id} ${reader.version}`
  const which = [
    reportId === null ? 'report without id' : `report ${reportId}`,
    number === null ? '' : `version ${number}`,
  ]
  return [
    terminalLine(`${source} ${partition}: ${which.filter((text) => text !== '').join(', ')}${by}, loaded ${loadedAt}`),
    `  ${REASONS[standing]}`,
    ...textTable(
      ['table', 'field', 'value', 'file', 'line'].map((title) => ({
        title,
        align: title === 'line' ? ('right' as const) : ('left' as const),
      })),
      version.rows.flatMap((row) => rowCells(row, files)),
    )
      .split('\n')
      .map((line) => `  ${line}`),
  ]
}

function rowCells(row: TracedRow, files: ReadonlyMap<string, number>): string[][] {
  const number = files.get(keyOf(row))
  return Object.entries(row.values).map(([field, value]) => [
    row.table,
    field,
    String(value).replaceAll('\u001f', ' + '),
    number === undefined ? '–' : `[${number}]`,
    row.line === null ? '–' : String(row.line),
  ])
}

/** Files in the order in which they are met, numbered from 1. */
function fileNumbers({ versions, deletions, orphans, quarantined }: CaseTrace): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const origin of [...versions.flatMap(({ rows }) => rows), ...deletions, ...orphans, ...quarantined]) {
    const key = keyOf(origin)
    if (origin.file !== null && !numbers.has(key)) numbers.set(key, numbers.size + 1)
  }
  return numbers
}

function keyOf({ file, sha256, archiveSha256 }: RowOrigin): string {
  return JSON.stringify([file, sha256, archiveSha256])
}

function place(origin: RowOrigin, files: ReadonlyMap<string, number>): string {
  return `[${files.get(keyOf(origin)) ?? '–'}] line ${origin.line ?? '–'}`
}

// Control characters of a file must not reach the terminal, where they can move the cursor.
