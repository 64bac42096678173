import type { KnownTerms } from '../mapping/content-evidence.js'
import type { MappingTemplate } from '../mapping/mapping-template.js'
import type { ToldColumn } from '../mapping/told-columns.js'
import type { DateBounds } from '../quality/suspicious-values.js'
import type { ColumnMapping } from '../table/column-mapping.js'

/** How tables are read, where the defaults do not do. */
export interface TableOptions {
  /** What the columns hold, by their names; such as `proposeMapping` gave, after the user looked at it. */
  readonly mapping?: ColumnMapping
  /** What single columns hold; the others are mapped as without it. Goes before `mapping` and `templates`. */
  readonly columns?: readonly ToldColumn[]
  /** Saved mappings. The one that fits a table is used for it, unless there is a `mapping`. */
  readonly templates?: readonly MappingTemplate[]
  /** Sheet of a workbook: its name, or its number from 1. Without it the first that has the most needed columns. */
  readonly sheet?: string | number
  /** Line of the header, or row of a sheet, from 1. Without it the first lines tell, where titles stand above the header. */
  readonly headerRow?: number
  /** Encoding of text, by its label in the WHATWG Encoding Standard such as `windows-1251`. Without it the bytes tell. */
  readonly encoding?: string
  /**
   * What parts the names in the cells of a column that holds several, where the evidence of the column is not to decide. The
   * key is a field (`drug`, `event`) or the name of a column; the value `none`, which keeps each cell whole, a text such as
   * `;` or `//`, or a name: `line`, `bar`, `caret`, `tab`, `tilde`, `doubled`, `bullet`, `semicolon`, `comma`, `slash`, `and`, `plus`.
   */
  readonly splits?: Readonly<Record<string, string>>
  /** Names in lower case that are known from elsewhere: they tell lists from names with commas, and columns apart. */
  readonly terms?: KnownTerms
  /** Take every row for a case of its own where the table has no column of ids. A warning says so. */
  readonly synthesiseCaseIds?: boolean
  /** Bounds of dates for the report on data quality. */
  readonly dates?: DateBounds
}
