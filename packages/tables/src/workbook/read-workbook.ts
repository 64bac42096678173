import { type AbortLike, AetherError, throwIfAborted } from '@aethersignal/model'
import type { TableRecord } from '../table/table-record.js'
import { dateStyles, isoOfSerial } from './date-styles.js'
import { MemberXml } from './member-xml.js'
import { LONGEST_CELL, sharedStrings, withoutEscapes } from './shared-strings.js'
import { ZipMembers } from './zip-members.js'

/** Columns a sheet can have: XFD. */
const MOST_COLUMNS = 16_384

export interface Workbook {
  /** Names of its sheets, in order. */
  readonly sheets: readonly string[]
  /** The rows of a sheet that have a cell, some at a time; `line` is the number of the row. */
  rows(sheet: string, signal?: AbortLike): Generator<readonly TableRecord[]>
}

/** Whether bytes begin like a zip archive, as those of a workbook do. */
export function beginsLikeZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
}

/**
 * Opens an Office Open XML workbook (ECMA-376) held in memory. Cells are given as text: numbers as they are stored, dates
 * as ISO 8601. The sheet is unfolded while its rows are read.
 *
 * @throws AetherError `input/not-recognised` where the archive is no workbook, `input/corrupt-archive`, `input/unreadable`,
 *   `input/unsafe-xml` or `input/archive-too-large`, here and from `rows`
 */
export function openWorkbook(bytes: Uint8Array, name: string): Workbook {
  const zip = new ZipMembers(bytes, name)
  const book = zip.text('xl/workbook.xml')
  if (book === null) {
    throw new AetherError('input/not-recognised', `${name} is an archive, but no workbook.`, { place: { file: name } })
  }
  const { sheets, since1904 } = readBook(book, name)
  const paths = relations(zip.text('xl/_rels/workbook.xml.rels') ?? '', name)
  return {
    sheets: [...sheets.keys()],
    *rows(sheet, signal) {
      const path = paths.get(sheets.get(sheet) ?? '')
      if (path === undefined) {
        throw new AetherError('input/missing-table', `${name} has no sheet ${sheet}.`, {
          place: { file: name },
          remedy: `Its sheets are ${[...sheets.keys()].join(', ')}.`,
        })
      }
      const strings = sharedStrings(zip.read('xl/sharedStrings.xml'), name)
      const dates = dateStyles(zip.read('xl/styles.xml'), name)
      const reader = new SheetReader(name, strings, (style, text) =>
        dates.has(style) ? isoOfSerial(text, since1904) : plainNumber(text),
      )
      for (const piece of zip.read(path)) {
        throwIfAborted(signal)
        reader.xml.push(piece)
        if (reader.rows.length > 0) yield reader.rows.splice(0)
      }
      reader.xml.end()
      if (reader.rows.length > 0) yield reader.rows.splice(0)
    },
  }
}

/** Collects rows from the XML of a sheet. */
class SheetReader {
  readonly rows: TableRecord[] = []
  readonly xml: MemberXml
  #row = 0
  #cells: string[] = []
  #column = -1
  #kind = ''
  #style = 0
  #text = ''
  readonly #file: string

  constructor(file: string, strings: readonly string[], numberOf: (style: number, text: string) => string) {
    this.#file = file
    this.xml = new MemberXml(file, {
      open: (name, { r = '', t = '', s = '' }) => {
        if (name === 'row') {
          this.#row = r === '' ? this.#row + 1 : Number(r)
          if (!Number.isSafeInteger(this.#row) || this.#row < 1) throw this.#damaged(`there is a row ${r}`)
          this.#cells = []
          this.#column = -1
        } else if (name === 'c') {
          this.#column = r === '' ? this.#column + 1 : columnOf(r)
          if (this.#column < 0 || this.#column >= MOST_COLUMNS) {
            throw this.#damaged(`row ${this.#row} has a cell ${r || `in column ${this.#column + 1}`}`)
          }
          this.#kind = t
          this.#style = Number(s)
          this.#text = ''
        }
      },
      text: (piece, name) => {
        if (name !== 'v' && name !== 't') return
        this.#text += piece
        if (this.#text.length > LONGEST_CELL) {
          throw this.#damaged(`row ${this.#row} has a cell of more than ${LONGEST_CELL} characters`)
        }
      },
      close: (name) => {
        if (name === 'c') this.#set(this.#value(strings, numberOf))
        else if (name === 'row') this.#end()
      },
    })
  }

  #value(strings: readonly string[], numberOf: (style: number, text: string) => string): string {
    if (this.#kind === 's') {
      const text = this.#text.trim() === '' ? '' : strings[Number(this.#text)]
      if (text === undefined)
        throw this.#damaged(`row ${this.#row} points to the text ${this.#text}, which is not there`)
      return text
    }
    if (this.#kind === 'b') return this.#text === '1' ? 'TRUE' : 'FALSE'
    if (this.#kind === '' || this.#kind === 'n') return this.#text === '' ? '' : numberOf(this.#style, this.#text)
    return withoutEscapes(this.#text)
  }

  #set(value: string): void {
    if (value === '') return
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = value
  }

  #damaged(what: string): AetherError {
    return new AetherError('input/unreadable', `The workbook ${this.#file} is damaged: ${what}.`, {
      place: { file: this.#file },
      remedy: 'Open it in a spreadsheet and save it anew.',
    })
  }

  #end(): void {
    const cells = this.#cells
    if (cells.length > 0) this.rows.push({ cells, line: this.#row, quoteFault: false, text: () => cells.join('\t') })
  }
}

/** A number as people write it: a spreadsheet stores 16128928 as 1.6128928E7 at times. */
function plainNumber(text: string): string {
  return /e/i.test(text) && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

/** Position of the column of a cell such as `AB12`, from 0; −1 where it is none. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^([A-Za-z]{1,3})\d*$/.exec(reference)?.[1]?.toUpperCase() ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column - 1
}

function readBook(text: string, file: string): { sheets: ReadonlyMap<string, string>; since1904: boolean } {
  const sheets = new Map<string, string>()
  let since1904 = false
  parse(text, file, (element, attributes) => {
    if (element === 'sheet') sheets.set(attributes.name ?? '', attributes['r:id'] ?? attributes.id ?? '')
    else if (element === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
  })
  return { sheets, since1904 }
}

/** Paths of the parts that a workbook names by number. */
function relations(text: string, file: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  if (text === '') return paths
  parse(text, file, (element, { Id = '', Target = '' }) => {
    if (element === 'Relationship') paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
  })
  return paths
}

function parse(
  text: string,
  file: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): void {
  const xml = new MemberXml(file, { open })
  xml.push(new TextEncoder().encode(text))
  xml.end()
}
