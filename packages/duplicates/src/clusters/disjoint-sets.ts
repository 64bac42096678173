/** Sets of reports that are joined one link at a time (union by size, paths halved; Tarjan, J ACM 22:215, 1975). */
export class DisjointSets {
  readonly #parent: Int32Array
  readonly #size: Int32Array

  constructor(reports: number) {
    this.#parent = Int32Array.from({ length: reports }, (_, report) => report)
    this.#size = new Int32Array(reports).fill(1)
  }

  /** The report that stands for the set of `report`. */
  find(report: number): number {
    const parent = this.#parent
    let at = report
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }

  join(one: number, other: number): void {
    let large = this.find(one)
    let small = this.find(other)
    if (large === small) return
    if (this.#size[large]! < this.#size[small]!) [large, small] = [small, large]
    this.#parent[small] = large
    this.#size[large]! += this.#size[small]!
  }
}
