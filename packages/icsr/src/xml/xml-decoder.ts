import { AetherError, decodeWindows1252 } from '@aethersignal/model'

const LINE_FEED = 10
const LONGEST_LINE = 1024 * 1024
const HEAD_BYTES = 256
const ENCODING = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/
/** Labels under which WHATWG decodes windows-1252. */
const WINDOWS_1252 = /^(windows-1252|cp1252|x-cp1252|iso-8859-1|iso_8859-1|latin1|l1|us-ascii|ascii)$/i

/**
 * Turns the bytes of an XML file into text, whatever way they are cut into chunks: by its byte order mark, else by what
 * its declaration says, else UTF-8. A line of UTF-8 that is not is read as windows-1252 and counted. Line ends become
 * line feeds (XML 1.0, 2.11).
 */
export class XmlDecoder {
  /** Lines that were to be UTF-8 and were read as windows-1252. */
  encodingRepairs = 0
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #decode: ((bytes: Uint8Array, last: boolean) => string) | null = null
  /** Bytes of a line, or of the head, whose end has not come. */
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #carriageReturn = false

  push(chunk: Uint8Array): string {
    return this.#take(chunk, false)
  }

  /** What is left. */
  end(): string {
    return this.#take(new Uint8Array(0), true)
  }

  #take(chunk: Uint8Array, last: boolean): string {
    if (this.#decode !== null) return this.#lines(this.#decode(chunk, last), last)
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    if (this.#waitingBytes < HEAD_BYTES && !last) return ''
    const head = joined(this.#waiting, this.#waitingBytes)
    this.#waiting = []
    this.#waitingBytes = 0
    const [label, mark] = encodingOf(head)
    this.#decode = this.#decoderOf(label)
    return this.#lines(this.#decode(head.subarray(mark), last), last)
  }

  #decoderOf(label: string): (bytes: Uint8Array, last: boolean) => string {
    if (/^utf-?8$/i.test(label)) return (bytes, last) => this.#utf8(bytes, last)
    if (WINDOWS_1252.test(label)) return (bytes) => decodeWindows1252(bytes)
    let decoder: InstanceType<typeof TextDecoder>
    try {
      decoder = new TextDecoder(label)
    } catch (thrown) {
      throw new AetherError('input/unreadable', `The XML says it is written in ${label}, which is not known here.`, {
        cause: thrown,
        remedy: 'Convert the file to UTF-8.',
      })
    }
    return (bytes, last) => decoder.decode(bytes, { stream: !last })
  }

  #utf8(chunk: Uint8Array, last: boolean): string {
    const lineEnd = chunk.lastIndexOf(LINE_FEED) + 1
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    if (lineEnd === 0 && !last && this.#waitingBytes <= LONGEST_LINE + 4) return ''
    const bytes = joined(this.#waiting, this.#waitingBytes)
    const end = last ? bytes.length : lineEnd === 0 ? 0 : bytes.length - chunk.length + lineEnd
    let text = ''
    let from = 0
    // Lines without end are cut where it does not depend on the chunks.
    while (end === 0 && bytes.length - from > LONGEST_LINE + 4) {
      let cut = from + LONGEST_LINE
      while ((bytes[cut]! & 0xc0) === 0x80 && cut > from + LONGEST_LINE - 4) cut--
      text += this.#line(bytes.subarray(from, cut))
      from = cut
    }
    const rest = bytes.slice(Math.max(from, end))
    this.#waiting = [rest]
    this.#waitingBytes = rest.length
    return text + this.#wholeLines(bytes.subarray(from, Math.max(from, end)))
  }

  #wholeLines(bytes: Uint8Array): string {
    try {
      return this.#strict.decode(bytes)
    } catch {
      let text = ''
      for (let start = 0; start < bytes.length; ) {
        const end = bytes.indexOf(LINE_FEED, start) + 1 || bytes.length
        text += this.#line(bytes.subarray(start, end))
        start = end
      }
      return text
    }
  }

  #line(bytes: Uint8Array): string {
    try {
      return this.#strict.decode(bytes)
    } catch {
      this.encodingRepairs++
      return decodeWindows1252(bytes)
    }
  }

  #lines(text: string, last: boolean): string {
    let whole = this.#carriageReturn ? `\r${text}` : text
    this.#carriageReturn = !last && whole.endsWith('\r')
    if (this.#carriageReturn) whole = whole.slice(0, -1)
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole
  }
}

/** The label of the encoding, and the length of the byte order mark. */
function encodingOf(head: Uint8Array): [label: string, mark: number] {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return ['utf-8', 3]
  if (a === 0xff && b === 0xfe) return ['utf-16le', 2]
  if (a === 0xfe && b === 0xff) return ['utf-16be', 2]
  if (a === 0x3c && b === 0) return ['utf-16le', 0]
  if (a === 0 && b === 0x3c) return ['utf-16be', 0]
  const declared = ENCODING.exec(String.fromCharCode(...head.subarray(0, HEAD_BYTES)))?.[1] ?? 'utf-8'
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  return [/^utf-?16|^ucs-?2|^iso-10646-ucs-2/i.test(declared) ? 'utf-8' : declared, 0]
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
