const FIRST_SIZE = 4096
/** Knuth's multiplicative hashing: 2³² over the golden ratio. */
const SPREAD = 2_654_435_761

/**
 * Numbers and the integers they stand for, as a table of open addresses. A `Map` keeps every number above 2³¹ as an object
 * of its own, which the garbage collector visits again and again; report ids are such numbers.
 */
export class NumberIndex {
  #keys = new Float64Array(FIRST_SIZE)
  /** Value + 1; 0 where nothing stands. */
  #values = new Int32Array(FIRST_SIZE)
  #mask = FIRST_SIZE - 1
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The value of a number, −1 where it has none. */
  get(key: number): number {
    return this.#values[this.#placeOf(key)]! - 1
  }

  /**
   * Sets the value of a number.
   * @param key Whole, from 0 to 2⁵³.
   * @param value Whole, from 0 to 2³¹ − 2.
   * @returns Whether the number had none before.
   */
  set(key: number, value: number): boolean {
    let place = this.#placeOf(key)
    const isNew = this.#values[place] === 0
    if (isNew && ++this.#size * 2 > this.#mask) {
      this.#grow()
      place = this.#placeOf(key)
    }
    this.#keys[place] = key
    this.#values[place] = value + 1
    return isNew
  }

  #placeOf(key: number): number {
    const high = Math.floor(key / 2 ** 32)
    let place = (Math.imul((key >>> 0) ^ Math.imul(high, 40_503), SPREAD) >>> 7) & this.#mask
    while (this.#values[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & this.#mask
    return place
  }

  #grow(): void {
    const keys = this.#keys
    const values = this.#values
    this.#keys = new Float64Array(keys.length * 2)
    this.#values = new Int32Array(keys.length * 2)
    this.#mask = this.#keys.length - 1
    for (let at = 0; at < keys.length; at++) {
      if (values[at] === 0) continue
      const place = this.#placeOf(keys[at]!)
      this.#keys[place] = keys[at]!
      this.#values[place] = values[at]!
    }
  }
}
