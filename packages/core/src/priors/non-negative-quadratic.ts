/**
 * The x ≥ 0 that minimises ½ x′Ax − b′x for a symmetric positive semidefinite A, by the active sets of Lawson & Hanson
 * (1974, chapter 23). Coordinates that A does not tell apart from those in use stay 0.
 */
export function nonNegativeQuadratic(a: readonly Float64Array[], b: readonly number[]): Float64Array {
  const size = b.length
  let x = new Float64Array(size)
  const used: number[] = []
  const refused = new Set<number>()
  for (let round = 0; round < 20 * size; round++) {
    let best = -1
    let steepest = 1e-12 * Math.max(...b.map(Math.abs))
    for (let j = 0; j < size; j++) {
      if (used.includes(j) || refused.has(j)) continue
      const slope = b[j]! - a[j]!.reduce((sum, one, k) => sum + one * x[k]!, 0)
      if (slope > steepest) [best, steepest] = [j, slope]
    }
    if (best < 0) return x
    used.push(best)
    for (;;) {
      const goal = solved(a, b, used)
      if (goal === undefined) {
        used.splice(used.indexOf(best), 1)
        refused.add(best)
        break
      }
      let step = 1
      for (const j of used) if (goal[j]! <= 0 && goal[j]! < x[j]!) step = Math.min(step, x[j]! / (x[j]! - goal[j]!))
      x = x.map((value, j) => value + step * (goal[j]! - value))
      if (step === 1) break
      for (const j of [...used]) {
        if (goal[j]! > 0 || x[j]! > 1e-15) continue
        x[j] = 0
        used.splice(used.indexOf(j), 1)
      }
      if (!used.includes(best)) {
        refused.add(best)
        break
      }
    }
  }
  return x
}

/** The unconstrained minimum over the coordinates in use, by Cholesky's factors; nothing where they are dependent. */
export function solved(
  a: readonly Float64Array[],
  b: readonly number[],
  used: readonly number[],
): Float64Array | undefined {
  const size = used.length
  const factor = Array.from({ length: size }, () => new Float64Array(size))
  const y = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[used[i]!]![used[j]!]!
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!
      if (j < i) factor[i]![j] = sum / factor[j]![j]!
      else if (sum > 1e-13 * a[used[i]!]![used[i]!]!) factor[i]![i] = Math.sqrt(sum)
      else return undefined
    }
    let sum = b[used[i]!]!
    for (let k = 0; k < i; k++) sum -= factor[i]![k]! * y[k]!
    y[i] = sum / factor[i]![i]!
  }
  const x = new Float64Array(a.length)
  for (let i = size - 1; i >= 0; i--) {
    let sum = y[i]!
    for (let k = i + 1; k < size; k++) sum -= factor[k]![i]! * x[used[k]!]!
    x[used[i]!] = sum / factor[i]![i]!
  }
  return x
}
