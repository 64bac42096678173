/** Reports of VAERS by their id, each with the versions that the column ORDER tells apart. */
export class CaseDirectory {
  readonly #first = new Map<string, number>()
  /** Of reports with several versions all, in the order of their numbers. */
  readonly #several = new Map<string, number[]>()
  /** ORDER by ordinal. */
  readonly #orders: number[] = []

  get reports(): number {
    return this.#first.size
  }

  /** Later versions over all reports. */
  get followUps(): number {
    return this.#orders.length - this.#first.size
  }

  /** Enters the version of this ordinal; ordinals come one after the other. */
  add(id: string, order: number): void {
    const ordinal = this.#orders.push(order) - 1
    const first = this.#first.get(id)
    if (first === undefined) this.#first.set(id, ordinal)
    else {
      const versions = [...(this.#several.get(id) ?? [first]), ordinal]
      this.#several.set(
        id,
        versions.sort((left, right) => this.#orders[left]! - this.#orders[right]!),
      )
    }
  }

  has(id: string, order: number): boolean {
    return this.versions(id).some((ordinal) => this.#orders[ordinal] === order)
  }

  /** The ordinals of a report, from the first version to the latest. */
  versions(id: string): readonly number[] {
    const first = this.#first.get(id)
    return this.#several.get(id) ?? (first === undefined ? [] : [first])
  }

  /** The version to which a row of this ORDER belongs: that one, else the last before it, else the first. */
  versionOf(id: string, order: number): number | undefined {
    const versions = this.versions(id)
    return versions.findLast((ordinal) => this.#orders[ordinal]! <= order) ?? versions[0]
  }
}
