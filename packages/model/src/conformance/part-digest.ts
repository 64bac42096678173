import { type Sha256, sha256Of } from '../adapter/sha256.js'
import type { CaseBatch } from '../cases/case-batch.js'

type Column = readonly (string | null)[] | Int32Array | Float64Array

/** The rows of one part as hashes, however they were cut into batches and whatever numbers the files have. */
export class PartDigest {
  readonly #columns = new Map<string, Sha256>()
  /** Runs of rows from one file, by table. */
  readonly #files = new Map<string, { file: number; rows: number }[]>()

  add(batch: CaseBatch): void {
    for (const [name, column] of Object.entries(batch.columns)) {
      if (name === 'file') this.#addFiles(batch.table, column as Int32Array)
      else addColumn(this.#hashOf(`${batch.table}.${name}`), column)
    }
  }

  /** One text for the whole part, with the paths of its files in place of their numbers. */
  text(pathOf: (file: number) => string): string {
    const columns = [...this.#columns].map(([name, hash]) => `${name} ${hash.hex()}`).sort()
    const files = [...this.#files].map(
      ([table, runs]) => `${table}.file ${JSON.stringify(runs.map(({ file, rows }) => [pathOf(file), rows]))}`,
    )
    return [...columns, ...files.sort()].join('\n')
  }

  #hashOf(column: string): Sha256 {
    const hash = this.#columns.get(column) ?? sha256Of()
    this.#columns.set(column, hash)
    return hash
  }

  #addFiles(table: string, files: Int32Array): void {
    const runs = this.#files.get(table) ?? []
    this.#files.set(table, runs)
    for (const file of files) {
      const last = runs.at(-1)
      if (last?.file === file) last.rows++
      else runs.push({ file, rows: 1 })
    }
  }
}

/** Takes everything of a batch into a hash, also where it begins and ends. */
export function addBatch(hash: Sha256, { part, table, rows, columns }: CaseBatch): void {
  hash.update(new TextEncoder().encode(JSON.stringify([part, table, rows, Object.keys(columns)])))
  for (const column of Object.values(columns)) addColumn(hash, column)
}

function addColumn(hash: Sha256, column: Column): void {
  if (column instanceof Int32Array || column instanceof Float64Array) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  } else hash.update(new TextEncoder().encode(column.map((value) => `${JSON.stringify(value)},`).join('')))
}
