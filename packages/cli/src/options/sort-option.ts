import { SIGNAL_COLUMNS, type SortOrder } from '@aethersignal/model'
import { InvalidArgumentError } from 'commander'

/** Reads `eb05`, `eb05:asc` or `drug:desc`. Numbers fall, names rise, unless the direction is given. */
export function sortOrder(text: string): SortOrder {
  const [column = '', direction, ...rest] = text.toLowerCase().split(':')
  const by = (['drug', 'event', ...SIGNAL_COLUMNS] as const).find((name) => name === column)
  if (by === undefined || rest.length > 0) {
    throw new InvalidArgumentError(`Sort by drug, event or one of ${SIGNAL_COLUMNS.join(', ')}.`)
  }
  if (direction === undefined) {
    return { by, direction: by === 'drug' || by === 'event' ? 'ascending' : 'descending' }
  }
  if (direction === 'asc') return { by, direction: 'ascending' }
  if (direction === 'desc') return { by, direction: 'descending' }
  throw new InvalidArgumentError('After the colon stands asc or desc.')
}
