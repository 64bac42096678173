import type { ZeroCells } from '@aethersignal/model'
import { decimalNumber } from './decimal-number.js'
import { type Flag, read, text } from './flag.js'
import { requireAlpha, requireLevel } from './level.js'
import { zeroCellsOption } from './output-options.js'
import { wholeNumber } from './whole-number.js'

/** Level of intervals. */
export function level(what = 'level of the intervals'): Flag<number> {
  return { ...read('<p>', what, decimalNumber, 0.95), check: requireLevel }
}

/** Level of tests. */
export function alpha(what: string): Flag<number> {
  return { ...read('<p>', what, decimalNumber, 0.05), check: requireAlpha }
}

/** A whole number of at least so much. */
export function whole(what: string, least: number): Flag<number | undefined>
export function whole(what: string, least: number, initial: number): Flag<number>
export function whole(what: string, least: number, initial?: number): Flag<number | undefined> {
  return read('<n>', what, wholeNumber(least), initial)
}

/** A decimal number. */
export function decimal(argument: string, what: string, initial: number): Flag<number> {
  return read(argument, what, decimalNumber, initial)
}

/** What to do with tables that have an empty cell. */
export const ZERO_CELLS: Flag<ZeroCells> = { initial: 'none', option: () => zeroCellsOption() }

/** What makes a case series. */
export const SERIES = {
  drug: text('<name>', 'the drug of the series'),
  event: text('<term>', 'the event of the series'),
}
