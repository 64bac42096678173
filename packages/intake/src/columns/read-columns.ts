import type { Readable } from 'node:stream'
import { unguardedText } from '@aethersignal/engine'
import { AetherError, type ErrorPlace, type ResultNote } from '@aethersignal/model'
import { saysMissing } from '@aethersignal/model/adapter'
import { readText } from '../text-files/counts-bytes.js'
import { type ColumnKind, cellNumber, KIND_TEXTS } from './column-kind.js'
import { columnLayout, missingColumns } from './column-layout.js'
import { type ParseRowsOptions, parseRows, splitHeader } from './delimited-rows.js'
import { GrowingColumn } from './growing-column.js'

/** A column to read: its kind, or its kind with cells that may be empty. */
export type ColumnSpec = ColumnKind | { readonly kind: ColumnKind; readonly empty: 'allowed' }

/** Columns to read, by name. */
export type ColumnSpecs = Readonly<Record<string, ColumnSpec>>

/** The columns that a command reads. Names are matched in any case; the result has them as spelled here. */
export interface FileSpec<Required extends ColumnSpecs, Optional extends ColumnSpecs> {
  /** Columns the file must have. */
  readonly required: Required
  /** Columns that are read where the file has them. */
  readonly optional?: Optional
  /** True keeps all other columns as text, to be written out again; default false: they are listed as ignored. */
  readonly carry?: boolean
  /**
   * What becomes of a row that says `NA` in a column that may not be empty: it is left out (default), kept with NaN in that
   * column, or refused.
   */
  readonly missing?: 'leave-out' | 'keep' | 'refuse'
}

/** Numbers for `count`, `number`, `flag` and `date`, NaN in an empty cell and in one that says `NA`; texts for `text`. */
export type ColumnValues<Spec extends ColumnSpec> = 'text' extends (Spec extends { kind: infer Kind } ? Kind : Spec)
  ? readonly string[]
  : Float64Array

/** A file as typed columns; row r of the result is entry r of each. */
export interface FileColumns<Required extends ColumnSpecs, Optional extends ColumnSpecs> {
  /** The path, or `standard input`: what errors call the file. */
  readonly file: string
  /** Rows behind the header. */
  readonly rows: number
  /** The columns that were asked for, by the names they were asked for with. */
  readonly columns: { readonly [Name in keyof Required]: ColumnValues<Required[Name]> } & {
    readonly [Name in keyof Optional]?: ColumnValues<Optional[Name]>
  }
  /** The other columns as they stand in the file, in its order; empty unless `carry` was asked for. */
  readonly carried: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** Columns of the file that were not read; empty where `carry` was asked for. */
  readonly ignoredColumns: readonly string[]
  /** How many cells say that a number is missing, and how many rows were left out for it. */
  readonly notes: readonly ResultNote[]
  /** SHA-256 of the bytes of the file as stored, compressed or not. */
  readonly sha256: string
  /** The place of a row's field, for an error: `new AetherError(code, message, { place: table.place(row, 'n11') })`. */
  place(row: number, field: keyof Required | keyof Optional): ErrorPlace
}

/** How a file of columns is read. */
export interface ReadColumnsOptions extends ParseRowsOptions {
  /** What `-` reads. */
  readonly stdin: Readable
}

/**
 * Reads a delimited text file (comma, tab, semicolon or bar; UTF-8; plain or gzipped; `-` is standard input) by the
 * names in its header, in any order and any case:
 *
 *     const table = await readColumns(path, { required: { period: 'date', count: 'count' }, optional: { expected: 'number' } }, { stdin })
 *     table.columns.count     // Float64Array
 *     table.columns.expected  // Float64Array | undefined
 *
 * A cell that is not of its column's kind is an error, never a NaN or a 0; so is an empty cell, unless the column says
 * `{ kind: 'number', empty: 'allowed' }`. A cell that says `NA` is as an empty one where empty cells are allowed; elsewhere its row is
 * treated as {@link FileSpec.missing} says. Both are counted in `notes`. The guard `'` that our CSV puts before a text that a spreadsheet would run as
 * a formula is taken off; carried columns are kept as they stand.
 *
 * @throws AetherError naming file, line and field: `input/missing-column`, `input/empty`, `measure/invalid-count` for a
 *   cell of a `count` column, `input/invalid-row` for any other cell and for a row with too few or too many fields.
 */
