import {
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
  throwIfAborted,
} from '@aethersignal/model'
import { FileAccount } from '@aethersignal/model/adapter'
import { headerWarning } from '../../table/header-row.js'
import { type OpenTable, openTable } from './open-table.js'
import type { TableMatch, TableProfile } from './profile.js'
import { ProfileTable } from './profile-table.js'
import { type PlacedMatch, recogniseBelow } from './recognise-below.js'
import type { ToldForm } from './told-form.js'

interface KnownTable {
  readonly open: OpenTable
  readonly match: TableMatch
  readonly table: ProfileTable
  readonly warnings: readonly LoadWarning[]
}

/** Reads tables of one profile: knows each by its beginning, puts together what belongs together, and reads part by part. */
export async function* readProfile(
  profile: TableProfile,
  inputs: readonly AdapterInput[],
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
  told: ToldForm = {},
): AsyncGenerator<CaseBatch> {
  refuseRepeatedNames(inputs)
  const { signal } = options
  const opened: OpenTable[] = []
  try {
    const progress = progressOf(inputs, options)
    for (const input of inputs) {
      throwIfAborted(signal)
      opened.push(await openTable(input, { ...(signal && { signal }), onProgress: progress(input) }, told))
    }
    const known: KnownTable[] = []
    for (const open of opened) known.push(...knownTables(profile, open, known.length, told))
    const warnings: LoadWarning[] = known.flatMap((each) => each.warnings)
    for (const [partition, tables] of partsOf(known)) {
      requireTables(profile, partition, tables, options.allowMissing ?? false)
      yield* profile.read({
        part: { source: profile.id, partition },
        tables: (name) => tables.filter(({ match }) => match.table === name).map(({ table }) => table),
        warn: (code, message, count) => {
          if (count !== 0) warnings.push({ code, message, ...(count !== undefined && { count }) })
        },
        signal,
      })
      refuseNoRows(tables)
      for (const { match, table } of tables) if (match.notCases) await table.readToEnd(signal)
    }
    for (const { table } of known) warnings.push(...table.account.warnings(table.name))
    finish({ files: known.map((table) => loadedFile(profile, table, told)), warnings })
  } finally {
    for (const open of opened) await open.close()
  }
}

/** The table of an input that the profile knows, or all of them where each of its sheets may be one. */
function knownTables(
  profile: TableProfile,
  open: OpenTable,
  file: number,
  { headerRow }: ToldForm,
): readonly KnownTable[] {
  const { name } = open.input
  const place = { file: name }
  if (open.head === null && open.others.length === 0 && headerRow === undefined) {
    throw new AetherError(open.empty ? 'input/empty' : 'input/not-recognised', `${name} holds no table.`, { place })
  }
  const found: { sheet: OpenTable; placed: PlacedMatch }[] = []
  for (const each of [{ open: () => open }, ...open.others]) {
    const sheet = each.open()
    const placed = sheet.head === null ? null : recogniseBelow(profile, sheet.head, headerRow)
    if (placed === null) continue
    if (placed.match.refused !== undefined) {
      const { what, remedy } = placed.match.refused
      throw new AetherError('input/not-recognised', `${name} is ${what}.`, { place, remedy })
    }
    found.push({ sheet, placed })
    if (!profile.everySheet) break
  }
  const taken = new Set(found.map(({ sheet }) => sheet.sheet))
  if (found.length > 0) {
    return found.map(({ sheet, placed }, at) => {
      const own = found.length === 1 ? name : `${name}#${sheet.sheet}`
      return {
        open: sheet,
        match: placed.match,
        table: new ProfileTable(own, sheet, placed, file + at, new FileAccount()),
        warnings: [...headerWarnings(own, sheet, placed), ...(at === 0 ? sheetWarnings(name, open, taken) : [])],
      }
    })
  }
  if (headerRow !== undefined) {
    throw new AetherError('usage/invalid', `Line ${headerRow} of ${name} is not the header of ${profile.title}.`, {
      place: { file: name, line: headerRow },
      remedy: `${profile.tells} Without the line told, the first lines are looked at.`,
    })
  }
  throw new AetherError('input/not-recognised', `${name} is not ${profile.title}. ${profile.tells}`, { place })
}

