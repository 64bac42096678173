import type { AbortSignalLike } from '../counts/count.js'
import { AetherError, throwIfAborted } from '../errors/aether-error.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { type FitTable, fittedPoints } from './fitted-points.js'
import { type Atom, type Interval, type Mixture, PointMassLikelihood } from './point-mass-likelihood.js'

/** A discrete prior of the reporting ratio: `weight[j]`, which sum to 1, at `ratio[j]`, ascending from 0 or above. */
export interface DiscretePrior {
  /** Reporting ratios λ that have a share. */
  readonly ratio: Float64Array
  /** Share of each. */
  readonly weight: Float64Array
}

/** A fitted discrete prior with its certificate. */
export interface NonParametricFit {
  /** The prior of greatest likelihood. */
  readonly prior: DiscretePrior
  /** How far the fit can be trusted. */
  readonly certificate: {
    readonly negLogLikelihood: number
    /**
     * No prior whatever has a −log L lower than this one's by more than this: a bound of the directional
     * derivative towards every point mass, proved on intervals from the smallest to the largest n/E (Lindsay 1983). Where
     * `converged` is false it may be no more than the largest derivative found.
     */
    readonly dualGap: number
    /** True where the gap is at most the tolerance. */
    readonly converged: boolean
    readonly iterations: number
    readonly points: number
  }
}

/** How to fit. */
export interface NonParametricOptions {
  /** Points of the logarithmic grid on which new atoms are looked for first; default 200. */
  readonly grid?: number
  /** The gap in −log L to stop at; default 1e-6. */
  readonly tolerance?: number
  /** Looked at in every iteration. */
  readonly signal?: AbortSignalLike
}

const mostIterations = 200

/**
 * The non-parametric maximum likelihood estimate of the prior of λ, n ~ Poisson(λ E) (Kiefer & Wolfowitz 1956; Koenker &
 * Mizera 2014): a convex problem whose solution has few atoms, at 0 too where cells are empty, found by the constrained
 * Newton method of Wang (2007). Atoms are not held to the grid. For a table of which nothing is left out; empty cells count.
 * @throws AetherError `measure/invalid-option`, and as `fitMgpsPrior` for the table.
 */
export function fitNonParametricPrior(table: FitTable, options: NonParametricOptions = {}): NonParametricFit {
  const { grid: size = 200, tolerance = 1e-6, signal } = options
  if (!(Number.isSafeInteger(size) && size >= 10)) refuse('grid', 'grid has to be a whole number from 10 on.')
  if (!(tolerance > 0)) refuse('tolerance', 'tolerance has to be above 0.')
  const { n, expected, weight } = fittedPoints(table, 0)
  const likelihood = new PointMassLikelihood(n, expected, weight)
  const grid = gridOf(n, expected, size)
  let atoms: readonly Atom[] = startingAtoms(likelihood, grid)
  let mixture: Mixture['mixture'] = likelihood.mixture(atoms)
  let gap = Infinity
  let iterations = 0
  for (; iterations < mostIterations; iterations++) {
    throwIfAborted(signal)
    const slopes = grid.map((ratio) => likelihood.slope(ratio, mixture.log))
    let tops = grid.flatMap((ratio, j): Interval[] => {
      if (slopes[j]! < (slopes[j - 1] ?? 0) || slopes[j]! < (slopes[j + 1] ?? 0)) return []
      return [[ratio, grid[j - 1] ?? ratio, grid[j + 1] ?? ratio]]
    })
    gap = Math.max(0, ...slopes) - likelihood.cells
    if (gap <= tolerance / 2) {
      const proof = likelihood.proof(grid, mixture.log, tolerance, signal)
      gap = proof.gap
      if (proof.above.length === 0) break
      tops = [...tops, ...proof.above]
    }
    const found = tops.map((interval) => likelihood.steepest(...interval, mixture.log))
    const apart = found.filter(({ ratio }, j) =>
      [...atoms, ...found.slice(0, j)].every((one) => Math.abs(ratio - one.ratio) > 1e-4 * one.ratio),
    )
    const next = likelihood.improved([...atoms, ...apart], mixture)
    if (next === undefined) break
    atoms = next.atoms
    mixture = next.mixture
  }
  const sorted = [...atoms].sort((one, other) => one.ratio - other.ratio)
  return {
    prior: {
      ratio: Float64Array.from(sorted, ({ ratio }) => ratio),
      weight: Float64Array.from(sorted, (atom) => atom.weight),
    },
    certificate: {
      negLogLikelihood: -mixture.value,
      dualGap: gap,
      converged: gap <= tolerance,
      iterations,
      points: n.length,
    },
  }
}

/** A few steps of the EM algorithm on the whole grid, and of its weights the largest of every eight and of every hill. */
function startingAtoms(likelihood: PointMassLikelihood, grid: readonly number[]): Atom[] {
  let atoms = grid.map((ratio) => likelihood.atom(ratio, 1 / grid.length))
  for (let step = 0; step < 5; step++) {
    const mixture = likelihood.mixture(atoms)
    atoms = atoms.map((atom) => ({
      ...atom,
      weight: (atom.weight * likelihood.slope(atom.ratio, mixture.log)) / likelihood.cells,
    }))
  }
  const kept: { ratio: number; weight: number; log: Float64Array; peak: number }[] = []
  let falling = true
  let members = 0
  atoms.forEach((atom, j) => {
    const rises = j === 0 || atom.weight > atoms[j - 1]!.weight
    if ((rises && falling) || members === 8) {
      kept.push({ ...atom, peak: atom.weight })
      members = 0
    } else {
      const last = kept.at(-1)!
      last.weight += atom.weight
      if (atom.weight > last.peak) Object.assign(last, { ratio: atom.ratio, log: atom.log, peak: atom.weight })
    }
    members += 1
    falling = !rises
  })
  return kept
}

/**
 * Evenly on the logarithmic scale from the smallest to the largest n/E, and the ratios of the pairs whose likelihood is
 * narrower than a step, those closer than a fourth of its width left out; with empty cells from 0 on.
 */
function gridOf(n: Float64Array, expected: Float64Array, size: number): readonly number[] {
  const ratios = n.map((count, i) => (count === 0 ? 0.1 : count) / expected[i]!)
  const [least, most] = [
    ratios.reduce((one, other) => Math.min(one, other)),
    ratios.reduce((one, other) => Math.max(one, other)),
  ]
  const low = log(least)
  const step = (log(most) - low) / (size - 1)
  const order = Array.from(n, (_, i) => i).filter((i) => n[i]! * step * step > 0.25)
  order.sort((one, other) => ratios[one]! - ratios[other]!)
  const narrow: number[] = []
  for (const i of order) {
    if (ratios[i]! > (narrow.at(-1) ?? 0) * (1 + 0.25 / Math.sqrt(n[i]!))) narrow.push(ratios[i]!)
  }
  const even = Array.from({ length: size }, (_, j) => Math.min(exp(low + step * j), most))
  const ends = n.includes(0) ? [0, least, most] : [least, most]
  return Array.from(new Set([...ends, ...even, ...narrow]))
    .filter((ratio) => ratio === 0 || ratio >= least)
    .sort((one, other) => one - other)
}

function refuse(field: string, message: string): never {
  throw new AetherError('measure/invalid-option', message, { place: { field } })
}
