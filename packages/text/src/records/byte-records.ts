import { BYTE_TEXT } from '../bytes/byte-text.js'
import { CellCutter } from './cell-cutter.js'
import type { Dialect } from './parse-text.js'
import { LONGEST_LINE, RecordReader, type TextRecord } from './record-reader.js'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** Lines given at once to the reader that repairs, where it has to be asked again and again. */
const MOST_LINES_AT_ONCE = 4096

/** A record whose cells have codes: the same code in a column is the same text. Good until more bytes are pushed. */
export interface CodedRecord extends TextRecord {
  /** By column; −1 where the cell is empty. */
  readonly codes: readonly number[]
  /** Codes of another generation mean other texts. */
  readonly generation: number
  /** The text of one cell. */
  textAt(column: number): string
}

/**
 * Cuts bytes in UTF-8 into the records that {@link RecordReader} gives of their text, however they arrive. Records that need no repair are cut
 * without making strings of them, and each text of a column is made once. From a record that is written otherwise, lines go to a
 * {@link RecordReader} until it has given out all it was given.
 */
export class ByteRecords {
  readonly #dialect: Dialect
  readonly #columns: number
  readonly #name: string
  readonly #take: (record: TextRecord | CodedRecord) => void
  readonly #cutter: CellCutter
  #repair: RecordReader | null = null
  #linesAtOnce = 1
  /** Offset behind the lines that were repaired last. */
  #repairedTo = -1
  #line = 1
  #carried: Uint8Array[] = []
  #carriedBytes = 0

  /**
   * @param columns how many cells a record has
   * @param name what errors call the text
   * @param take is given those that needed no repair as {@link CodedRecord}
   */
  constructor(dialect: Dialect, columns: number, name: string, take: (record: TextRecord | CodedRecord) => void) {
    this.#dialect = dialect
    this.#columns = columns
    this.#name = name
    this.#take = take
    this.#cutter = new CellCutter(dialect, columns)
    // Where no line feed ends a line there is nothing to cut at.
    if (dialect.newline === '\r') this.#repair = this.#reader()
  }

  /**
   * Takes bytes in, whole characters; the records that are complete with them are given out.
   * @throws AetherError `input/unreadable` as {@link RecordReader.push} does
   */
  push(bytes: Uint8Array): void {
    if (this.#dialect.newline === '\r') {
      this.#repair!.push(BYTE_TEXT.utf8(BYTE_TEXT.view(bytes), 0, bytes.length))
      return
    }
    const cut = bytes.lastIndexOf(LINE_FEED) + 1
    if (cut > 0) this.#read(this.#withCarried(bytes.subarray(0, cut)))
    if (cut === bytes.length) return
    this.#carried.push(bytes.slice(cut))
    this.#carriedBytes += bytes.length - cut
    if (this.#carriedBytes <= LONGEST_LINE) return
    this.#repair ??= this.#reader()
    this.#giveToRepair(this.#withCarried(new Uint8Array(0)))
  }

  /**
   * Reads what is left.
   * @throws AetherError `input/unreadable` as {@link RecordReader.end} does
   */
  end(): void {
    if (this.#carriedBytes > 0) this.#read(this.#withCarried(Uint8Array.of(LINE_FEED)))
    this.#repair?.end()
  }

  #read(block: Uint8Array): void {
    const bytes = BYTE_TEXT.view(block)
    const ascii = BYTE_TEXT.isAscii(bytes)
    const cutter = this.#cutter
    this.#repairedTo = -1
    // Here, since who was given records of the block before is done with them.
    cutter.forgetMany()
    for (let at = 0; at < bytes.length; ) {
      const next = this.#repair === null ? cutter.find(bytes, at) : -1
      if (next === -1) {
        at = this.#readRepaired(bytes, at)
        continue
      }
      const line = this.#line
      this.#line += cutter.lines
      if (!cutter.mayBeBlank(bytes, at) || BYTE_TEXT.utf8(bytes, at, next).trim() !== '') {
        this.#take(new CutRecord(cutter, cutter.codes(bytes, ascii), line, bytes, at, next))
      }
      at = next
    }
  }

  /** Gives lines to the reader that repairs, and tells how far. Twice as many where those before came to no good end. */
  #readRepaired(bytes: Uint8Array, at: number): number {
    const again = this.#repair !== null || this.#repairedTo === at
    this.#linesAtOnce = again ? Math.min(2 * this.#linesAtOnce, MOST_LINES_AT_ONCE) : 1
    this.#repair ??= this.#reader()
    let end = at
    for (let line = 0; line < this.#linesAtOnce && end < bytes.length; line++) end = bytes.indexOf(LINE_FEED, end) + 1
    this.#giveToRepair(bytes.subarray(at, end))
    this.#repairedTo = end
    return end
  }

  #giveToRepair(bytes: Uint8Array): void {
    const repair = this.#repair!
    repair.push(BYTE_TEXT.utf8(BYTE_TEXT.view(bytes), 0, bytes.length))
    if (!repair.isDone) return
    this.#line = repair.line
    this.#repair = null
  }

  #reader(): RecordReader {
    return new RecordReader(this.#dialect, this.#columns, this.#name, this.#take, { firstLine: this.#line })
  }

  #withCarried(bytes: Uint8Array): Uint8Array {
    if (this.#carriedBytes === 0) return bytes
    const whole = new Uint8Array(this.#carriedBytes + bytes.length)
    let at = 0
    for (const carried of [...this.#carried, bytes]) {
      whole.set(carried, at)
      at += carried.length
    }
    this.#carried = []
    this.#carriedBytes = 0
    return whole
  }
}

/** A record as it was cut, whose texts are made when they are asked for. */
class CutRecord implements CodedRecord {
  readonly codes: readonly number[]
  readonly line: number
  readonly quoteFault = false
  readonly #cutter: CellCutter
  readonly #bytes: Uint8Array
  readonly #start: number
  readonly #end: number

  constructor(
    cutter: CellCutter,
    codes: readonly number[],
    line: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ) {
    this.codes = codes
    this.line = line
    this.#cutter = cutter
    this.#bytes = bytes
    this.#start = start
    this.#end = end
  }

  get generation(): number {
    return this.#cutter.generation
  }

  get cells(): readonly string[] {
    return this.codes.map((code, column) => this.#cutter.textOf(column, code))
  }

  textAt(column: number): string {
    return this.#cutter.textOf(column, this.codes[column]!)
  }

  text(): string {
    const bytes = this.#bytes
    let end = this.#end
    while (end > this.#start && (bytes[end - 1] === LINE_FEED || bytes[end - 1] === CARRIAGE_RETURN)) end--
    return BYTE_TEXT.utf8(bytes, this.#start, end)
  }
}
