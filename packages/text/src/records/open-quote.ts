import { AetherError } from '@aethersignal/model'
import type { Dialect } from './parse-text.js'

/** Characters that one quoted cell may have. The longest narratives of published reports have some 32,000. */
export const LONGEST_QUOTED_CELL = 1_048_576

/**
 * Where a quote was opened that nothing closes within {@link LONGEST_QUOTED_CELL} characters, from the beginning of a record;
 * −1 where all are closed.
 */
export function openQuote(text: string, { delimiter, newline, unquoted }: Dialect): number {
  if (unquoted) return -1
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      const end = closingQuote(text, at, delimiter, newline)
      if (end === -1 || end - at > LONGEST_QUOTED_CELL) return at
      at = end + 1
    }
    const cell = text.indexOf(delimiter, at)
    const line = text.indexOf(newline, at)
    if (cell === -1 && line === -1) return -1
    at = Math.min(cell === -1 ? line : cell, line === -1 ? cell : line) + 1
  }
  return -1
}

/** A quote closes a cell where the delimiter or the line end follows; a doubled one belongs to the text (RFC 4180, 2.7). */
function closingQuote(text: string, opened: number, delimiter: string, newline: string): number {
  for (let at = text.indexOf('"', opened + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at++
      continue
    }
    let behind = at + 1
    while (text[behind] === ' ' || text[behind] === '\r') behind++
    if (behind >= text.length || text[behind] === delimiter || text[behind] === newline || text[at + 1] === newline) {
      return at
    }
  }
  return -1
}

/** The refusal of a table in which a quote is opened on this line and not closed. */
export function unclosedQuote(name: string, line: number): AetherError {
  return new AetherError('input/unreadable', `${name}: the quote that opens in line ${line} is not closed.`, {
    place: { file: name, line },
    remedy: 'Close the quote, or write it twice and in quotes where it belongs to the text; then load the file again.',
  })
}
