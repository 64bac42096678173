import type { Steps } from '@aethersignal/core'

/** Items sorted or merged between two steps. */
const STRETCH = 4096

/** The items in order, in steps; those that compare as equal keep theirs. A merge sort: runs are sorted, then merged by twos. */
export function* sortedInSteps<T>(items: readonly T[], compare: (left: T, right: T) => number): Steps<T[]> {
  let runs: T[][] = []
  for (let from = 0; from < items.length; from += STRETCH) {
    runs.push(items.slice(from, from + STRETCH).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergedInSteps(runs[at]!, runs[at + 1] ?? [], compare))
    runs = merged
  }
  return runs[0] ?? []
}

function* mergedInSteps<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (left: T, right: T) => number,
): Steps<T[]> {
  const merged: T[] = []
  let fromLeft = 0
  let fromRight = 0
  while (fromLeft < left.length || fromRight < right.length) {
    if (merged.length % STRETCH === STRETCH - 1) yield
    const isLeft =
      fromRight >= right.length || (fromLeft < left.length && compare(left[fromLeft]!, right[fromRight]!) <= 0)
    merged.push(isLeft ? left[fromLeft++]! : right[fromRight++]!)
  }
  return merged
}