export async function readColumns<Required extends ColumnSpecs, Optional extends ColumnSpecs = Record<never, never>>(
  path: string,
  spec: FileSpec<Required, Optional>,
  options: ReadColumnsOptions,
): Promise<FileColumns<Required, Optional>> {
  const read = await readFirstFitting(path, [spec], options)
  // The first spec is the only one, which the compiler cannot follow.
  return read.table as unknown as FileColumns<Required, Optional>
}

/** A file that was read by one of several specs. */
export interface FittingColumns {
  /** Which of the specs: the first whose required columns the file has. */
  readonly chosen: number
  readonly table: Omit<FileColumns<ColumnSpecs, ColumnSpecs>, 'columns'> & {
    readonly columns: Readonly<Record<string, Float64Array | readonly string[]>>
  }
}

/**
 * Reads a file by the first of several specs whose required columns it has, as {@link readColumns} reads it by one.
 * Columns of the other specs are not known to it and are carried or ignored.
 *
 * @throws as {@link readColumns}; where no spec fits, `input/missing-column` names what the nearest one lacks.
 */
export async function readFirstFitting(
  path: string,
  alternatives: readonly FileSpec<ColumnSpecs, ColumnSpecs>[],
  options: ReadColumnsOptions,
): Promise<FittingColumns> {
  const file = path === '-' ? 'standard input' : path
  const input = readText(path, options.stdin)
  const below = await splitHeader(input.text, file, 'a table of text')
  const firstLine = below.header
  const chosen = nearestSpec(firstLine, alternatives)
  const spec = alternatives[chosen]!
  const specs = { ...spec.required, ...spec.optional }
  const named = alternatives.map(({ required }) => Object.keys(required).join(','))
  const layout = columnLayout(firstLine, file, Object.keys(spec.required), Object.keys(spec.optional ?? {}), named)
  const { delimiter, header, positions, others } = layout
  const readers = Array.from(positions, ([name, position]) => new ColumnReader(name, position, specs[name] ?? 'text'))
  const carried = spec.carry ? others.map((position) => ({ position, values: [] as string[] })) : []
  const lines = new GrowingColumn()
  const missingCells = new Map<string, number>()
  let leftOut = 0
  const push = (fields: readonly string[], line: number) => {
    if (fields.length !== header.length) {
      const message = `The row has ${fields.length} fields, the header ${header.length}.`
      throw new AetherError('input/invalid-row', message, { place: { file, line } })
    }
    const missing = readers.filter((reader) => reader.saysMissing(fields))
    for (const { name } of missing) missingCells.set(name, (missingCells.get(name) ?? 0) + 1)
    if (spec.missing !== 'keep' && missing.some(({ emptyAllowed }) => !emptyAllowed)) {
      if (spec.missing === 'refuse')
        missing.find(({ emptyAllowed }) => !emptyAllowed)!.refuseMissing(fields, file, line)
      leftOut += 1
      return
    }
    for (const reader of readers) reader.push(fields, file, line, spec.missing === 'keep')
    for (const { position, values } of carried) values.push(fields[position] ?? '')
    lines.push(line)
  }
  await parseRows(below, delimiter, push, file, options)
  const rows = lines.values().length
  if (rows === 0) {
    const message =
      leftOut === 0 ? 'The file has a header but no rows.' : 'A number is missing in every row of the file.'
    throw new AetherError('input/empty', message, { place: { file } })
  }
  const columns = Object.fromEntries(readers.map((reader) => [reader.name, reader.values()]))
  const table = {
    file,
    rows,
    columns,
    carried: carried.map(({ position, values }) => ({ name: header[position] ?? '', values })),
    ignoredColumns: spec.carry ? [] : others.map((position) => header[position] ?? ''),
    notes: missingNotes(missingCells, leftOut),
    sha256: input.sha256(),
    place: (row: number, field: string) => ({ file, line: lines.values()[row] ?? 0, field }),
  }
  return { chosen, table }
}

