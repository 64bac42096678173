import { AetherError, decodeWindows1252 } from '@aethersignal/model'
import { BYTE_TEXT } from '@aethersignal/text/cells'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const MAXIMUM_LINE_BYTES = 4 * 1024 * 1024

/** Whole lines of a file, the last of which has a line end too. */
export interface LineBlock {
  readonly bytes: Uint8Array
  readonly utf8: boolean
  readonly ascii: boolean
}

/**
 * Cuts a stream of bytes into blocks of whole lines. LF, CRLF and CR end a line. Text is UTF-8; a line that is not is read
 * as windows-1252 and counted (FAERS holds such bytes although FDA means to replace them, FAQ 28).
 */
export class LineBlocks {
  /** Lines read as windows-1252. */
  encodingRepairs = 0
  #carried: Uint8Array[] = []
  #carriedBytes = 0
  #started = false
  #lines = 0
  readonly #name: string

  /** @param name what errors call the file */
  constructor(name: string) {
    this.#name = name
  }

  /** The lines that end in this chunk, null if none does. */
  push(chunk: Uint8Array): LineBlock | null {
    const cut = endOfLastLine(chunk)
    if (cut === 0) {
      this.#carry(chunk)
      return null
    }
    const whole = this.#withCarried(chunk.subarray(0, cut))
    if (cut < chunk.length) this.#carry(chunk.subarray(cut))
    return this.#block(whole)
  }

  /** What is left after the last line end, if anything. A line end is added where there is none. */
  end(): LineBlock | null {
    if (this.#carriedBytes === 0) return null
    const closed = this.#carried.at(-1)!.at(-1) === CARRIAGE_RETURN
    return this.#block(this.#withCarried(closed ? new Uint8Array(0) : Uint8Array.of(LINE_FEED)))
  }

  /** Text of the line at a place in a block, and where the next one begins. To be asked once for each line. */
  textAt({ bytes, utf8 }: LineBlock, at: number): { readonly text: string; readonly next: number } {
    let end = at
    while (bytes[end] !== LINE_FEED && bytes[end] !== CARRIAGE_RETURN) end++
    const next = bytes[end] === CARRIAGE_RETURN && bytes[end + 1] === LINE_FEED ? end + 2 : end + 1
    this.#lines++
    if (utf8) return { text: BYTE_TEXT.utf8(bytes, at, end), next }
    const line = bytes.subarray(at, end)
    if (BYTE_TEXT.isUtf8(line)) return { text: BYTE_TEXT.utf8(bytes, at, end), next }
    this.encodingRepairs++
    return { text: decodeWindows1252(line), next }
  }

  #carry(bytes: Uint8Array): void {
    this.#carried.push(new Uint8Array(bytes))
    this.#carriedBytes += bytes.length
    if (this.#carriedBytes > MAXIMUM_LINE_BYTES) {
      const line = this.#lines + 1
      throw new AetherError(
        'input/unreadable',
        `${this.#name}: line ${line} is longer than ${MAXIMUM_LINE_BYTES} bytes.`,
        { place: { file: this.#name, line } },
      )
    }
  }

  #withCarried(bytes: Uint8Array): Uint8Array {
    if (this.#carriedBytes === 0) return bytes
    const whole = new Uint8Array(this.#carriedBytes + bytes.length)
    let at = 0
    for (const carried of this.#carried) {
      whole.set(carried, at)
      at += carried.length
    }
    whole.set(bytes, at)
    this.#carried = []
    this.#carriedBytes = 0
    return whole
  }

  #block(bytes: Uint8Array): LineBlock | null {
    let whole = BYTE_TEXT.view(bytes)
    if (!this.#started) {
      this.#started = true
      if (whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf) whole = whole.subarray(3)
    }
    if (whole.length === 0) return null
    const ascii = BYTE_TEXT.isAscii(whole)
    return { bytes: whole, ascii, utf8: ascii || BYTE_TEXT.isUtf8(whole) }
  }
}

/** Texts of the lines of a block. */
export function* linesOf(blocks: LineBlocks, block: LineBlock | null): Generator<string> {
  for (let at = 0; block !== null && at < block.bytes.length; ) {
    const { text, next } = blocks.textAt(block, at)
    yield text
    at = next
  }
}

/** Offset behind the last line end that is certain: a CR at the very end may be half of a CRLF. */
function endOfLastLine(chunk: Uint8Array): number {
  const last = chunk.length - 1
  if (chunk[last] === LINE_FEED) return chunk.length
  for (let at = last - 1; at >= 0; at--) {
    if (chunk[at] === LINE_FEED || chunk[at] === CARRIAGE_RETURN) return at + 1
  }
  return 0
}
