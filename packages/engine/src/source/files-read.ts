import { type CaseBatch, MISSING_INTEGER, type PartKey, type ReadPart } from '@aethersignal/model'

/** Which files the rows of each part point to, of the batches of one reading. */
export class FilesRead {
  readonly #parts = new Map<string, { readonly key: PartKey; readonly fileNumbers: Set<number> }>()

  add({ part, columns }: CaseBatch): void {
    const key = `${part.source}\u0000${part.partition}`
    const known = this.#parts.get(key) ?? { key: part, fileNumbers: new Set<number>() }
    this.#parts.set(key, known)
    let last = MISSING_INTEGER
    for (const file of columns.file) {
      if (file === last) continue
      last = file
      if (file !== MISSING_INTEGER) known.fileNumbers.add(file)
    }
  }

  parts(): readonly ReadPart[] {
    return [...this.#parts.values()]
  }
}
