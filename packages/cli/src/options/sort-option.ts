import { MEASURE_COLUMNS, type Measure, SIGNAL_COLUMNS, type SignalColumn, type SortOrder } from '@aethersignal/model'
import { InvalidArgumentError } from 'commander'

const COUNT_COLUMNS: readonly SignalColumn[] = ['a', 'b', 'c', 'd', 'expected']

/** The columns a table of these measures has, in the order they are written. */
export function columnsOf(measures: readonly Measure[]): readonly SignalColumn[] {
  const filled = new Set([...COUNT_COLUMNS, ...measures.flatMap((measure) => MEASURE_COLUMNS[measure])])
  return SIGNAL_COLUMNS.filter((column) => filled.has(column))
}

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

/** The measure a ranking goes by where none was asked for: its lower bound, which few reports do not carry far. */
export function defaultSort(measures: readonly Measure[]): SortOrder {
  const bounds = { ebgm: 'eb05', ic: 'ic025', prr: 'prr025', ror: 'ror025', chi2: 'chi2' } as const
  const ranking = Object.entries(bounds).find(([measure]) => measures.includes(measure as Measure))
  return { by: ranking?.[1] ?? 'a', direction: 'descending' }
}
