import type { TableHeader } from '../rows/table-header.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON must escape them
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/

/** Writes the columns that have no place of their own in a case table as one JSON object of the non-empty values. */
export class ExtraColumns {
  readonly #columns: readonly { readonly index: number; readonly prefix: string }[]
  readonly #members: string[] = []

  /** `placed` names the columns that stand elsewhere. */
  constructor(header: TableHeader, placed: ReadonlySet<string>) {
    const seen = new Set<string>()
    this.#columns = header.names.flatMap((name, index) => {
      if (header.at.get(name) === index && placed.has(name)) return []
      const base = name === '' ? `column_${index + 1}` : name
      const unique = seen.has(base) || header.at.get(name) !== index ? `${base}_${index + 1}` : base
      seen.add(unique)
      return [{ index, prefix: `${JSON.stringify(unique)}:` }]
    })
  }

  /** Adds a raw value that could not be read, beside those of {@link of}. */
  add(name: string, value: string): void {
    this.#members.push(`"${name}":${quoted(value)}`)
  }

  /** The object for a row, with what was added since the last; null if it is empty. */
  of(fields: readonly string[]): string | null {
    const members = this.#members
    for (const { index, prefix } of this.#columns) {
      const value = fields[index]
      if (value === undefined || value === '') continue
      const trimmed = value.trim()
      if (trimmed !== '') members.push(prefix + quoted(trimmed))
    }
    if (members.length === 0) return null
    // Joining makes one flat string; adding piece to piece would keep every piece in memory.
    const json = `{${members.join(',')}}`
    members.length = 0
    return json
  }
}

function quoted(value: string): string {
  return NEEDS_ESCAPE.test(value) ? JSON.stringify(value) : `"${value}"`
}
