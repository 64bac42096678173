import { normaliseName } from '@aethersignal/model'
import { VALUE_SEPARATOR } from '../table/value-separator.js'
import { type NameField, readCell } from '../values/missing.js'
import { writtenList } from './written-list.js'

/** Whether a cell gives a name, however it is parted: something in it is neither a mark nor a word for nothing. */
export function hasName(cell: string, field: NameField): boolean {
  if (PLAIN_NAME.test(cell)) return readCell(cell, field) !== null
  const parts = writtenList(cell)?.values ?? cell.split(MARKS)
  return parts.some((part) => {
    const text = readCell(part, field)
    return text !== null && normaliseName(text) !== null
  })
}

const MARKS = new RegExp(`[;|,^\\t\\r\\n•${VALUE_SEPARATOR}]`)

/** What most names are, which saves the closer look. */
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9 .'+/-]*$/
