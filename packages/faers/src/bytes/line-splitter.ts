import { isAscii, isUtf8 } from 'node:buffer'
import { AetherError, decodeWindows1252 } from '@aethersignal/model'
import { hasControlCharacter } from '../rows/control-characters.js'

const TAB = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const SPACE = 32
const DELETE = 127
const MAXIMUM_LINE_BYTES = 4 * 1024 * 1024

/**
 * Cuts a stream of bytes into lines of text. LF, CRLF and CR end a line. Text is UTF-8; a line that is not is read as
 * windows-1252 and counted (FAERS holds such bytes although FDA means to replace them, FAQ 28).
 */
export class LineSplitter {
  /** Lines read as windows-1252. */
  encodingRepairs = 0
  /** Whether the lines given last hold a control character somewhere. */
  controls = false
  #carried: Buffer[] = []
  #carriedBytes = 0
  #started = false

  /** The lines that end in this chunk. */
  push(chunk: Buffer): string[] {
    const cut = endOfLastLine(chunk)
    if (cut === 0) {
      this.#carry(chunk)
      return []
    }
    const whole = this.#withCarried(chunk.subarray(0, cut))
    if (cut < chunk.length) this.#carry(chunk.subarray(cut))
    const lines = this.#decode(whole)
    lines.pop()
    return lines
  }

  /** What is left after the last line end, if anything. */
  end(): string[] {
    if (this.#carriedBytes === 0) return []
    const lines = this.#decode(this.#withCarried(Buffer.alloc(0)))
    if (lines.at(-1) === '') lines.pop()
    return lines
  }

  #carry(bytes: Buffer): void {
    this.#carried.push(Buffer.from(bytes))
    this.#carriedBytes += bytes.length
    if (this.#carriedBytes > MAXIMUM_LINE_BYTES) {
      throw new AetherError('input/unreadable', `A line is longer than ${MAXIMUM_LINE_BYTES} bytes.`)
    }
  }

  #withCarried(bytes: Buffer): Buffer {
    if (this.#carriedBytes === 0) return bytes
    const whole = Buffer.concat([...this.#carried, bytes])
    this.#carried = []
    this.#carriedBytes = 0
    return whole
  }

  /** Lines of bytes that end at a line end; the text behind it, `''`, comes last. */
  #decode(bytes: Buffer): string[] {
    let whole = bytes
    if (!this.#started) {
      this.#started = true
      if (whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf) whole = whole.subarray(3)
    }
    if (isAscii(whole)) return this.#splitAscii(whole)
    if (isUtf8(whole)) return this.#split(whole.toString('utf8'))
    this.controls = true
    return this.#decodeByLine(whole)
  }

  /** Most of FAERS is ASCII: one look at each byte finds line ends and control characters together. */
  #splitAscii(bytes: Buffer): string[] {
    const text = bytes.toString('latin1')
    const lines: string[] = []
    this.controls = false
    let start = 0
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (byte >= SPACE && byte !== DELETE) continue
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        lines.push(text.slice(start, at))
        if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at++
        start = at + 1
      } else if (byte !== TAB) this.controls = true
    }
    lines.push(text.slice(start))
    return lines
  }

  #split(text: string): string[] {
    this.controls = hasControlCharacter(text)
    return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n')
  }

  #decodeByLine(bytes: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let index = 0; index <= bytes.length; index++) {
      const byte = bytes[index]
      if (index < bytes.length && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue
      const line = bytes.subarray(start, index)
      if (isUtf8(line)) lines.push(line.toString('utf8'))
      else {
        this.encodingRepairs++
        lines.push(decodeWindows1252(line))
      }
      if (byte === CARRIAGE_RETURN && bytes[index + 1] === LINE_FEED) index++
      start = index + 1
    }
    return lines
  }
}

/** Offset behind the last line end that is certain: a CR at the very end may be half of a CRLF. */
function endOfLastLine(chunk: Buffer): number {
  const feed = chunk.lastIndexOf(LINE_FEED)
  if (feed === chunk.length - 1) return chunk.length
  const carriage = chunk.length < 2 ? -1 : chunk.lastIndexOf(CARRIAGE_RETURN, chunk.length - 2)
  return Math.max(feed, carriage) + 1
}
