import { readIdentifier } from '../values/identifier.js'
import type { QuarantineReason, RepairReason } from './reason-codes.js'
import { rejoinStrayDelimiter } from './rejoin-stray-delimiter.js'
import type { RowChecker } from './row-checker.js'
import { splitGluedRecords } from './split-glued-records.js'

/** How a record was put together where its line was not one. */
export type RecordRepair = Extract<
  RepairReason,
  'embedded-line-feed' | 'glued-records' | 'missing-delimiter' | 'stray-delimiter' | 'trailing-delimiter'
>

/** Takes what the reader finds. */
export interface RecordSink {
  /** A record: its fields (a last empty one behind the final delimiter may follow), its key and its first line. */
  record(fields: string[], key: number, line: number, text: string, repairs: readonly RecordRepair[]): void
  quarantine(line: number, code: QuarantineReason, text: string): void
  blankLine(line: number): void
}

interface NumberedLine {
  readonly text: string
  readonly line: number
}

const NO_REPAIRS: readonly RecordRepair[] = []
const MOST_LINES_JOINED = 8
const MOST_CHARACTERS_JOINED = 65_536

/**
 * Makes records of lines. A line with the right number of fields is a record at once. Other lines are repaired where
 * exactly one repair makes rows that fit, else given up with a reason code. Every line that is not blank ends in a
 * record or in quarantine.
 */
export class RecordReader {
  readonly #columns: number
  /** Whether data lines end with a delimiter that the header has not, as in AERS. */
  readonly #terminated: boolean
  readonly #fullCount: number
  readonly #keyIndex: number
  readonly #caseIndex: number
  readonly #checker: RowChecker
  readonly #sink: RecordSink
  #pending: NumberedLine[] = []

  constructor(options: {
    readonly columns: number
    readonly terminated: boolean
    readonly caseIndex: number
    readonly checker: RowChecker
    readonly sink: RecordSink
  }) {
    this.#columns = options.columns
    this.#terminated = options.terminated
    this.#fullCount = options.terminated ? options.columns + 1 : options.columns
    this.#keyIndex = options.checker.keyIndex
    this.#caseIndex = options.caseIndex
    this.#checker = options.checker
    this.#sink = options.sink
  }

  /** Whether no line waits for those that follow it: the next may be read by other means. */
  get ready(): boolean {
    return this.#pending.length === 0
  }

  read(text: string, line: number): void {
    if (this.#pending.length === 0) this.#readAlone(text, line)
    else this.#readAfterPending(text, line)
  }

  /** To be called after the last line. */
  end(): void {
    while (this.#pending.length > 0) this.#giveUpPending()
  }

  #readAlone(text: string, line: number): void {
    const fields = text.split('$')
    if (fields.length === this.#fullCount && (!this.#terminated || fields[this.#columns] === '')) {
      const key = readIdentifier(fields[this.#keyIndex]!)
      if (!Number.isNaN(key)) {
        this.#emit(fields, key, line, text, NO_REPAIRS)
        return
      }
    }
    if (isBlank(text)) this.#sink.blankLine(line)
    else if (fields.length > this.#fullCount) this.#readLong(fields, text, line)
    else if (fields.length === this.#fullCount && this.#terminated && fields[this.#columns] !== '') {
      this.#readLong(fields, text, line)
    } else this.#readShort(fields, text, line)
  }

  #readLong(fields: string[], text: string, line: number): void {
    const { full, body } = this.#withoutTerminator(fields)
    if (full && this.#checker.accepts(body)) {
      this.#emit(body, this.#keyOf(body), line, text, ['trailing-delimiter'])
      return
    }
    const records = splitGluedRecords(fields, this.#columns, this.#caseIndex, this.#checker)
    if (records !== null) {
      for (const record of records) this.#emit(record, this.#keyOf(record), line, text, ['glued-records'])
      return
    }
    const whole = this.#terminated && fields.at(-1) === '' ? fields.slice(0, -1) : fields
    const joined = rejoinStrayDelimiter(whole, this.#columns, this.#checker)
    if (joined === 'ambiguous') this.#sink.quarantine(line, 'ambiguous-repair', text)
    else if (joined === null) this.#sink.quarantine(line, 'field-count', text)
    else this.#emit(joined, this.#keyOf(joined), line, text, ['stray-delimiter'])
  }

  /** Too few fields: the rest may stand on the lines that follow. */
  #readShort(fields: string[], text: string, line: number): void {
    const key = fields[this.#keyIndex]
    if (key !== undefined && !Number.isNaN(readIdentifier(key))) this.#pending = [{ text, line }]
    else {
      const keyCode = key?.trim() === '' ? 'key-missing' : 'key-not-numeric'
      this.#sink.quarantine(line, this.#withoutTerminator(fields).full ? keyCode : 'field-count', text)
    }
  }

  #readAfterPending(text: string, line: number): void {
    if (this.#standsAlone(text)) {
      while (this.#pending.length > 0) this.#giveUpPending()
      this.read(text, line)
      return
    }
    this.#pending.push({ text, line })
    const joined = this.#pending.map((pending) => pending.text).join('\n')
    const fields = joined.split('$')
    const { full, body } = this.#withoutTerminator(fields)
    const begun = this.#pending[0]!
    if (full && !isBlank(text)) {
      const looksLikeKey = /^\s*\d{6,}\s*$/.test(text.slice(0, `${text}$`.indexOf('$')))
      if (!looksLikeKey && this.#checker.accepts(body)) {
        this.#pending = []
        this.#emit(body, this.#keyOf(body), begun.line, joined, ['embedded-line-feed'])
        return
      }
    }
    const hopeless =
      fields.length > this.#fullCount ||
      this.#pending.length >= MOST_LINES_JOINED ||
      joined.length > MOST_CHARACTERS_JOINED
    if (hopeless) this.#giveUpPending()
  }

  /** Ends the first pending line as it is and reads those after it anew. */
  #giveUpPending(): void {
    const [first, ...rest] = this.#pending
    this.#pending = []
    if (first === undefined) return
    const fields = first.text.split('$')
    if (this.#terminated && fields.length === this.#columns && this.#checker.accepts(fields)) {
      this.#emit(fields, this.#keyOf(fields), first.line, first.text, ['missing-delimiter'])
    } else this.#sink.quarantine(first.line, 'field-count', first.text)
    for (const { text, line } of rest) this.read(text, line)
  }

  #standsAlone(text: string): boolean {
    const fields = text.split('$')
    return this.#withoutTerminator(fields).exact && !Number.isNaN(this.#keyOf(fields))
  }

  /** `full`: there are as many fields as columns; `exact`: and the final delimiter is as in the rest of the file. */
  #withoutTerminator(fields: string[]): { full: boolean; exact: boolean; body: string[] } {
    const closed = fields.length === this.#columns + 1 && fields[this.#columns] === ''
    const exact = this.#terminated ? closed : fields.length === this.#columns
    return { full: exact || closed, exact, body: closed ? fields.slice(0, -1) : fields }
  }

  #keyOf(fields: readonly string[]): number {
    return readIdentifier(fields[this.#keyIndex] ?? '')
  }

  #emit(fields: string[], key: number, line: number, text: string, repairs: readonly RecordRepair[]): void {
    this.#sink.record(fields, key, line, text, repairs)
  }
}

/** Whether a line holds nothing but blanks and delimiters. */
export function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 32 && code !== 36) return false
  }
  return true
}
