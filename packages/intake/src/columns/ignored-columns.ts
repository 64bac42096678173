import type { ResultNote } from '@aethersignal/model'

/** A note of the columns of a file that were not read, where there are any. */
export function ignoredColumns({
  ignoredColumns: names,
}: {
  readonly ignoredColumns: readonly string[]
}): ResultNote[] {
  if (names.length === 0) return []
  return [{ code: 'columns-ignored', message: `Columns not read: ${names.join(', ')}.`, count: names.length }]
}
