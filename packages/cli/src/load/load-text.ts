import type { LoadedFile, LoadReport } from '@aethersignal/model'
import { noteText } from '../output/note-text.js'
import { textTable } from '../output/text-table.js'
import { terminalLine } from '../terminal-text.js'
import { caseChangesText } from './case-changes-text.js'

/** What the paths were taken for, and what was not read. */
export interface SourceAccount {
  readonly recognised: readonly { readonly path: string; readonly source: string; readonly reason: string }[]
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[]
}

/** The load report for a person: files, what was quarantined and repaired and why, and the way to current cases. */
export function loadText(report: LoadReport, { recognised, leftOut }: SourceAccount): string {
  const data = report.files.filter(({ table }) => table !== null)
  const ignored = report.files.filter(({ table }) => table === null)
  return [
    ...recognised.map(({ path, source, reason }) => `${shortPath(path)}: ${source}. ${reason}`),
    ...leftOut.map(({ path, reason }) => `left out: ${shortPath(path)}. ${reason}`),
    '',
    fileTable(data),
    ...data.flatMap(reasons),
    ...(ignored.length > 0 ? [`not data: ${ignored.map(({ path }) => shortPath(path)).join(', ')}`] : []),
    '',
    funnelTable(report),
    '',
    ...report.parts.map(({ source, partition, change }) => `${source} ${partition}: ${change}`),
    ...(report.cases === undefined ? [] : caseChangesText(report.cases)),
    ...report.warnings.map(noteText),
  ].join('\n')
}

function fileTable(files: readonly LoadedFile[]): string {
  const number = (value: number) => value.toLocaleString('en')
  const titles = ['rows in', 'loaded', 'repaired', 'quarantined', 'ids', 'orphans']
  return textTable(
    [
      { title: 'file', align: 'left' },
      { title: 'table', align: 'left' },
      ...titles.map((title) => ({ title, align: 'right' as const })),
    ],
    files.map((file) => [
      shortPath(file.path),
      file.table ?? '',
      number(file.rowsIn),
      number(file.loaded),
      number(file.repaired),
      number(file.quarantined.length),
      number(file.distinctIds),
      number(file.orphans),
    ]),
  )
}

/** The archive or file without the folders before it. */
function shortPath(path: string): string {
  const [outer = '', ...members] = path.split('!/')
  return terminalLine([outer.split(/[\\/]/).at(-1) ?? outer, ...members].join('!/'))
}

function reasons(file: LoadedFile): readonly string[] {
  const lines: string[] = []
  const repairs = Object.entries(file.repairs)
  const name = shortPath(file.path)
  if (repairs.length > 0) {
    lines.push(`${name}: repaired ${repairs.map(([code, count]) => `${code} ${count}`).join(', ')}`)
  }
  const quarantined = groupByCode(file)
  for (const [code, rows] of quarantined) {
    lines.push(`${name}: quarantined ${code} ${rows.length}, first in line ${rows[0]?.line}`)
  }
  if (file.encodingRepairs > 0) lines.push(`${name}: ${file.encodingRepairs} lines read as windows-1252`)
  return lines
}

function groupByCode({ quarantined }: LoadedFile) {
  const groups = new Map<string, (typeof quarantined)[number][]>()
  for (const row of quarantined) {
    const group = groups.get(row.code)
    if (group === undefined) groups.set(row.code, [row])
    else group.push(row)
  }
  return groups
}

function funnelTable({ funnel }: LoadReport): string {
  return textTable(
    [
      { title: 'step', align: 'left' },
      { title: 'reports', align: 'right' },
      { title: 'left out', align: 'right' },
    ],
    funnel.map(({ step, reports, removed }) => [step, reports.toLocaleString('en'), removed.toLocaleString('en')]),
  )
}