function missingNotes(cells: ReadonlyMap<string, number>, leftOut: number): readonly ResultNote[] {
  if (cells.size === 0) return []
  const count = Array.from(cells.values()).reduce((sum, one) => sum + one, 0)
  const columns = Array.from(cells, ([name, times]) => `${name} ${times.toLocaleString('en')}`).join(', ')
  const message = `Cells that say NA, or the like, are read as missing: ${columns}.`
  return [
    { code: 'missing-values', message, count },
    ...(leftOut === 0
      ? []
      : [{ code: 'rows-left-out', message: 'Rows without a number they need are left out.', count: leftOut }]),
  ]
}

function nearestSpec(firstLine: string, alternatives: readonly FileSpec<ColumnSpecs, ColumnSpecs>[]): number {
  const missing = alternatives.map(({ required }) => missingColumns(firstLine, Object.keys(required)).length)
  return missing.indexOf(Math.min(...missing))
}

class ColumnReader {
  readonly name: string
  readonly #position: number
  readonly #kind: ColumnKind
  readonly emptyAllowed: boolean
  readonly #numbers = new GrowingColumn()
  readonly #texts: string[] = []
  readonly #known = new Map<string, string>()

  constructor(name: string, position: number, spec: ColumnSpec) {
    this.name = name
    this.#position = position
    this.#kind = typeof spec === 'string' ? spec : spec.kind
    this.emptyAllowed = typeof spec !== 'string'
  }

  /** A name may be "None"; where texts may be left out, NA leaves one out. */
  saysMissing(fields: readonly string[]): boolean {
    const cell = fields[this.#position] ?? ''
    if (this.#kind !== 'text') return saysMissing(cell)
    return this.emptyAllowed && /^\s*(NA|N\/A|#N\/A|<NA>)\s*$/.test(cell)
  }

  refuseMissing(fields: readonly string[], file: string, line: number): never {
    return this.#refuse(`is ${JSON.stringify(fields[this.#position]?.trim())}, a missing value`, file, line)
  }

  push(fields: readonly string[], file: string, line: number, keepMissing: boolean): void {
    const missing = this.saysMissing(fields)
    const cell = missing ? '' : (fields[this.#position] ?? '')
    const empty = cell.trim() === ''
    if (empty && !this.emptyAllowed && !(missing && keepMissing)) this.#refuse('is empty', file, line)
    if (this.#kind === 'text') {
      this.#texts.push(this.#kept(unguardedText(cell)))
      return
    }
    const value = cellNumber(this.#kind, cell)
    if (!empty && Number.isNaN(value)) this.#refuse(`is ${JSON.stringify(cell.trim().slice(0, 40))}`, file, line)
    this.#numbers.push(value)
  }

  /** A name once, copied: a field of a parsed text keeps the whole text alive. */
  #kept(text: string): string {
    let kept = this.#known.get(text)
    if (kept === undefined) {
      kept = Buffer.from(text, 'utf8').toString('utf8')
      this.#known.set(kept, kept)
    }
    return kept
  }

  values(): Float64Array | readonly string[] {
    return this.#kind === 'text' ? this.#texts : this.#numbers.values()
  }

  #refuse(said: string, file: string, line: number): never {
    const code = this.#kind === 'count' ? 'measure/invalid-count' : 'input/invalid-row'
    throw new AetherError(code, `${this.name} ${said}, not ${KIND_TEXTS[this.#kind]}.`, {
      place: { file, line, field: this.name },
    })
  }
}
