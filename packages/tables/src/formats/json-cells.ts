import { VALUE_SEPARATOR } from '../table/value-separator.js'

const DEEPEST = 6

/**
 * The cells of a JSON object, by path: `patient.sex`. The values of an array stand in one cell, parted by
 * {@link VALUE_SEPARATOR}; of an array of objects each property is a cell of as many values as the array has objects, so
 * that `drugs.name` and `drugs.role` stay side by side. Numbers past 2⁵³, whose last digits JSON.parse loses, are written
 * with an exponent, as rounded.
 */
export function jsonCells(object: Readonly<Record<string, unknown>>): Map<string, string> {
  const cells = new Map<string, string>()
  addObject(object, '', cells, 0)
  return cells
}

function addObject(
  object: Readonly<Record<string, unknown>>,
  prefix: string,
  cells: Map<string, string>,
  depth: number,
) {
  for (const [key, value] of Object.entries(object)) {
    const path = prefix + key
    if (Array.isArray(value)) addArray(value, path, cells, depth)
    else if (isObject(value) && depth < DEEPEST) addObject(value, `${path}.`, cells, depth + 1)
    else cells.set(path, textOf(value))
  }
}

function addArray(values: readonly unknown[], path: string, cells: Map<string, string>, depth: number): void {
  if (depth >= DEEPEST || !values.some(isObject)) {
    cells.set(path, values.map(textOf).join(VALUE_SEPARATOR))
    return
  }
  const rows = values.map((value) => {
    const own = new Map<string, string>()
    if (isObject(value)) addObject(value, '', own, depth + 1)
    else own.set('', textOf(value))
    return own
  })
  for (const key of new Set(rows.flatMap((row) => [...row.keys()]))) {
    const texts = rows.map((row) => row.get(key) ?? '')
    cells.set(key === '' ? path : `${path}.${key}`, texts.join(VALUE_SEPARATOR))
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value)
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
