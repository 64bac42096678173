import type { RecordCells } from '../cells/record-cells.js'
import type { TableHeader } from '../rows/table-header.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON must escape them
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/

/** Slots of rows met lately. A row found in its slot needs no object made of it; one that is not takes the slot over. */
const SLOTS = 4096

/**
 * Writes the columns that have no place of their own in a case table as one JSON object of the non-empty values. Each
 * object gets a code; rows of the same values share it where they come soon after each other.
 */
export class ExtraColumns {
  /** Objects by code. Another array after {@link forget}. */
  texts: string[] = []
  readonly #cells: RecordCells
  readonly #columns: readonly { readonly index: number; readonly prefix: string }[]
  readonly #members: string[] = []
  /** Codes of the cells of the rows met lately, and of their objects. */
  readonly #metCells: Int32Array
  readonly #metCodes = new Int32Array(SLOTS).fill(-1)

  /** `placed` names the columns that stand elsewhere. */
  constructor(header: TableHeader, placed: ReadonlySet<string>, cells: RecordCells) {
    const seen = new Set<string>()
    this.#columns = header.names.flatMap((name, index) => {
      if (header.at.get(name) === index && placed.has(name)) return []
      const base = name === '' ? `column_${index + 1}` : name
      const unique = seen.has(base) || header.at.get(name) !== index ? `${base}_${index + 1}` : base
      seen.add(unique)
      return [{ index, prefix: `${JSON.stringify(unique)}:` }]
    })
    this.#cells = cells
    this.#metCells = new Int32Array(SLOTS * this.#columns.length)
    cells.alongWith(this)
  }

  /** Adds a raw value that could not be read, beside those of {@link codeOfRecord}. */
  add(name: string, value: string): void {
    this.#members.push(`"${name}":${quoted(value)}`)
  }

  /** Code of the object of the present record, with what was added since the last; −1 if it is empty. */
  codeOfRecord(): number {
    if (this.#members.length > 0) return this.#make()
    const { codes } = this.#cells
    const columns = this.#columns
    let hash = 0
    let filled = false
    for (let at = 0; at < columns.length; at++) {
      const code = codes[columns[at]!.index]!
      if (code >= 0) filled = true
      hash = Math.imul(hash ^ code, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    if (!filled) return -1
    const slot = hash & (SLOTS - 1)
    const first = slot * columns.length
    let met = this.#metCodes[slot]! >= 0
    for (let at = 0; met && at < columns.length; at++) met = this.#metCells[first + at] === codes[columns[at]!.index]
    if (met) return this.#metCodes[slot]!
    for (let at = 0; at < columns.length; at++) this.#metCells[first + at] = codes[columns[at]!.index]!
    const code = this.#make()
    this.#metCodes[slot] = code
    return code
  }

  /** Forgets all objects; their codes are given anew. */
  forget(): void {
    this.texts = []
    this.#metCodes.fill(-1)
  }

  #make(): number {
    const members = this.#members
    for (const { index, prefix } of this.#columns) {
      const value = this.#cells.textAt(index)?.trim()
      if (value) members.push(prefix + quoted(value))
    }
    if (members.length === 0) return -1
    // Joining makes one flat string; adding piece to piece would keep every piece in memory.
    const json = `{${members.join(',')}}`
    members.length = 0
    return this.texts.push(json) - 1
  }
}

function quoted(value: string): string {
  return NEEDS_ESCAPE.test(value) ? JSON.stringify(value) : `"${value}"`
}
