import { sortedRows } from '@aethersignal/engine/analyses'
import { AetherError, type ColumnSort, type ResultNote, type ResultTable } from '@aethersignal/model'
import type { Session } from '../session.js'
import { commandVersion } from '../version.js'
import { noteText } from './note-text.js'
import { type OutputTarget, openOutput, withOutput } from './output-target.js'
import { resultCsv, resultJson, resultText } from './result-table.js'

/** A result with all that is said of it, in whatever form it is written. */
export interface CommandResult {
  readonly table: ResultTable
  /** Columns of the table that a terminal shows. */
  readonly shown: readonly string[]
  /** Lines under a table on a terminal. */
  readonly summary: readonly string[]
  readonly notes: readonly ResultNote[]
  /** What the numbers are: unit, expected count, level, …; in JSON and in the manifest. */
  readonly definitions: Readonly<Record<string, unknown>>
  /** Members of the JSON beside the rows. */
  readonly facts?: Readonly<Record<string, unknown>>
  /** Members of a row in JSON beside its columns. */
  readonly more?: (row: number) => Readonly<Record<string, unknown>>
  /** What was read; in the manifest. */
  readonly input: Readonly<Record<string, unknown>>
}

export interface WriteOptions {
  readonly format: 'table' | 'csv' | 'json'
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly manifest?: string
}

const TABLE_ROWS = 25

/** Writes a result as table, CSV or JSON, its notes on stderr or in the JSON, and its manifest where one is asked for. */
export async function writeResult(
  session: Session,
  output: OutputTarget,
  result: CommandResult,
  options: WriteOptions,
  /** The options of the command, for the manifest. */
  command: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { table, notes, definitions } = result
  const sorted = sortedOrFault(table, options.sort)
  const limit = options.limit ?? (options.format === 'table' ? TABLE_ROWS : table.rows)
  const order = sorted.slice(0, limit)
  session.endProgress()
  if (options.format === 'json') {
    const facts = { totalRows: table.rows, ...result.facts, definitions, notes }
    await output.write(resultJson(table, order, facts, result.more))
  } else {
    for (const note of notes) session.say(noteText(note))
    if (options.format === 'csv') await output.write(resultCsv(table, order))
    else await output.writeText(textOf(result, order))
  }
  if (options.manifest !== undefined) {
    const manifest = {
      manifestVersion: 1,
      software: { name: 'aethersignal', version: commandVersion() },
      input: result.input,
      options: command,
      definitions,
      notes,
    }
    const target = await openOutput(options.manifest, session.terminal.stdout)
    await withOutput(target, () => target.write([`${JSON.stringify(manifest, null, 2)}\n`]))
  }
}

function textOf({ table, shown, summary }: CommandResult, order: readonly number[]): string {
  const counted = `${order.length.toLocaleString('en')} of ${table.rows.toLocaleString('en')} rows shown`
  const more = order.length < table.rows ? '; --limit shows more, --format csv all' : ''
  return `${resultText(table, order, shown)}\n\n${[`${counted}${more}`, ...summary].join('\n')}\n`
}

function sortedOrFault(table: ResultTable, sort: ColumnSort | undefined): readonly number[] {
  try {
    return sortedRows(table, sort)
  } catch (thrown) {
    throw flagFault(thrown)
  }
}

/** Members of a request that a user gives as one flag, and whose faults are told only by what was read. */
const FLAGS = ['sort.by', 'against', 'with', 'scores', 'column', 'prior']

/** A column to sort by or to adjust, a ranking, a prior or a group to compare with that is not there is a fault of the flag; other faults stay what they are. */
export function flagFault(thrown: unknown): unknown {
  if (!(thrown instanceof AetherError) || !FLAGS.includes(thrown.place?.field ?? '')) return thrown
  if (thrown.code !== 'query/invalid') return thrown
  const { message, remedy } = thrown
  return new AetherError('usage/invalid', message, { ...(remedy !== undefined && { remedy }), cause: thrown })
}

/** @throws AetherError `usage/invalid` unless one of file and store is given. */
export function requireOneInput(path: string | undefined, store: string | undefined, command: string): void {
  if ((path === undefined) !== (store === undefined)) return
  throw new AetherError('usage/invalid', 'Give either a file or --store.', {
    remedy: `See: aethersignal ${command} --help`,
  })
}

/** @throws AetherError `usage/invalid` for a level outside 0 … 1. */
export function requireLevel(level: number): void {
  if (level > 0 && level < 1) return
  throw new AetherError('usage/invalid', `--level is ${level}; it has to lie between 0 and 1.`, {
    remedy: 'Give 0.95 for a 95 % interval.',
  })
}

/** @throws AetherError `usage/invalid` for a level of tests outside 0 … 1. */
export function requireAlpha(alpha: number): void {
  if (alpha > 0 && alpha < 1) return
  throw new AetherError('usage/invalid', `--alpha is ${alpha}; it has to lie between 0 and 1.`, {
    remedy: 'Give 0.05 for 5 %.',
  })
}
