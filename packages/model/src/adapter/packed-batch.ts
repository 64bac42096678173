import type { CaseBatch, PartKey } from '../cases/case-batch.js'
import type { CaseTable } from '../cases/case-tables.js'

/** A column in little room: nothing for one value throughout, codes and one string for text, else the numbers. */
type PackedColumn =
  | { readonly kind: 'text-throughout'; readonly value: string | null }
  | { readonly kind: 'number-throughout'; readonly value: number; readonly integer: boolean }
  | { readonly kind: 'numbers'; readonly values: Int32Array | Float64Array }
  | {
      readonly kind: 'text'
      readonly codes: Uint16Array | Uint32Array
      readonly ends: Uint32Array
      readonly text: string
    }

/**
 * A batch kept for later: a column of one value takes no room, a number 4 or 8 bytes a row, a text 2 bytes a row (4 in
 * batches past 65,535 distinct texts) and each distinct text of the batch once, at a byte a character where all of the
 * column is Latin-1, else two.
 */
export class PackedBatch {
  readonly #part: PartKey
  readonly #table: CaseTable
  readonly #rows: number
  readonly #columns: readonly (readonly [name: string, column: PackedColumn])[]

  constructor(batch: CaseBatch) {
    this.#part = batch.part
    this.#table = batch.table
    this.#rows = batch.rows
    this.#columns = Object.entries(batch.columns).map(([name, values]) => [name, packed(values)])
  }

  /** The batch as it was packed. */
  unpack(): CaseBatch {
    const columns = Object.fromEntries(this.#columns.map(([name, column]) => [name, unpacked(column, this.#rows)]))
    return { part: this.#part, table: this.#table, rows: this.#rows, columns } as unknown as CaseBatch
  }
}

function packed(values: readonly (string | null)[] | Int32Array | Float64Array): PackedColumn {
  if (isNumeric(values)) {
    const first = values[0] ?? Number.NaN
    const throughout = values.every((value: number) => Object.is(value, first))
    return throughout
      ? { kind: 'number-throughout', value: first, integer: values instanceof Int32Array }
      : { kind: 'numbers', values }
  }
  const first = values[0] ?? null
  // A string cut out of a document keeps the whole document in memory; what is joined is a copy.
  if (values.every((value) => value === first)) {
    return { kind: 'text-throughout', value: first === null ? null : [first, ''].join('') }
  }
  const known = new Map<string, number>()
  const codes = values.map((value) => {
    if (value === null) return 0
    const code = known.get(value) ?? known.size + 1
    known.set(value, code)
    return code
  })
  const texts = [...known.keys()]
  let end = 0
  const ends = Uint32Array.from([0, ...texts.map((text) => (end += text.length))])
  const width = texts.length < 65_536 ? Uint16Array : Uint32Array
  return { kind: 'text', codes: width.from(codes), ends, text: texts.join('') }
}

function unpacked(column: PackedColumn, rows: number): (string | null)[] | Int32Array | Float64Array {
  if (column.kind === 'numbers') return column.values
  if (column.kind === 'text-throughout') return new Array<string | null>(rows).fill(column.value)
  if (column.kind === 'number-throughout') {
    return (column.integer ? new Int32Array(rows) : new Float64Array(rows)).fill(column.value)
  }
  const { codes, ends, text } = column
  const texts: (string | null)[] = [null]
  for (let code = 1; code < ends.length; code++) texts.push(text.slice(ends[code - 1]!, ends[code]!))
  return Array.from(codes, (code) => texts[code]!)
}

function isNumeric(
  values: readonly (string | null)[] | Int32Array | Float64Array,
): values is Int32Array | Float64Array {
  return ArrayBuffer.isView(values)
}
