import { codePointOrder } from '@aethersignal/model'

/**
 * The names nearest to a text by edits (letters added, left out, changed, or two neighbours swapped), at most a third of
 * its length, nearest first, ties in order of code points.
 */
export function closeNames(text: string, names: Iterable<string>, limit: number): readonly string[] {
  const most = Math.max(1, Math.floor(text.length / 3))
  const near: { readonly name: string; readonly edits: number }[] = []
  for (const name of names) {
    if (Math.abs(name.length - text.length) > most) continue
    const edits = editDistance(text, name)
    if (edits <= most) near.push({ name, edits })
  }
  near.sort((left, right) => left.edits - right.edits || codePointOrder(left.name, right.name))
  return near.slice(0, limit).map(({ name }) => name)
}

/** Optimal string alignment distance. */
function editDistance(left: string, right: string): number {
  let before: number[] = []
  let above = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1
      let edits = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + changed)
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        edits = Math.min(edits, before[column - 2]! + 1)
      }
      current.push(edits)
    }
    before = above
    above = current
  }
  return above[right.length]!
}
