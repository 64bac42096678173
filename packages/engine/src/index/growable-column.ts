type Storage = Uint8Array | Int32Array | Uint32Array | Float64Array

/** A column of numbers whose length is not known beforehand, in one typed array that doubles when it is full. */
export class GrowableColumn<S extends Storage> {
  #values: S
  #length = 0
  readonly #storage: new (
    length: number,
  ) => S

  constructor(storage: new (length: number) => S) {
    this.#storage = storage
    this.#values = new storage(1024)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new this.#storage(this.#length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length] = value
    this.#length += 1
  }

  /** The values so far. They share memory with the column until it grows. */
  values(): S {
    return this.#values.subarray(0, this.#length) as S
  }
}
