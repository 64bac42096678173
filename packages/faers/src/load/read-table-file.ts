import {
  type AdapterOptions,
  AetherError,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
  type PartKey,
  throwIfAborted,
} from '@aethersignal/model'
import { FileAccount, sha256Of } from '@aethersignal/model/adapter'
import { type LineBlock, LineBlocks } from '../bytes/line-blocks.js'
import { RecordCells } from '../cells/record-cells.js'
import type { SourceFile } from '../input/source-file.js'
import { hasControlCharacter, withoutControlCharacters } from '../rows/control-characters.js'
import { expectedColumns, knownColumns } from '../rows/expected-columns.js'
import { CASE_TABLE_OF, type FaersTable } from '../rows/faers-table.js'
import { QuotedRecords } from '../rows/quoted-records.js'
import type { QuarantineReason, RepairReason } from '../rows/reason-codes.js'
import { RecordReader, type RecordSink } from '../rows/record-reader.js'
import { RowChecker } from '../rows/row-checker.js'
import { SampledFormat } from '../rows/sampled-format.js'
import { readTableHeader, type TableHeader, withRowNumbers } from '../rows/table-header.js'
import { CaseRows } from '../tables/case-rows.js'
import { DrugRows } from '../tables/drug-rows.js'
import type { ReportDirectory } from '../tables/report-directory.js'
import type { RowWriter, WriterContext } from '../tables/row-writer.js'
import { TermRows } from '../tables/term-rows.js'
import { TherapyRows } from '../tables/therapy-rows.js'
import type { DrugNames } from '../values/drug-names.js'
import { lastDayOfQuarter } from '../values/faers-date.js'
import { IdentifierTally } from './identifier-tally.js'

/** What the files of one quarter share. */
export interface QuarterState {
  readonly part: PartKey
  readonly reports: ReportDirectory
  readonly names: DrugNames
  /** The quarter has its OUTC. */
  readonly outcomesKnown: boolean
}

export interface ReadFileOptions {
  readonly file: SourceFile
  readonly table: FaersTable
  /** Index of the file in the load report. */
  readonly index: number
  readonly quarter: QuarterState
  readonly signal?: AdapterOptions['signal'] | undefined
  warn(warning: LoadWarning): void
  /** Told the bytes of every chunk. */
  advance(bytes: number): void
}

/** Reads one table of a quarter; returns the account of the file when its batches are through. */
export async function* readTableFile(options: ReadFileOptions): AsyncGenerator<CaseBatch, LoadedFile> {
  const reading = new TableReading(options)
  for await (const chunk of options.file.open()) {
    throwIfAborted(options.signal)
    options.advance(chunk.length)
    reading.push(chunk)
    yield* reading.takeReady()
  }
  throwIfAborted(options.signal)
  const file = reading.end()
  yield* reading.takeReady()
  return file
}

/** A file in the course of being read: bytes in, batches and the account out. */
class TableReading implements RecordSink {
  readonly #options: ReadFileOptions
  readonly #account = new FileAccount<RepairReason, QuarantineReason>()
  readonly #hash = sha256Of()
  readonly #tally = new IdentifierTally()
  readonly #blocks: LineBlocks
  readonly #ready: CaseBatch[] = []
  /** Raw text of lines from which control characters were taken, as long as they are not done with. */
  readonly #cleaned = new Map<number, string>()
  #header: TableHeader | null = null
  #headerTerminated = false
  #writer: RowWriter | null = null
  #records: RecordReader | QuotedRecords | null = null
  #cells: RecordCells | null = null
  #format: SampledFormat | null = null
  #sample: { text: string; line: number }[] = []
  #line = 0

  constructor(options: ReadFileOptions) {
    this.#options = options
    this.#blocks = new LineBlocks(options.file.path)
  }

  push(chunk: Uint8Array): void {
    this.#hash.update(chunk)
    const block = this.#blocks.push(chunk)
    if (block !== null) this.#readBlock(block)
  }

  takeReady(): CaseBatch[] {
    return this.#ready.splice(0)
  }

