import { GrowingColumn } from './growing-column.js'

/** Names kept once, and the code of each row's name. */
export class NameCodes {
  readonly names: string[] = []
  readonly #codes = new Map<string, number>()
  readonly #rows = new GrowingColumn()

  push(name: string): void {
    let code = this.#codes.get(name)
    if (code === undefined) {
      code = this.names.length
      // A field of a parsed text keeps the whole text alive; a copy does not.
      const copy = Buffer.from(name, 'utf8').toString('utf8')
      this.names.push(copy)
      this.#codes.set(copy, code)
    }
    this.#rows.push(code)
  }

  /** Code of each row. */
  rows(): Uint32Array {
    return Uint32Array.from(this.#rows.values())
  }
}
