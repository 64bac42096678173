/** Numbers that come one by one, kept in a typed array. */
export class GrowingColumn {
  #values = new Float64Array(1 << 12)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  /** The numbers so far. */
  values(): Float64Array {
    return this.#values.subarray(0, this.#length)
  }
}
