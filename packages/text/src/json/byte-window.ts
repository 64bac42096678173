/** The part of a stream of bytes that is still needed, by offsets from the first byte of the stream. */
export class ByteWindow {
  /** Offset behind the last byte that has come. */
  end = 0
  #bytes: Uint8Array = new Uint8Array(65_536)
  /** Offset of the first byte that is held. */
  #from = 0

  add(chunk: Uint8Array): void {
    const length = this.end - this.#from
    if (length + chunk.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * (length + chunk.length))
      larger.set(this.#bytes.subarray(0, length))
      this.#bytes = larger
    }
    this.#bytes.set(chunk, length)
    this.end += chunk.length
  }

  byteAt(offset: number): number {
    return this.#bytes[offset - this.#from]!
  }

  /** Offset of the next byte that ends a text of JSON, its line, or begins an escape; the end where none has come. */
  endOfPlainText(from: number): number {
    const [bytes, end] = [this.#bytes, this.end - this.#from]
    let at = from - this.#from
    while (at < end && bytes[at] !== 0x22 && bytes[at] !== 0x5c && bytes[at] !== 0x0a) at++
    return at + this.#from
  }

  slice(from: number, to: number): Uint8Array {
    return this.#bytes.slice(from - this.#from, to - this.#from)
  }

  text(from: number, to: number): string {
    return new TextDecoder().decode(this.#bytes.subarray(from - this.#from, to - this.#from))
  }

  /** Lets go of the bytes before an offset. */
  forgetBefore(offset: number): void {
    if (offset <= this.#from) return
    this.#bytes.copyWithin(0, offset - this.#from, this.end - this.#from)
    this.#from = offset
  }
}