  end(): LoadedFile {
    const { file, table, quarter, warn } = this.#options
    const block = this.#blocks.end()
    if (block !== null) this.#readBlock(block)
    if (this.#records === null) this.#startRecords()
    this.#records?.end()
    if (this.#writer !== null && this.#writer.buffer.rows > 0) this.#takeBatch(this.#writer, this.#cells!)
    const account = this.#account
    account.encodingRepairs = this.#blocks.encodingRepairs
    account.distinctIds = this.#tally.distinctIds
    account.orphans = this.#tally.orphans
    account.orphanRows = this.#tally.orphanRows
    this.#warnOfOrphans()
    for (const warning of account.warnings(file.path)) warn(warning)
    if (account.loaded === 0) warn({ code: 'empty-table', message: `${file.path} has no row that could be loaded.` })
    return account.finish({ path: file.path, table, ...quarter.part }, this.#hash.hex())
  }

  record(fields: string[], key: number, line: number, text: string, repairs: readonly RepairReason[]): void {
    const account = this.#account
    if (this.#format!.writesNa && this.#clearNa(fields)) account.note('literal-na')
    for (const repair of repairs) account.note(repair)
    if (this.#cleaned.size > 0 && this.#cleaned.delete(line)) account.note('control-character')
    this.#cells!.take(fields, key)
    const code = this.#write(line)
    if (code !== null) this.quarantine(line, code, text)
  }

  quarantine(line: number, code: QuarantineReason, text: string): void {
    const raw = this.#cleaned.get(line) ?? text
    this.#account.rowQuarantined({ line, code, text: raw })
  }

  blankLine(): void {
    this.#account.blankLines++
  }

  #readBlock(block: LineBlock): void {
    const { bytes, utf8, ascii } = block
    let at = 0
    while (at < bytes.length) {
      const cells = this.#cells
      // Lines that need no look at others, nor at their characters, are read without making strings of them.
      if (
        utf8 &&
        cells !== null &&
        this.#records?.ready &&
        !this.#format!.writesNa &&
        cells.readLine(bytes, at, ascii)
      ) {
        const code = this.#write(++this.#line)
        if (code !== null) this.quarantine(this.#line, code, this.#blocks.textAt(block, at).text)
        at = cells.next
        continue
      }
      const { text, next } = this.#blocks.textAt(block, at)
      this.#readText(text, ++this.#line)
      at = next
    }
  }

  #readText(raw: string, line: number): void {
    let text = raw
    if (hasControlCharacter(raw)) {
      text = withoutControlCharacters(raw)
      this.#cleaned.set(line, raw)
    }
    if (this.#records !== null) this.#records.read(text, line)
    else if (this.#header === null) this.#readHeader(text)
    else {
      this.#sample.push({ text, line })
      if (this.#sample.length === SampledFormat.LINES) this.#startRecords()
    }
  }

  /** Writes the record in the cells; gives the reason code where it cannot be loaded. */
  #write(line: number): QuarantineReason | null {
    const writer = this.#writer!
    const cells = this.#cells!
    const code = writer.write(line)
    if (code !== null) return code
    this.#account.rowLoaded()
    if (this.#options.table === 'demo') this.#tally.add(cells.key)
    else this.#tally.addLinked(cells.key, this.#options.quarter.reports.ordinalOf(cells.key), line)
    if (writer.buffer.full) this.#takeBatch(writer, cells)
    return null
  }

  #takeBatch(writer: RowWriter, cells: RecordCells): void {
    this.#ready.push(writer.buffer.take())
    cells.forgetMany()
  }

  #readHeader(text: string): void {
    if (text.trim() === '') {
      this.#account.blankLines++
      return
    }
    const { file, table, quarter, warn } = this.#options
    const header = readTableHeader(text)
    this.#header = header
    this.#headerTerminated = /\$\s*$/.test(text)
    const known = knownColumns(table)
    header.names.forEach((name, position) => {
      if (name !== '' && (!known.has(name) || header.at.get(name) !== position)) this.#account.unknownColumns.push(name)
    })
    if (this.#account.unknownColumns.length > 0) {
      const names = this.#account.unknownColumns.join(', ')
      warn({
        code: 'unknown-column',
        message: `${file.path} has columns that no quarter is known to have: ${names}. Their values are kept in extra.`,
        count: this.#account.unknownColumns.length,
      })
    }
    const missing = expectedColumns(table, header.legacy, quarter.part.partition).filter((name) => !header.at.has(name))
    if (missing.length > 0) {
      warn({
        code: 'missing-column',
        message: `${file.path} lacks columns of its table: ${missing.join(', ')}. They are taken as missing.`,
        count: missing.length,
      })
    }
  }

  /** Settles the format from the first lines and reads these. */
  #startRecords(): void {
    const written = this.#header
    if (written === null) return
    const { path } = this.#options.file
    if (!written.at.has('primaryid')) throw new AetherError('source/changed', `${path} changed while it was read.`)
    this.#format = new SampledFormat(
      this.#sample.map(({ text }) => text),
      written,
      this.#headerTerminated,
    )
    const header = this.#format.rowNumbers ? withRowNumbers(written) : written
    const columns = header.names.length
    this.#cells = new RecordCells({
      columns,
      terminated: this.#format.terminated,
      keyIndex: header.at.get('primaryid')!,
      caseIndex: header.at.get('caseid') ?? -1,
    })
    this.#writer = this.#makeWriter(header, this.#cells)
    const keyIndex = header.at.get('primaryid')!
    this.#records =
      header.delimiter === '$'
        ? new RecordReader({
            columns,
            terminated: this.#format.terminated,
            caseIndex: header.legacy ? -1 : (header.at.get('caseid') ?? -1),
            checker: new RowChecker(this.#options.table, header, this.#knownValues()),
            sink: this,
          })
        : new QuotedRecords({ columns, keyIndex, delimiter: header.delimiter, path, sink: this })
    const sample = this.#sample
    this.#sample = []
    for (const { text, line } of sample) this.#records.read(text, line)
  }

  #makeWriter(header: TableHeader, cells: RecordCells): RowWriter {
    const { table, quarter, index } = this.#options
    const { part, reports, names } = quarter
    const context: WriterContext = {
      header,
      cells,
      file: index,
      lastDay: lastDayOfQuarter(part.partition),
      outcomesKnown: quarter.outcomesKnown,
      note: (reason) => this.#account.note(reason),
    }
    if (table === 'demo') return new CaseRows(part, context, reports)
    if (table === 'drug') return new DrugRows(part, context, reports, names)
    if (table === 'ther') return new TherapyRows(part, context, reports)
    return new TermRows(CASE_TABLE_OF[table], part, context, reports)
  }

  #knownValues(): Map<string, (value: string) => boolean> {
    const writer = this.#writer
    if (writer instanceof CaseRows) return new Map([['mfr_sndr', (value) => writer.knowsSender(value)]])
    if (!(writer instanceof DrugRows)) return new Map()
    return new Map([
      ['prod_ai', (value: string) => this.#options.quarter.names.knowsIngredients(value)],
      ['route', (value: string) => writer.knowsRoute(value)],
    ])
  }

  #clearNa(fields: string[]): boolean {
    let cleared = false
    for (let index = 0; index < fields.length; index++) {
      if (fields[index] !== 'NA') continue
      fields[index] = ''
      cleared = true
    }
    return cleared
  }

  #warnOfOrphans(): void {
    const tally = this.#tally
    if (tally.orphanRows === 0) return
    const { file, warn, quarter } = this.#options
    warn({
      code: 'orphans',
      message:
        `${file.path}: ${tally.orphans} reports (${tally.orphanRows} rows, lines ${tally.firstOrphanLine} to ` +
        `${tally.lastOrphanLine}) have no row in DEMO of ${quarter.part.partition}. In a whole quarter there are none: ` +
        'a file may be truncated or belong to another quarter.',
      count: tally.orphans,
    })
  }
}
