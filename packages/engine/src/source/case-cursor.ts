import { AetherError } from '@aethersignal/model'

/** The cursor of the page that begins at a report of the index. It holds for one state of the data. */
export function writeCaseCursor(datasetHash: string, report: number): string {
  return `${datasetHash}.${report}`
}

/**
 * The report at which the page of a cursor begins; 0 without one.
 *
 * @throws AetherError `request/invalid` for a text that is no cursor, or one of another state of the data.
 */
export function readCaseCursor(datasetHash: string, cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const dot = cursor.lastIndexOf('.')
  const report = cursor.slice(dot + 1)
  if (dot === -1 || !/^\d{1,10}$/.test(report)) throw invalidCursor('The cursor is not one that a page gave.')
  if (cursor.slice(0, dot) !== datasetHash) throw invalidCursor('The cursor belongs to another state of the data.')
  return Number(report)
}

function invalidCursor(message: string): AetherError {
  return new AetherError('request/invalid', message, {
    place: { field: 'cursor' },
    remedy: 'Begin again without a cursor.',
  })
}
