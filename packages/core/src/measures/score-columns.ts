import type { cellColumns, Measure, measureColumns } from './measure-columns.js'

/** A column of numbers for each name. */
type Columns<Name extends string> = { readonly [Column in Name]: Float64Array }

/** A column that shows what the measures are made of. */
type CellColumn = (typeof cellColumns)[number]

/** The columns of the measures asked for. */
type ColumnOf<Asked extends readonly Measure[]> = (typeof measureColumns)[Asked[number]][number]

/** Where the list is known only when it runs, any of its measures may be missing. */
type MeasureColumns<Asked extends readonly Measure[]> = number extends Asked['length']
  ? Partial<Columns<ColumnOf<Asked>>>
  : Columns<ColumnOf<Asked>>

/** The columns a, b, c, d and expected, as far as the options leave them in. */
type CellColumns<Options> = Options extends { readonly cells: false }
  ? unknown
  : Options extends { readonly cells: true }
    ? Columns<CellColumn>
    : 'cells' extends keyof Options
      ? Partial<Columns<CellColumn>>
      : Columns<CellColumn>

/**
 * The columns of scores by the measures asked for: those of `['prr', 'ic']` have `prr` and `ic025`, and no `ror`. Of a list
 * that is known only when the program runs each column may be missing.
 */
export type ScoreColumns<Asked extends readonly Measure[], Options> = MeasureColumns<Asked> & CellColumns<Options>

/** A reason a row for each measure asked for. */
export type ScoreReasons<Asked extends readonly Measure[]> = number extends Asked['length']
  ? { readonly [Name in Asked[number]]?: Uint8Array }
  : { readonly [Name in Asked[number]]: Uint8Array }
