const POLYNOMIAL = 0xedb88320

let table: Uint32Array | null = null

/** CRC-32 of bytes as they come, as zip archives have it (ISO 3309; APPNOTE 4.4.7). */
export class Crc32 {
  #rest = 0xffff_ffff

  update(bytes: Uint8Array): void {
    table ??= makeTable()
    let rest = this.#rest
    for (let at = 0; at < bytes.length; at++) rest = table[(rest ^ bytes[at]!) & 0xff]! ^ (rest >>> 8)
    this.#rest = rest
  }

  get value(): number {
    return ~this.#rest >>> 0
  }
}

function makeTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
    return value >>> 0
  })
}
