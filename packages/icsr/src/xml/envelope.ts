import { AetherError } from '@aethersignal/model'
import { SaxesParser } from 'saxes'
import { define } from './define.js'
import { localName } from './parse-element.js'
import { XML_LIMITS } from './xml-limits.js'

/** Elements that hold the header of a message of E2B(R2), by any of their spellings. */
const HEADERS = /^(ichicsr)?messageheader$/i

/**
 * Reads what stands around the reports of an XML file: the root and the headers. Refuses it where it is not well formed.
 *
 * @throws AetherError `input/unreadable`, `input/unsafe-xml` from {@link push} and {@link end}.
 */
export class Envelope {
  /** Local name of the root element; null until it is reached. */
  root: string | null = null
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #open: string[] = []
  #header: Record<string, string> = {}
  /** Whether the header was handed out, and so may not be changed. */
  #shared = false
  #text = ''
  #characters = 0
  /** The line where the piece that is being parsed begins, less the lines the parser has counted before. */
  #offset = 0

  constructor() {
    const parser = this.#parser
    parser.on('error', (error) => {
      throw new AetherError(
        'input/unreadable',
        `The XML is not well formed: ${error.message.replace(/^\d+:\d+: /, '')}`,
        {
          place: { line: this.#offset + parser.line },
          remedy: 'Ask the sender for the whole file; it may have been cut off on its way.',
        },
      )
    })
    parser.on('opentag', ({ name }) => {
      const local = localName(name)
      this.root ??= local
      if (this.#open.length >= XML_LIMITS.depth) {
        throw new AetherError('input/unsafe-xml', `Elements are nested more than ${XML_LIMITS.depth} deep.`, {
          place: { line: this.#offset + parser.line },
        })
      }
      if (HEADERS.test(local) || local === 'ichicsrMessage') this.#header = {}
      this.#open.push(local)
      this.#text = ''
    })
    parser.on('text', (text) => {
      if (this.#text.length < 10_000) this.#text += text
    })
    parser.on('closetag', () => {
      const name = this.#open.pop()!
      const text = this.#text.trim()
      const parent = this.#open.at(-1) ?? ''
      if (text !== '' && (HEADERS.test(parent) || parent === 'ichicsrMessage')) this.#addToHeader(name, text)
      this.#text = ''
    })
  }

  /** The header of the message that is open: its texts by element name. */
  get header(): Readonly<Record<string, string>> {
    this.#shared = true
    return this.#header
  }

  #addToHeader(name: string, text: string): void {
    if (this.#shared) this.#header = { ...this.#header }
    this.#shared = false
    define(this.#header, name, text)
  }

  push(text: string, line: number): void {
    this.#characters += text.length
    if (this.#characters > XML_LIMITS.envelopeCharacters) {
      throw new AetherError('input/unsafe-xml', 'Too much stands between the reports of the file.', { place: { line } })
    }
    this.#offset = line - this.#parser.line
    this.#parser.write(text)
  }

  end(): void {
    this.#parser.close()
  }
}
