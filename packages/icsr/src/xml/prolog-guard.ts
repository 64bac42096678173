import { AetherError } from '@aethersignal/model'

const LONGEST_PROLOG = 65_536

/**
 * Watches the beginning of an XML text, up to its root element. A document type is let through where it only names a DTD,
 * as FDA's quarters do; that DTD is never fetched. One with an internal subset, where entities are declared, is refused at
 * its bracket, before anything behind it is looked at.
 *
 * @throws AetherError `input/unsafe-xml`, `input/not-recognised` for what is no XML.
 */
export class PrologGuard {
  /** Whether the root element was reached. */
  passed = false
  #text = ''

  push(text: string): void {
    if (this.passed) return
    this.#text += text
    this.#look()
    if (!this.passed && this.#text.length > LONGEST_PROLOG) {
      throw new AetherError(
        'input/unsafe-xml',
        `No element stands in the first ${LONGEST_PROLOG} characters of the XML.`,
      )
    }
    if (this.passed) this.#text = ''
  }

  #look(): void {
    const text = this.#text
    for (let at = 0; ; ) {
      at += /^\s*/.exec(text.slice(at))![0].length
      if (at >= text.length) return
      if (text[at] !== '<') {
        throw new AetherError('input/not-recognised', 'The file is no XML: it does not begin with an element.')
      }
      const rest = text.slice(at, at + 9)
      const end = rest.startsWith('<?')
        ? after(text, '?>', at)
        : rest.startsWith('<!--')
          ? after(text, '-->', at + 4)
          : rest === '<!DOCTYPE'
            ? this.#doctypeEnd(at)
            : this.#rootAt(rest)
      if (end === null) return
      at = end
    }
  }

  #rootAt(rest: string): null {
    if (/^<[^!?]/.test(rest)) this.passed = true
    else if (rest.length > 1 && !'<!DOCTYPE'.startsWith(rest) && !'<!--'.startsWith(rest)) {
      throw new AetherError('input/unsafe-xml', 'The XML has a declaration before its first element.', {
        place: { line: this.#lineOf(this.#text.indexOf(rest)) },
      })
    }
    return null
  }

  #doctypeEnd(start: number): number | null {
    let quote = ''
    for (let at = start + 9; at < this.#text.length; at++) {
      const character = this.#text[at]!
      if (quote !== '') {
        if (character === quote) quote = ''
      } else if (character === '"' || character === "'") quote = character
      else if (character === '>') return at + 1
      else if (character === '[' || character === '<') {
        throw new AetherError('input/unsafe-xml', 'The XML declares entities or a document type of its own.', {
          place: { line: this.#lineOf(at) },
          remedy: 'Remove the part in brackets of <!DOCTYPE …> and replace the entities with what they stand for.',
        })
      }
    }
    return null
  }

  #lineOf(at: number): number {
    return this.#text.slice(0, at).split('\n').length
  }
}

function after(text: string, mark: string, from: number): number | null {
  const at = text.indexOf(mark, from)
  return at < 0 ? null : at + mark.length
}
