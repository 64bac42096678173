import type { ResultTable } from '@aethersignal/model'
import { wholeText } from './whole-text.js'

/** How many values of a column, undefined ones aside, are such. */
export function countOf({ columns }: ResultTable, column: string, counts: (value: number) => boolean): string {
  const values = Array.from<unknown>(columns.find(({ name }) => name === column)?.values ?? [])
  return wholeText(values.filter((value) => counts(Number(value))).length)
}
