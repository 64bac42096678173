import { AetherError, codePointOrder, type PartKey } from '@aethersignal/model'

/** One part of the input and where its rows of the case table stand. */
export interface Part extends PartKey {
  /** First of its rows of the case table. */
  readonly firstRow: number
  /** How many rows of the case table it has. */
  rows: number
  /** Rank of the partition's name among all partitions; equal names have equal ranks. Set by {@link PartList.ranked}. */
  partitionRank: number
}

/** The parts in the order in which they came. */
export class PartList {
  readonly parts: Part[] = []
  readonly #byKey = new Map<string, Part>()

  /** The part of a batch; `caseRows` is the number of case rows taken from all parts so far. */
  at(key: PartKey, caseRows: number): Part {
    const text = `${key.source}\u0000${key.partition}`
    const known = this.#byKey.get(text)
    if (known !== undefined) return known
    const part = { source: key.source, partition: key.partition, firstRow: caseRows, rows: 0, partitionRank: 0 }
    this.parts.push(part)
    this.#byKey.set(text, part)
    return part
  }

  /** Makes room for the case rows of a batch. */
  addCaseRows(part: Part, rows: number, caseRows: number): void {
    if (part.firstRow + part.rows !== caseRows) {
      throw new AetherError(
        'internal/unexpected',
        `The adapter gave case rows of ${part.source} ${part.partition} after it had gone on to another part.`,
      )
    }
    part.rows += rows
  }

  /** Row of the case table for an ordinal of a part, −1 for orphans. */
  caseRow(part: Part, ordinal: number): number {
    if (ordinal < 0) return -1
    if (ordinal >= part.rows) {
      throw new AetherError(
        'internal/unexpected',
        `The adapter points to case ${ordinal} of ${part.source} ${part.partition}, which has ${part.rows} so far.`,
      )
    }
    return part.firstRow + ordinal
  }

  /** Ranks the partitions by name and gives the parts in order of source, then partition. */
  ranked(): readonly Part[] {
    const names = [...new Set(this.parts.map((part) => part.partition))].sort(codePointOrder)
    const ranks = new Map(names.map((name, rank) => [name, rank]))
    for (const part of this.parts) part.partitionRank = ranks.get(part.partition)!
    return [...this.parts].sort(
      (left, right) => codePointOrder(left.source, right.source) || left.partitionRank - right.partitionRank,
    )
  }
}
