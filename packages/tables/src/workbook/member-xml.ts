import { AetherError } from '@aethersignal/model'
import { SaxesParser } from 'saxes'

/** What is told of the elements of a document, under their names without prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  /** Text directly in `name`, in one piece or several. */
  text?(text: string, name: string): void
  close?(name: string): void
}

const DEEPEST = 64

/**
 * Parses a member of a workbook as it comes. Declarations of types and entities are refused.
 *
 * @throws AetherError `input/unreadable` or `input/unsafe-xml`, from {@link push} and {@link end}
 */
export class MemberXml {
  readonly #parser = new SaxesParser({ xmlns: false, position: false })
  readonly #decoder = new TextDecoder()
  readonly #open: string[] = []

  constructor(file: string, handler: XmlHandler) {
    const place = { file }
    const parser = this.#parser
    parser.on('error', (error) => {
      throw new AetherError('input/unreadable', `The XML in ${file} is not well formed: ${error.message}`, { place })
    })
    parser.on('doctype', () => {
      throw new AetherError('input/unsafe-xml', `The XML in ${file} declares a document type.`, { place })
    })
    parser.on('opentag', (tag) => {
      if (this.#open.length >= DEEPEST) {
        throw new AetherError('input/unsafe-xml', `Elements in ${file} are nested more than ${DEEPEST} deep.`, {
          place,
        })
      }
      const name = localName(tag.name)
      this.#open.push(name)
      handler.open?.(name, tag.attributes as Record<string, string>)
    })
    parser.on('text', (text) => handler.text?.(text, this.#open.at(-1) ?? ''))
    parser.on('cdata', (text) => handler.text?.(text, this.#open.at(-1) ?? ''))
    parser.on('closetag', () => handler.close?.(this.#open.pop()!))
  }

  push(bytes: Uint8Array): void {
    this.#parser.write(this.#decoder.decode(bytes, { stream: true }))
  }

  end(): void {
    this.#parser.write(this.#decoder.decode()).close()
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
