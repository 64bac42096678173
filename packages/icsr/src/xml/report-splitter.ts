import { XML_LIMITS } from './xml-limits.js'

/** A part of an XML text: one report, or what lies between reports. */
export interface XmlPiece {
  readonly kind: 'report' | 'envelope'
  readonly text: string
  /** Line of its beginning. */
  readonly line: number
  /** What is wrong with a report already: its end is not there, or it is longer than allowed and its text is cut. */
  readonly fault?: 'unclosed' | 'too-long'
}

const TOKEN = /<!--|<!\[CDATA\[|<\?|<(\/?)(?:[\w.-]+:)?(?:safetyreport|PORR_IN049016UV)(?=[\s/>])/g
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }
/** Longer than any token. */
const LONGEST_TOKEN = 256
/** What is awaited of the tag of a report; a longer one is not looked through for its end. */
const LONGEST_TAG = 65_536

/**
 * Cuts a text into its reports (`safetyreport` of E2B(R2), `PORR_IN049016UV` of E2B(R3)) and the rest, without holding more
 * than a report. So each report is parsed by itself, and one that is damaged takes no other with it. A report in which
 * another begins has lost its end.
 */
export class ReportSplitter {
  readonly #limit: number
  #rest = ''
  /** The comment, CDATA section or instruction that is open, as what ends it. */
  #skipped: string | null = null
  #inReport = false
  #parts: string[] = []
  #length = 0
  #line = 1
  #startLine = 1

  constructor(limit = XML_LIMITS.reportCharacters) {
    this.#limit = limit
  }

  push(text: string): XmlPiece[] {
    return this.#cut(text, false)
  }

  end(): XmlPiece[] {
    const pieces = this.#cut('', true)
    pieces.push(...this.#finish(this.#inReport ? 'unclosed' : undefined))
    return pieces
  }

  #cut(text: string, last: boolean): XmlPiece[] {
    const pieces: XmlPiece[] = []
    const buffer = this.#rest + text
    let taken = 0
    let at = 0
    const take = (until: number): void => {
      this.#take(buffer.slice(taken, until))
      taken = until
      at = Math.max(at, until)
    }
    for (;;) {
      if (this.#skipped !== null) {
        const end = buffer.indexOf(this.#skipped, at)
        if (end < 0) {
          at = Math.max(at, buffer.length - this.#skipped.length + 1)
          break
        }
        at = end + this.#skipped.length
        this.#skipped = null
      }
      TOKEN.lastIndex = at
      const match = TOKEN.exec(buffer)
      if (match === null) {
        const open = buffer.lastIndexOf('<')
        at = Math.max(at, open >= buffer.length - LONGEST_TOKEN ? open : buffer.length)
        break
      }
      const skipped = ENDS[match[0]]
      if (skipped !== undefined) {
        this.#skipped = skipped
        at = match.index + match[0].length
        continue
      }
      const end = tagEnd(buffer, match.index + match[0].length)
      if (end < 0 && !last && buffer.length - match.index <= LONGEST_TAG) {
        at = match.index
        break
      }
      const closing = match[1] === '/'
      if (closing && !this.#inReport) {
        at = match.index + match[0].length
        continue
      }
      if (!closing) {
        take(match.index)
        pieces.push(...this.#finish(this.#inReport ? 'unclosed' : undefined))
        this.#inReport = true
        this.#startLine = this.#line
      }
      take(end < 0 ? buffer.length : end + 1)
      if (closing || (end >= 0 && buffer[end - 1] === '/')) {
        pieces.push(...this.#finish())
        this.#inReport = false
        this.#startLine = this.#line
      }
    }
    take(last ? buffer.length : at)
    this.#rest = buffer.slice(taken)
    if (!this.#inReport) pieces.push(...this.#finish())
    return pieces
  }

  #take(text: string): void {
    if (text === '') return
    const room = this.#inReport ? this.#limit - this.#length : text.length
    if (room > 0) this.#parts.push(text.slice(0, room))
    this.#length += text.length
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++
  }

  #finish(fault?: 'unclosed'): XmlPiece[] {
    if (this.#length === 0) return []
    const tooLong = this.#inReport && this.#length > this.#limit
    const why = tooLong ? 'too-long' : fault
    const piece: XmlPiece = {
      kind: this.#inReport ? 'report' : 'envelope',
      text: this.#parts.join(''),
      line: this.#startLine,
      ...(why !== undefined && { fault: why }),
    }
    this.#parts = []
    this.#length = 0
    this.#startLine = this.#line
    return [piece]
  }
}

/** Where the tag ends whose name ends before `from`; −1 where that has not come. */
function tagEnd(text: string, from: number): number {
  let quote = ''
  for (let at = from; at < text.length && at - from <= LONGEST_TAG; at++) {
    const character = text[at]!
    // Not well formed: the parser will say so.
    if (character === '<') return text.indexOf('>', from)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  return -1
}
