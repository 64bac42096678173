/**
 * Assigns rows to columns of a matrix of scores, one to one, so that the sum of scores is as large as can be: the Hungarian
 * method with potentials (Kuhn 1955, doi:10.1002/nav.3800020109; Munkres 1957, doi:10.1137/0105003), O(n²·m) for n rows and
 * m columns. A row gets none (−1) rather than a score of 0 or less.
 */
export function assignColumns(scores: readonly (readonly number[])[]): number[] {
  const rows = scores.length
  if (rows === 0) return []
  const given = scores[0]!.length
  // As many columns of score 0 as rows stand for "none", so that every row can be assigned.
  const columns = given + rows
  const cost = (row: number, column: number) => (column <= given ? -Math.max(0, scores[row - 1]![column - 1]!) : 0)
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  const before = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Uint8Array(columns + 1)
    let column = 0
    do {
      used[column] = 1
      const from = rowOf[column]!
      let delta = Number.POSITIVE_INFINITY
      let next = 0
      for (let to = 1; to <= columns; to++) {
        if (used[to]) continue
        const reduced = cost(from, to) - rowPotential[from]! - columnPotential[to]!
        if (reduced < least[to]!) {
          least[to] = reduced
          before[to] = column
        }
        if (least[to]! < delta) {
          delta = least[to]!
          next = to
        }
      }
      for (let to = 0; to <= columns; to++) {
        if (used[to]) {
          rowPotential[rowOf[to]!]! += delta
          columnPotential[to]! -= delta
        } else least[to]! -= delta
      }
      column = next
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      rowOf[column] = rowOf[before[column]!]!
      column = before[column]!
    }
  }
  const assigned = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= given; column++) {
    const row = rowOf[column]! - 1
    if (row >= 0 && scores[row]![column - 1]! > 0) assigned[row] = column - 1
  }
  return assigned
}