/** Says which line was taken for the header where it is not the first. */
function headerWarnings(name: string, { head }: OpenTable, { above, headerLine }: PlacedMatch): readonly LoadWarning[] {
  const titles = head!.records.slice(0, above).map((cells, at) => ({ cells, line: head!.lineNumbers[at]! }))
  return headerWarning(name, headerLine, titles)
}

/** Says which sheets were taken where there are others. */
function sheetWarnings(
  name: string,
  { sheet: first, others: rest }: OpenTable,
  taken: ReadonlySet<string | null>,
): readonly LoadWarning[] {
  const others = [first, ...rest.map((each) => each.sheet)].filter((each) => !taken.has(each))
  if (others.length === 0) return []
  const quoted = (names: Iterable<string | null>) => [...names].map((each) => `"${each}"`).join(', ')
  const read = taken.size === 1 ? `the sheet ${quoted(taken)} was` : `the sheets ${quoted(taken)} were`
  return [
    {
      code: 'sheets-left-aside',
      message: `${name}: ${read} read; the others were not: ${quoted(others)}.`,
      count: others.length,
    },
  ]
}

/** Later partitions sort after earlier ones; the order in which files were given is of no account. */
function partsOf(known: readonly KnownTable[]): [string, readonly KnownTable[]][] {
  const parts = new Map<string, KnownTable[]>()
  for (const table of known) parts.set(table.match.partition, [...(parts.get(table.match.partition) ?? []), table])
  const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0)
  for (const tables of parts.values()) tables.sort((left, right) => compare(left.table.name, right.table.name))
  return [...parts].sort(([left], [right]) => compare(left, right))
}

function requireTables(
  profile: TableProfile,
  partition: string,
  tables: readonly KnownTable[],
  allowMissing: boolean,
): void {
  const names = new Set(tables.map(({ match }) => match.table))
  const lack = profile.neededTables.every((name) => names.has(name)) ? profile.lacks?.(names) : undefined
  if (lack) {
    const { message, remedy } = lack
    throw new AetherError('input/missing-table', message, { place: { file: tables[0]!.table.name }, remedy })
  }
  const missing = profile.neededTables.filter((name) => tables.every(({ match }) => match.table !== name))
  const complete = tables.some(({ match }) => profile.completeTables?.includes(match.table))
  if (missing.length === 0 || allowMissing || complete) return
  throw new AetherError(
    'input/missing-table',
    `Of ${profile.title} ${partition} there is no table ${missing.join(' and no table ')}, only ${tables
      .map(({ table, match }) => `${match.table} (${table.name})`)
      .join(', ')}.`,
    { place: { file: tables[0]!.table.name }, remedy: `Give the files ${profile.neededTables.join(', ')} together.` },
  )
}

function refuseNoRows(tables: readonly KnownTable[]): void {
  if (tables.some(({ table: { account } }) => account.loaded + account.quarantined.length > 0)) return
  const { name } = tables[0]!.table
  throw new AetherError('input/empty', `${name} has a header but no rows.`, { place: { file: name } })
}

function loadedFile(profile: TableProfile, { open, match, table }: KnownTable, told: ToldForm): LoadedFile {
  table.account.encodingRepairs = open.encodingRepairs()
  const file = table.account.finish(
    { path: table.name, table: match.notCases ? null : match.table, source: profile.id, partition: match.partition },
    open.sha256(),
  )
  const { sheet, headerRow, encoding } = told
  const readAs = JSON.stringify({ sheet, headerRow, encoding })
  return readAs === '{}' ? file : { ...file, readAs }
}

/** Tables are read a little each before they are read whole, so that progress is over all of them. */
function progressOf(inputs: readonly AdapterInput[], { onProgress }: AdapterOptions) {
  const total = inputs.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0)
  let done = 0
  return (input: AdapterInput) => {
    let before = 0
    return (progress: { readonly done: number }) => {
      done += progress.done - before
      before = progress.done
      onProgress?.({ phase: `reading ${input.name}`, done, ...(!Number.isNaN(total) && { total }) })
    }
  }
}

function refuseRepeatedNames(inputs: readonly AdapterInput[]): void {
  const names = new Set<string>()
  for (const { name } of inputs) {
    if (names.has(name)) {
      throw new AetherError('usage/invalid', `Two tables are named ${name}.`, {
        place: { file: name },
        remedy: 'Give each table a name of its own.',
      })
    }
    names.add(name)
  }
}
