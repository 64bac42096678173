import { AetherError, type LoadWarning } from '@aethersignal/model'
import { sha256Of } from '@aethersignal/model/adapter'
import { FAERS_TABLES, type FaersTable } from '../rows/faers-table.js'
import { readTableHeader } from '../rows/table-header.js'
import { checkTableHeader } from './check-table-header.js'
import { firstLine } from './first-line.js'
import { type MemberName, quarterIn, readMemberName } from './member-name.js'
import type { SourceFile } from './source-file.js'

/** A file and what it is. */
export interface PlannedFile {
  readonly file: SourceFile
  readonly table: FaersTable | 'deleted'
  /** Quarter such as `2022Q4`, or {@link UNKNOWN_PARTITION}. */
  readonly partition: string
  /** A program wrote it anew, with other delimiters than FDA's. */
  readonly rewritten: boolean
}

/** What will be read, in order: parts by name, in each the reports first. */
export interface LoadPlan {
  readonly files: readonly PlannedFile[]
  readonly synthetic: boolean
}

export const UNKNOWN_PARTITION = 'unknown'

interface Found {
  readonly file: SourceFile
  readonly name: MemberName
  readonly table: FaersTable | 'deleted'
  readonly quarter: string | null
  readonly rewritten: boolean
}

/**
 * Decides what each file is. Throws where nothing can be read or, unless `allowMissing`, where a quarter lacks one of its
 * seven tables; tells of all that is left aside.
 */
export async function planLoad(
  files: readonly SourceFile[],
  roots: readonly string[],
  options: { readonly allowMissing: boolean; readonly warn: (warning: LoadWarning) => void },
): Promise<LoadPlan> {
  const { warn } = options
  const found: Found[] = []
  const ignored: SourceFile[] = []
  const documents: SourceFile[] = []
  let synthetic = false
  for (const file of files) {
    const name = readMemberName(file.name)
    if (name.kind === 'synthetic') synthetic = true
    else if (name.kind === 'documentation') documents.push(file)
    else if (name.kind === 'table' || name.kind === 'text') {
      const line = await firstLine(file)
      if (line === null && name.kind === 'table') {
        if (!options.allowMissing) {
          throw new AetherError('input/empty', `${file.path} is empty.`, { place: { file: file.path } })
        }
        warn({ code: 'empty-table', message: `${file.path} is empty.` })
        continue
      }
      const table = line === null ? null : checkTableHeader(line, file.path, name.kind === 'table' ? name.table : null)
      if (table === null) ignored.push(file)
      else {
        const quarter = name.kind === 'table' ? name.quarter : null
        found.push({ file, name, table, quarter, rewritten: readTableHeader(line!).delimiter !== '$' })
      }
    } else if (name.kind === 'deleted')
      found.push({ file, name, table: 'deleted', quarter: name.quarter, rewritten: false })
    else ignored.push(file)
  }
  requireSomething(files, found, ignored, roots)
  warnOfMembers('documentation-member', documents, 'documents and statistics, not read', warn)
  warnOfMembers('ignored-member', ignored, 'not FAERS tables, not read', warn)
  const planned = await withoutCopies(withPartitions(found, warn), warn)
  requireTables(planned, options.allowMissing, warn)
  return { files: planned.sort(inOrder), synthetic }
}

function requireSomething(
  files: readonly SourceFile[],
  found: readonly Found[],
  ignored: readonly SourceFile[],
  roots: readonly string[],
): void {
  for (const root of roots) {
    const place = { place: { file: root } }
    const below = files.filter((file) => file.root === root)
    if (below.length === 0 && found.length > 0) continue
    if (below.every((file) => file.size === 0)) {
      throw new AetherError('input/empty', `${root} holds no data.`, place)
    }
    if (found.some(({ file }) => file.root === root)) continue
    const names = ignored.filter((file) => file.root === root).map((file) => file.path)
    const seen = names.length === 0 ? '' : ` Found: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}.`
    throw new AetherError('input/not-recognised', `${root} holds no table of FAERS quarterly ASCII files.${seen}`, {
      ...place,
      remedy: 'Give the zip of a quarter as downloaded from FDA (ASCII, not XML), its folder, or its tables.',
    })
  }
}

