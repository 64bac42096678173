import { AetherError, decodeWindows1252 } from '@aethersignal/model'
import { BYTE_TEXT } from './bytes/byte-text.js'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** Bytes by which UTF-16 without a mark is told. */
const MOST_LOOKED_AT = 1024
const MAXIMUM_LINE_BYTES = 4 * 1024 * 1024

/**
 * Turns bytes into text, whatever way they are cut into chunks. Text is UTF-8; a line that is not is read as
 * windows-1252 and counted. UTF-16 (what Excel calls Unicode text) is told by its byte order mark, else by the zero bytes that
 * it has beside Latin letters, digits and line ends. Byte order marks are taken off.
 */
export class LineDecoder {
  /** Lines read as windows-1252. */
  encodingRepairs = 0
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #other: TextDecoder | null = null
  #carried: Uint8Array[] = []
  #carriedBytes = 0
  #started = false
  #lines = 0
  readonly #name: string

  /**
   * @param name what errors call the input
   * @param encoding label of its encoding, where the bytes are not to be asked
   * @throws AetherError `usage/invalid` where there is no such encoding
   */
  constructor(name: string, encoding?: string) {
    this.#name = name
    if (encoding === undefined || /^utf-?8$/i.test(encoding)) return
    try {
      this.#other = new TextDecoder(encoding)
    } catch (thrown) {
      throw new AetherError('usage/invalid', `There is no encoding ${encoding}.`, {
        remedy: 'Give its label, such as utf-8, utf-16le, windows-1252, windows-1251, shift_jis, gb18030 or macintosh.',
        cause: thrown,
      })
    }
  }

  /** The text of this chunk as far as its lines are complete. */
  push(chunk: Uint8Array): string {
    return this.#textOf(this.#opened(chunk))
  }

  /** The same as {@link push} in UTF-8, which bytes that are so already need not be decoded for. */
  pushUtf8(chunk: Uint8Array): Uint8Array {
    return this.#utf8Of(this.#opened(chunk))
  }

  /** What is left. */
  end(): string {
    return this.#textOf(this.#rest())
  }

  /** What is left, in UTF-8. */
  endUtf8(): Uint8Array {
    return this.#utf8Of(this.#rest())
  }

  /** Text of another encoding, else bytes that are to be UTF-8. */
  #opened(chunk: Uint8Array): string | Uint8Array {
    if (this.#other) return this.#counted(this.#other.decode(chunk, { stream: true }))
    const cut = endOfLastLine(chunk)
    if (cut === 0) {
      this.#carry(chunk)
      return ''
    }
    const whole = this.#takeCarried(chunk.subarray(0, cut))
    this.#lines += linesIn(whole)
    if (cut < chunk.length) this.#carry(chunk.subarray(cut))
    return this.#withoutMark(whole)
  }

  #rest(): string | Uint8Array {
    const rest = this.#takeCarried(new Uint8Array(0))
    const part = this.#other ? '' : this.#withoutMark(rest)
    return this.#other ? this.#textOf(part) + this.#counted(this.#other.decode()) : part
  }

  #textOf(part: string | Uint8Array): string {
    if (typeof part === 'string') return part
    try {
      return this.#utf8.decode(part)
    } catch {
      return this.#lineByLine(part)
    }
  }

  #utf8Of(part: string | Uint8Array): Uint8Array {
    if (typeof part === 'string') return BYTE_TEXT.encode(part)
    return BYTE_TEXT.isUtf8(part) ? part : BYTE_TEXT.encode(this.#lineByLine(part))
  }

  /** Bytes that the encoding does not have come out as U+FFFD. */
  #counted(text: string): string {
    if (text.includes('\ufffd')) {
      this.encodingRepairs += text.split('\n').filter((line) => line.includes('\ufffd')).length
    }
    return text
  }

  #carry(bytes: Uint8Array): void {
    this.#carried.push(bytes.slice())
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

  #takeCarried(bytes: Uint8Array): Uint8Array {
    if (this.#carriedBytes === 0) return bytes
    const whole = new Uint8Array(this.#carriedBytes + bytes.length)
    let at = 0
    for (const part of [...this.#carried, bytes]) {
      whole.set(part, at)
      at += part.length
    }
    this.#carried = []
    this.#carriedBytes = 0
    return whole
  }

  /** Tells the encoding by the first bytes, and takes the byte order mark off. */
  #withoutMark(bytes: Uint8Array): string | Uint8Array {
    if (this.#started || bytes.length === 0) return bytes
    this.#started = true
    const encoding = utf16Encoding(bytes)
    if (encoding !== null) {
      this.#other = new TextDecoder(encoding)
      // The line behind this one may have been carried already, since a line end is a byte here.
      const carried = this.#takeCarried(new Uint8Array(0))
      return this.#counted(this.#other.decode(bytes, { stream: true }) + this.#other.decode(carried, { stream: true }))
    }
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  }

  #lineByLine(bytes: Uint8Array): string {
    let text = ''
    for (let start = 0; start < bytes.length; ) {
      let end = start
      while (end < bytes.length && bytes[end] !== LINE_FEED && bytes[end] !== CARRIAGE_RETURN) end++
      const line = bytes.subarray(start, end + 1)
      try {
        text += this.#utf8.decode(line)
      } catch {
        this.encodingRepairs += 1
        text += decodeWindows1252(line)
      }
      start = end + 1
    }
    return text
  }
}

function linesIn(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count++
  return count
}

function endOfLastLine(bytes: Uint8Array): number {
  return Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN)) + 1
}

function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const looked = Math.min(bytes.length, MOST_LOOKED_AT)
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++
  const [even, odd] = zeros as [number, number]
  if (odd * 5 >= looked && even === 0) return 'utf-16le'
  return even * 5 >= looked && odd === 0 ? 'utf-16be' : null
}
