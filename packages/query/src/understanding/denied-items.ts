import type { UnderstoodItem } from './understood-items.js'

/**
 * Marks what is denied: the chip behind “not”, “no”, “without”, and those that “or”, “and” or a comma joins to it. “or” joins
 * whatever it is (“not serious or fatal” denies both), “and” only the same kind (“without A and B”, but “not serious and in Japan”).
 */
export function deniedItems(items: readonly UnderstoodItem[]): readonly UnderstoodItem[] {
  let denying = false
  let last: UnderstoodItem | undefined
  let join: 'or' | 'and' | undefined
  return items.map((item) => {
    const word = item.task?.join
    if (item.chip === undefined) {
      if (word === 'not') [denying, last, join] = [true, undefined, undefined]
      else if (word === 'or' || (word === 'and' && join !== 'or')) join = word
      else if (word !== undefined) denying = false
      return item
    }
    const { kind } = item.chip.meaning
    if (kind === 'task' || kind === 'missing' || kind === 'declined' || kind === 'roles') return item
    const reaches =
      denying && (last === undefined || join === 'or' || (join === 'and' && kindOf(last) === kindOf(item)))
    denying = reaches
    join = undefined
    last = item
    return reaches ? { ...item, chip: { ...item.chip, denied: true } } : item
  })
}

/** What a chip is about: the field of a condition, drugs, or events. */
function kindOf({ chip }: UnderstoodItem): string {
  const meaning = chip!.meaning
  return meaning.kind === 'condition' && 'field' in meaning.filter ? meaning.filter.field : meaning.kind
}