function warnOfMembers(
  code: string,
  files: readonly SourceFile[],
  what: string,
  warn: (warning: LoadWarning) => void,
): void {
  if (files.length === 0) return
  const names = files.map((file) => file.path).join(', ')
  warn({ code, message: `Files that are ${what}: ${names}`, count: files.length })
}

/** A list of deleted cases that comes without its quarter is a part of its own, so that it replaces no quarter. */
function withPartitions(found: readonly Found[], warn: (warning: LoadWarning) => void): PlannedFile[] {
  const resolved = found.map((item) => ({ ...item, partition: partitionOf(item, found) }))
  const quarters = new Set(resolved.filter(({ table }) => table !== 'deleted').map(({ partition }) => partition))
  return resolved.map(({ file, table, partition, rewritten }) => {
    if (partition === UNKNOWN_PARTITION) {
      warn({ code: 'quarter-unknown', message: `Neither ${file.path} nor what is beside it names a quarter.` })
    }
    const alone = table === 'deleted' && !quarters.has(partition)
    return { file, table, partition: alone ? `${partition}-deleted` : partition, rewritten }
  })
}

/** The quarter in the name; else of the tables beside it when they agree; else in the name of a folder or archive. */
function partitionOf(item: Found, found: readonly Found[]): string {
  if (item.quarter !== null) return item.quarter
  const folders = item.file.name.split('/').slice(0, -1)
  for (let depth = folders.length; depth > 0; depth--) {
    const folder = `${folders.slice(0, depth).join('/')}/`
    const beside = new Set(found.flatMap(({ file, quarter }) => (file.name.startsWith(folder) ? (quarter ?? []) : [])))
    if (beside.size === 1) return [...beside][0]!
    const named = quarterIn(folders[depth - 1]!)
    if (named !== null) return named
  }
  return UNKNOWN_PARTITION
}

/** Leaves out files that hold the same bytes as another of the same table and quarter. */
async function withoutCopies(
  planned: readonly PlannedFile[],
  warn: (warning: LoadWarning) => void,
): Promise<PlannedFile[]> {
  const kept: PlannedFile[] = []
  const bySize = groupedBy(planned, ({ table, partition, file }) => `${table} ${partition} ${file.size}`)
  for (const alike of bySize.values()) {
    const hashes = new Map<string, SourceFile>()
    for (const item of alike) {
      const hash = alike.length === 1 ? '' : await hashOf(item.file)
      const original = hashes.get(hash)
      if (original !== undefined) {
        warn({
          code: 'duplicate-file',
          message: `${item.file.path} holds the same bytes as ${original.path}; read once.`,
        })
        continue
      }
      hashes.set(hash, item.file)
      kept.push(item)
    }
  }
  return kept
}

async function hashOf(file: SourceFile): Promise<string> {
  const hash = sha256Of()
  for await (const chunk of file.open()) hash.update(chunk)
  return hash.hex()
}

function requireTables(
  planned: readonly PlannedFile[],
  allowMissing: boolean,
  warn: (warning: LoadWarning) => void,
): void {
  const tables = planned.filter(({ table }) => table !== 'deleted')
  const byPartition = [...groupedBy(tables, ({ partition }) => partition)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [partition, files] of byPartition) {
    const missing = FAERS_TABLES.filter((table) => !files.some((file) => file.table === table))
    if (missing.length === 0) continue
    const names = missing.map((table) => table.toUpperCase()).join(', ')
    const message = `Quarter ${partition} has no ${names} table.`
    // Who saves tables with another program often takes what makes pairs only.
    const pairs = missing.every((table) => !['demo', 'drug', 'reac'].includes(table))
    if (!allowMissing && !(pairs && files.every(({ rewritten }) => rewritten))) {
      throw new AetherError('input/missing-table', message, {
        place: { file: files[0]!.file.root },
        remedy: 'Give the whole quarter, or allow missing tables.',
      })
    }
    warn({ code: 'missing-table', message, count: missing.length })
  }
}

const ORDER: readonly (FaersTable | 'deleted')[] = [...FAERS_TABLES, 'deleted']

function inOrder(a: PlannedFile, b: PlannedFile): number {
  if (a.partition !== b.partition) return a.partition < b.partition ? -1 : 1
  if (a.table !== b.table) return ORDER.indexOf(a.table) - ORDER.indexOf(b.table)
  if (a.file.name !== b.file.name) return a.file.name < b.file.name ? -1 : 1
  return a.file.path < b.file.path ? -1 : 1
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
