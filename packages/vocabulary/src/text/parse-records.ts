import { AetherError } from '@aethersignal/model'

/** One record of a delimited text, with the line it begins on, from 1. */
export interface TextRecord {
  readonly line: number
  readonly fields: readonly string[]
}

/**
 * Splits a delimited text into records by RFC 4180: fields may be quoted, a doubled quote stands for one, and quoted fields
 * may hold delimiters and line feeds. A quote inside an unquoted field is a character like any other. Lines end in LF, CRLF
 * or CR; blank lines are passed over; a byte order mark is taken off. With `isQuoted` false every quote is a character.
 * @throws AetherError `input/invalid-row` where a quoted field does not end.
 */
export function* parseRecords(text: string, delimiter: string, isQuoted = true): Generator<TextRecord> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < text.length) {
    const first = line
    const fields: string[] = []
    for (let more = true; more; ) {
      let value = ''
      if (isQuoted && text[at] === '"') {
        const field = quotedField(text, at, line)
        value = field.value
        at = field.end
        line += field.lines
      }
      const end = endOfField(text, at, delimiter)
      fields.push(value + text.slice(at, end))
      more = text[end] === delimiter
      at = more ? end + 1 : end
    }
    if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      line += 1
    }
    if (fields.length > 1 || fields[0]!.trim() !== '') yield { line: first, fields }
  }
}

function endOfField(text: string, from: number, delimiter: string): number {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}

function quotedField(text: string, from: number, line: number) {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) {
      throw new AetherError('input/invalid-row', `The quoted field that begins on line ${line} does not end.`, {
        place: { line },
        remedy: 'Close the quote, or double the quotes that belong to the text.',
      })
    }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      return { value, end: quote + 1, lines: value.split(/\r\n|\r|\n/).length - 1 }
    }
    value += '"'
    at = quote + 2
  }
}
