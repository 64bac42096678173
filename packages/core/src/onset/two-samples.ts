import { AetherError } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'

/** Refuses a sample that is empty or holds a value that is not finite. */
export function checkedSample(field: string, sample: NumberColumn): NumberColumn {
  if (sample.length === 0) {
    throw new AetherError('measure/too-little-data', `${field} is empty.`, {
      place: { field },
      remedy: 'Give at least one value for each group.',
    })
  }
  for (let row = 0; row < sample.length; row++) {
    if (Number.isFinite(sample[row])) continue
    throw new AetherError('measure/invalid-value', `${field} of row ${row + 1} is ${sample[row]}.`, {
      place: { field, row },
      remedy: 'Give finite numbers; censored and partly known times cannot be ranked.',
    })
  }
  return sample
}

/** A distinct value of two pooled samples: how many of each are not above it. */
export interface MergedStep {
  readonly inA: number
  readonly inB: number
  /** How many of both have this value. */
  readonly ties: number
}

/** The distinct values of two samples in rising order. */
export function mergedSteps(a: NumberColumn, b: NumberColumn): readonly MergedStep[] {
  const x = Float64Array.from(a).sort()
  const y = Float64Array.from(b).sort()
  const steps: MergedStep[] = []
  let inA = 0
  let inB = 0
  while (inA < x.length || inB < y.length) {
    const before = inA + inB
    const value = Math.min(x[inA] ?? Infinity, y[inB] ?? Infinity)
    while (inA < x.length && x[inA] === value) inA++
    while (inB < y.length && y[inB] === value) inB++
    steps.push({ inA, inB, ties: inA + inB - before })
  }
  return steps
}
